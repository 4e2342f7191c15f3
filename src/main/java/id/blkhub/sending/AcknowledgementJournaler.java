package id.blkhub.sending;

import id.blkhub.broker.EventRecorder;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journals the deliveries that partners acknowledge and the refusals of the door, in a thread of
 * its own, so that the broker never waits. Both are in memory until then. A crash loses the
 * acknowledgements, and {@link AcknowledgementReconciler} finds them at the next start. Refusals
 * are bounded in number, and those beyond are dropped.
 */
final class AcknowledgementJournaler implements EventRecorder, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementJournaler.class);
  private static final int MOST_REFUSALS = 10_000;
  private static final int MOST_AT_ONCE = 500;
  private static final int REFUSALS_A_MINUTE = 600;

  private final RateLimiter rates = new RateLimiter();

  private final HubSender sender;
  private final Acknowledged acknowledged;
  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private final BlockingQueue<Refusal> refusals = new LinkedBlockingQueue<>(MOST_REFUSALS);
  private final Thread thread;
  private volatile boolean closing;

  private record Delivery(String messageId, String sealedHeader) {}

  AcknowledgementJournaler(HubSender sender, Acknowledged acknowledged) {
    this.sender = sender;
    this.acknowledged = acknowledged;
    this.thread = new Thread(this::run, "hub-acknowledgements");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void deliveryTaken(String messageId, String sealedHeader) {
    deliveries.add(new Delivery(messageId, sealedHeader));
  }

  /** Limited in memory, and for each remote address over time. */
  @Override
  public void refused(Refusal refusal) {
    String host = refusal.remote().replaceFirst(":\\d+$", "");
    if (rates.take(host, REFUSALS_A_MINUTE).isZero()) {
      refusals.offer(refusal);
    }
  }

  private void run() {
    while (!(closing && deliveries.isEmpty() && refusals.isEmpty())) {
      try {
        Delivery first = deliveries.poll(50, TimeUnit.MILLISECONDS);
        if (first != null || !refusals.isEmpty()) {
          write(first);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // the next start finds these deliveries; the thread must go on for the others
        LOG.error("Some deliveries taken are journalled at the next start", Blamed.of(e));
      }
    }
  }

  private void write(@Nullable Delivery first) throws InterruptedException {
    List<Delivery> batch = new ArrayList<>();
    if (first != null) {
      batch.add(first);
      deliveries.drainTo(batch, MOST_AT_ONCE);
    }
    List<Refusal> refused = new ArrayList<>();
    refusals.drainTo(refused, MOST_AT_ONCE);
    List<JournalEvent> events = events(batch);
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
          LOG.warn("count={} Deliveries taken are journalled at the next start", events.size());
          return;
        }
        LOG.warn("The broker does not take journal events; they are sent again", Blamed.of(e));
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
  }

  private List<JournalEvent> events(List<Delivery> batch) {
    List<JournalEvent> events = new ArrayList<>();
    for (Delivery delivery : batch) {
      try {
        events.add(acknowledged.event(delivery.messageId(), delivery.sealedHeader()));
      } catch (RuntimeException e) {
        LOG.error(
            "messageId={} The delivery was taken, but its header cannot be read",
            delivery.messageId(),
            Blamed.of(e));
      }
    }
    return events;
  }

  /** Writes what is left; to be called while the broker still runs. */
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
