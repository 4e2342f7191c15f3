package id.blkhub.fault;

import id.blkhub.flow.Letters;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HubProcess;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The partners of a soak: vacancies by queue and HTTP, and for each tenth message a trainee's way
 * from enrolment to certificate. Everybody reads what is there for them.
 */
final class SoakLoad implements AutoCloseable {
  private static final int SENDERS = 4;
  private static final int IN_FLIGHT = 200;
  private static final int TRAINEE_EVERY = 10;
  private static final int HTTP_EVERY = 5;

  private final HubProcess hub;
  private final List<QueuePartner> connections = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLong confirmed = new AtomicLong();
  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private final AtomicLong arrived = new AtomicLong();
  private final AtomicLong twice = new AtomicLong();
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Semaphore permits = new Semaphore(0);
  private volatile boolean over;

  SoakLoad(HubProcess hub) throws JMSException {
    this.hub = hub;
    listen("blk", "vacancy", "certification", "microcredit-decision");
    listen("supra", "certification");
    listen("dinkop", "enrolment", "certification", "microcredit-referral");
    listen("bnsp");
    listen("bank");
    for (int n = 0; n < SENDERS; n++) {
      Thread thread = new Thread(this::send, "soak-sender-" + n);
      thread.start();
      threads.add(thread);
    }
  }

  private void listen(String partner, String... kinds) throws JMSException {
    QueuePartner client = new QueuePartner(partner, hub.amqpPort());
    connections.add(client);
    for (String queue :
        Stream.concat(
                Stream.of("receipts." + partner),
                Stream.of(kinds).map(kind -> "out." + partner + '.' + kind))
            .toList()) {
      client.listen(queue, (text, message) -> taken(queue, text));
    }
  }

  private void taken(String queue, String text) {
    if (queue.equals("out.blk.vacancy")) {
      Long since = sentAt.remove(Texts.between(text, "\"id_lowongan\":\"", "\""));
      if (since == null) {
        twice.incrementAndGet();
      } else {
        arrived.incrementAndGet();
        nanos.add(System.nanoTime() - since);
      }
    }
  }

  private void send() {
    HttpPartner http = new HttpPartner("supra", "supra", hub.httpPort());
    try (QueuePartner supra = new QueuePartner("supra", hub.amqpPort());
        QueuePartner blk = new QueuePartner("blk", hub.amqpPort());
        QueuePartner bnsp = new QueuePartner("bnsp", hub.amqpPort())) {
      while (!over) {
        if (!permits.tryAcquire(100, TimeUnit.MILLISECONDS)) {
          continue;
        }
        int n = next.getAndIncrement();
        if (n % TRAINEE_EVERY == 0) {
          blk.send("in.blk.enrolment", Letters.enrolment(n));
          blk.send("in.blk.assessment", Letters.assessment(n));
          bnsp.send("in.bnsp.certification", Letters.certification(n));
          confirmed.addAndGet(3);
        } else {
          sentAt.put(Letters.vacancyId(n), System.nanoTime());
          if (n % HTTP_EVERY == 1) {
            int status = http.post("vacancy", Letters.vacancy(n)).status();
            if (status != 202) {
              throw new IllegalStateException("status " + status);
            }
          } else {
            supra.send("in.supra.vacancy", Letters.vacancy(n));
          }
          confirmed.incrementAndGet();
        }
      }
    } catch (Exception e) {
      failures.add(e);
    }
  }

  /** Sends as fast as vacancies arrive; gives how many steps a second that was. */
  double fastest(long seconds) throws InterruptedException {
    int before = next.get();
    long start = System.nanoTime();
    Semaphore never = new Semaphore(0);
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
      int room = IN_FLIGHT - sentAt.size() - permits.availablePermits();
      if (room > 0) {
        permits.release(room);
      }
      never.tryAcquire(5, TimeUnit.MILLISECONDS);
    }
    permits.drainPermits();
    return (next.get() - before) * 1e9 / (System.nanoTime() - start);
  }

  /** Sends at a fixed rate. */
  void steady(double aSecond, long seconds) throws InterruptedException {
    Semaphore never = new Semaphore(0);
    long start = System.nanoTime();
    long released = 0;
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
      long due = (long) ((System.nanoTime() - start) / 1e9 * aSecond);
      permits.release((int) (due - released));
      released = due;
      never.tryAcquire(20, TimeUnit.MILLISECONDS);
    }
  }

  /** Median and 99th percentile of sending to arrival since the last call, in milliseconds. */
  long[] millis() {
    List<Long> sorted = new ArrayList<>();
    for (Long one = nanos.poll(); one != null; one = nanos.poll()) {
      sorted.add(one);
    }
    sorted.sort(null);
    return sorted.isEmpty()
        ? new long[] {-1, -1}
        : new long[] {
          TimeUnit.NANOSECONDS.toMillis(sorted.get(sorted.size() / 2)),
          TimeUnit.NANOSECONDS.toMillis(sorted.get(sorted.size() * 99 / 100))
        };
  }

  /** Whether every vacancy that was sent has arrived. */
  boolean quiet() {
    return sentAt.isEmpty() && permits.availablePermits() == 0;
  }

  long confirmed() {
    return confirmed.get();
  }

  long arrived() {
    return arrived.get();
  }

  long twice() {
    return twice.get();
  }

  List<Throwable> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() throws Exception {
    over = true;
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    }
    for (QueuePartner connection : connections) {
      connection.close();
    }
  }
}
