package id.blkhub.bench;

import id.blkhub.sandbox.QueuePartner;
import jakarta.jms.JMSException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * One sender that sends at a fixed pace and three receivers that take what comes, over AMQP: how
 * long each message takes to be confirmed, and to be at the last of its receivers.
 */
final class Pace implements AutoCloseable {
  private static final String MARK = "ENR-B-";
  private static final int DIGITS = 8;
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final List<QueuePartner> receivers = new ArrayList<>();
  private final AtomicInteger arrivals = new AtomicInteger();
  private final long[] arrived;
  private final QueuePartner sender;
  private final int bytes;
  private int next;

  /**
   * @param most messages of all rounds together
   */
  Pace(Latency.Clients clients, int bytes, int most) throws JMSException {
    this.bytes = bytes;
    this.arrived = new long[most];
    for (int n = 1; n <= Agencies.COUNT; n++) {
      QueuePartner receiver = clients.open(Agencies.id(n));
      receiver.listen(PlainBroker.out(n), (text, message) -> arrived(text));
      receivers.add(receiver);
    }
    this.sender = clients.open("blk");
  }

  private void arrived(String text) {
    int at = text.indexOf(MARK) + MARK.length();
    int number = Integer.parseInt(text.substring(at, at + DIGITS));
    synchronized (arrived) {
      arrived[number] = Math.max(arrived[number], System.nanoTime());
    }
    arrivals.incrementAndGet();
  }

  /**
   * Sends for a while and waits until all receivers have all.
   *
   * @return milliseconds from sending: {@code confirmedP50}, {@code confirmedP99}, {@code
   *     receivedP50}, {@code receivedP99}
   */
  Map<String, Double> at(double aSecond, int count) throws JMSException {
    int from = next;
    next += count;
    byte[][] bodies = Agencies.bodies(from, count, bytes);
    double[] confirmed = new double[count];
    long[] sent = new long[count];
    long start = System.nanoTime();
    for (int n = 0; n < count; n++) {
      long due = start + (long) (n * 1e9 / aSecond);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      sent[n] = System.nanoTime();
      sender.send(PlainBroker.IN, new String(bodies[n], StandardCharsets.UTF_8));
      confirmed[n] = (System.nanoTime() - sent[n]) / 1e6;
    }
    Waits.until("all to arrive", LONGEST, () -> arrivals.get() >= next * Agencies.COUNT);
    double[] received = new double[count];
    synchronized (arrived) {
      for (int n = 0; n < count; n++) {
        received[n] = (arrived[from + n] - sent[n]) / 1e6;
      }
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("confirmedP50", percentile(confirmed, 50));
    figures.put("confirmedP99", percentile(confirmed, 99));
    figures.put("receivedP50", percentile(received, 50));
    figures.put("receivedP99", percentile(received, 99));
    return figures;
  }

  private static double percentile(double[] millis, int percent) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  @Override
  public void close() throws JMSException {
    sender.close();
    for (QueuePartner receiver : receivers) {
      receiver.close();
    }
  }
}
