package id.blkhub.fault;

import id.blkhub.flow.Letters;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.support.TestHub;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PT Supra's vacancies to the registry, as they go on beside a fault: each knows when it was sent
 * and when it arrived.
 */
final class RealTraffic implements AutoCloseable {
  private final AtomicInteger next = new AtomicInteger();
  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Thread> threads = new ArrayList<>();
  private final TestHub hub;
  private final QueuePartner receiver;

  RealTraffic(TestHub hub) throws Exception {
    this.hub = hub;
    receiver = hub.partner("blk");
    receiver.listen("out.blk.vacancy", (text, message) -> arrived(text));
  }

  private void arrived(String text) {
    String number = Texts.between(text, "\"id_lowongan\":\"", "\"");
    taken.add(number);
    Long since = sentAt.get(number);
    if (since != null) {
      nanos.add(System.nanoTime() - since);
    }
  }

  /** Sends at a fixed pace until {@link #stop()}. */
  void start(int aSecond) {
    over.set(false);
    threads.add(
        run(
            () -> {
              Semaphore never = new Semaphore(0);
              try (QueuePartner supra = hub.partner("supra")) {
                long due = System.nanoTime();
                while (!over.get()) {
                  send(supra);
                  due += TimeUnit.SECONDS.toNanos(1) / aSecond;
                  never.tryAcquire(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
                }
              }
            }));
  }

  void send(QueuePartner supra) throws Exception {
    int n = next.getAndIncrement();
    sentAt.put(Letters.vacancyId(n), System.nanoTime());
    supra.send("in.supra.vacancy", Letters.vacancy(n));
  }

  private interface Work {
    void run() throws Exception;
  }

  private Thread run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception e) {
                failures.add(e);
              }
            });
    thread.start();
    return thread;
  }

  void stop() throws InterruptedException {
    over.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    threads.clear();
  }

  /** Median time from the moment of sending to arrival, in milliseconds, since the last call. */
  long medianMillis() {
    List<Long> sorted;
    synchronized (nanos) {
      sorted = nanos.stream().sorted().toList();
      nanos.clear();
    }
    return sorted.isEmpty() ? -1 : TimeUnit.NANOSECONDS.toMillis(sorted.get(sorted.size() / 2));
  }

  int sent() {
    return next.get();
  }

  List<String> due() {
    return List.copyOf(sentAt.keySet());
  }

  List<String> taken() {
    synchronized (taken) {
      return List.copyOf(taken);
    }
  }

  int arrived() {
    return taken.size();
  }

  List<Throwable> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() throws Exception {
    stop();
    receiver.close();
  }
}
