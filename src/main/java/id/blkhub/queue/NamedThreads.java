package id.blkhub.queue;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads with a name that tells an operator what they do. */
final class NamedThreads implements ThreadFactory {
  private final AtomicInteger number = new AtomicInteger();
  private final String name;

  NamedThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, name + '-' + number.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
