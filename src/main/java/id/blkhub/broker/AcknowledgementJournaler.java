package id.blkhub.broker;

import id.blkhub.delivery.Acknowledged;
import id.blkhub.message.Blamed;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Refusal;
import id.blkhub.partner.RateLimiter;
import id.blkhub.queue.OutgoingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journals what the broker noticed but must not wait for: deliveries taken by partners, refusals.
 * What a crash makes it forget of the former, the start finds out again ({@link
 * AcknowledgementReconciler}); of refusals it keeps a bounded number and drops the rest.
 */
final class AcknowledgementJournaler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementJournaler.class);
  private static final int MOST_REFUSALS = 10_000;
  private static final int MOST_AT_ONCE = 500;
  private static final int REFUSALS_A_MINUTE = 600;

  private final RateLimiter rates = new RateLimiter();

  private final HubSender sender;
  private final Acknowledged acknowledged;
  private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();
  private final BlockingQueue<Refusal> refusals = new LinkedBlockingQueue<>(MOST_REFUSALS);
  private final Thread thread;
  private volatile boolean closing;

  private record Taken(String stamp, String sealedNote) {}

  AcknowledgementJournaler(HubSender sender, Acknowledged acknowledged) {
    this.sender = sender;
    this.acknowledged = acknowledged;
    this.thread = new Thread(this::run, "hub-aftermath");
    thread.setDaemon(true);
    thread.start();
  }

  void taken(String stamp, String sealedNote) {
    taken.add(new Taken(stamp, sealedNote));
  }

  /** Bounded in memory and, for each address it comes from, over time. */
  void refused(Refusal refusal) {
    String from = refusal.remote().replaceFirst(":\\d+$", "");
    if (rates.take(from, REFUSALS_A_MINUTE).isZero()) {
      refusals.offer(refusal);
    }
  }

  private void run() {
    while (!(closing && taken.isEmpty() && refusals.isEmpty())) {
      try {
        Taken first = taken.poll(50, TimeUnit.MILLISECONDS);
        if (first != null || !refusals.isEmpty()) {
          write(first);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // a restart finds these deliveries out again; the thread must go on for the others
        LOG.error("Some deliveries taken are journalled at the next start", Blamed.of(e));
      }
    }
  }

  private void write(Taken first) throws InterruptedException {
    List<Taken> batch = new ArrayList<>();
    if (first != null) {
      batch.add(first);
      taken.drainTo(batch, MOST_AT_ONCE);
    }
    List<Refusal> refused = new ArrayList<>();
    refusals.drainTo(refused, MOST_AT_ONCE);
    List<JournalEvent> events = new ArrayList<>();
    for (Taken delivery : batch) {
      try {
        events.add(acknowledged.event(delivery.stamp(), delivery.sealedNote()));
      } catch (RuntimeException e) {
        LOG.error(
            "messageId={} was taken, but its note cannot be read", delivery.stamp(), Blamed.of(e));
      }
    }
    List<OutgoingMessage> messages = new ArrayList<>();
    messages.add(QueuedJournal.message(events, refused));
    events.stream()
        .filter(JournalEvent::receipted)
        .forEach(event -> messages.add(acknowledged.receipt(event)));
    while (true) {
      try {
        sender.send(messages);
        return;
      } catch (NotSent e) {
        if (closing) {
          LOG.warn("{} deliveries taken are journalled at the next start", events.size());
          return;
        }
        LOG.warn(
            "The broker does not take the journal of taken deliveries; tried again", Blamed.of(e));
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
  }

  /** Writes what is left; call it while the broker still runs. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
