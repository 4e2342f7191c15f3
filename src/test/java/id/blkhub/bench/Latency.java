package id.blkhub.bench;

import id.blkhub.sandbox.QueuePartner;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a message takes from its confirmation to its place in each receiver's client, sent at a
 * fixed rate by AMQP clients. The same for the hub and for plain code.
 */
final class Latency {
  private static final int SENDERS = 8;
  private static final String MARK = "ENR-B-";
  private static final int DIGITS = 8;

  private Latency() {}

  /** Opens a client of a partner. */
  interface Clients {
    QueuePartner open(String partner) throws JMSException;
  }

  /**
   * @param rate messages a second, all senders together
   * @param warmUp messages before those that count
   * @return milliseconds by percentile, and the rate that was reached
   */
  static Map<String, Object> measure(Clients clients, int bytes, double rate, int warmUp, int count)
      throws Exception {
    int all = warmUp + count;
    byte[][] bodies = Agencies.bodies(0, all, bytes);
    long[] confirmed = new long[all];
    long[][] arrived = new long[Agencies.COUNT][all];
    AtomicInteger arrivals = new AtomicInteger();
    List<QueuePartner> receivers = new ArrayList<>();
    for (int n = 1; n <= Agencies.COUNT; n++) {
      QueuePartner receiver = clients.open(Agencies.id(n));
      long[] mine = arrived[n - 1];
      receiver.listen(
          PlainBroker.out(n),
          (text, message) -> {
            int at = text.indexOf(MARK) + MARK.length();
            mine[Integer.parseInt(text.substring(at, at + DIGITS))] = System.nanoTime();
            arrivals.incrementAndGet();
          });
      receivers.add(receiver);
    }
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      QueuePartner sender = clients.open("blk");
      receivers.add(sender);
      Thread thread = new Thread(() -> send(sender, bodies, next, start, rate, confirmed));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double reached = all * 1e9 / (System.nanoTime() - start);
    Waits.until(
        "all to arrive",
        java.time.Duration.ofMinutes(3),
        () -> arrivals.get() >= all * Agencies.COUNT);
    for (QueuePartner one : receivers) {
      one.close();
    }
    double[] millis = new double[count * Agencies.COUNT];
    int at = 0;
    for (long[] mine : arrived) {
      for (int n = warmUp; n < all; n++) {
        millis[at++] = Math.max(0, mine[n] - confirmed[n]) / 1e6;
      }
    }
    Arrays.sort(millis);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rate", reached);
    figures.put("p50", millis[millis.length / 2]);
    figures.put("p99", millis[millis.length * 99 / 100]);
    figures.put("max", millis[millis.length - 1]);
    return figures;
  }

  private static void send(
      QueuePartner sender,
      byte[][] bodies,
      AtomicInteger next,
      long start,
      double rate,
      long[] confirmed) {
    try {
      for (int n = next.getAndIncrement(); n < bodies.length; n = next.getAndIncrement()) {
        long due = start + (long) (n * 1e9 / rate);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        sender.send(PlainBroker.IN, new String(bodies[n], java.nio.charset.StandardCharsets.UTF_8));
        confirmed[n] = System.nanoTime();
      }
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
