package id.blkhub.broker;

import id.blkhub.door.Addresses;
import id.blkhub.message.Blamed;
import id.blkhub.message.DaemonTimer;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a partner that takes nothing from filling the disk. Beyond its quota of bytes its oldest
 * deliveries expire, with a receipt to their senders. The broker itself limits the age.
 */
final class QuotaWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QuotaWatch.class);
  private static final int SECONDS = 5;
  private static final int MOST_AT_ONCE = 1_000;

  private final EmbeddedBroker broker;
  private final Partners partners;
  private final ScheduledExecutorService timer;

  QuotaWatch(EmbeddedBroker broker, Partners partners) {
    this.broker = broker;
    this.partners = partners;
    this.timer = DaemonTimer.named("hub-quota");
    timer.scheduleWithFixedDelay(this::check, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private void check() {
    try {
      for (PartnerProfile partner : partners.all()) {
        for (PartnerProfile.Reception reception : partner.receives()) {
          for (String address :
              List.of(
                  Addresses.out(partner.id(), reception.kind()),
                  Addresses.deliver(partner.id(), reception.kind()))) {
            keepWithin(broker.queue(address), partner.limits().quotaBytes());
          }
        }
      }
    } catch (Exception e) {
      LOG.warn("Quotas could not be checked; tried again in {} s", SECONDS, Blamed.of(e));
    }
  }

  /** Expires the oldest messages until the rest is within the quota, some at a time. */
  void keepWithin(@Nullable Queue queue, long quotaBytes) throws Exception {
    if (queue == null || queue.getPersistentSize() <= quotaBytes) {
      return;
    }
    long over = queue.getPersistentSize() - quotaBytes;
    List<Long> oldest = new ArrayList<>();
    try (LinkedListIterator<MessageReference> references = queue.browserIterator()) {
      while (over > 0 && references.hasNext() && oldest.size() < MOST_AT_ONCE) {
        MessageReference reference = references.next();
        over -= reference.getMessage().getPersistentSize();
        oldest.add(reference.getMessage().getMessageID());
      }
    }
    if (oldest.isEmpty()) {
      // what exceeds the quota is scheduled for another attempt and cannot expire now
      return;
    }
    for (long id : oldest) {
      queue.expireReference(id);
    }
    LOG.warn(
        "queue={} count={} The queue is over its quota; its oldest deliveries expire",
        queue.getName(),
        oldest.size());
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
