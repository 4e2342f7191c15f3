package id.blkhub.sending;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.delivery.Acknowledged;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.message.Blamed;
import id.blkhub.message.EventDetail;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import id.blkhub.queue.OutgoingMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Finds at start the deliveries that partners took while the journal did not record it, because the
 * hub was killed in between: AVAILABLE in the journal, yet no longer in the partner's queue.
 */
@Component
class AcknowledgementReconciler implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementReconciler.class);
  private static final long CHECK_EVERY_MILLIS = 500;
  private static final int PAGE = 500;

  private final EmbeddedBroker broker;
  private final Partners partners;
  private final JournalFinder finder;
  private final HubSender sender;
  private final Acknowledged acknowledged;
  private final Clock clock;
  private final Object monitor = new Object();
  private volatile boolean running;

  AcknowledgementReconciler(
      EmbeddedBroker broker,
      Partners partners,
      JournalFinder finder,
      HubSender sender,
      Acknowledged acknowledged,
      Clock clock) {
    this.broker = broker;
    this.partners = partners;
    this.finder = finder;
    this.sender = sender;
    this.acknowledged = acknowledged;
    this.clock = clock;
  }

  /** Notes what the partners' queues hold before any route runs; compares it later. */
  @Override
  public void start() {
    running = true;
    Instant start = clock.instant();
    Map<String, Set<String>> queued = new HashMap<>();
    for (PartnerProfile partner : partners.all()) {
      for (PartnerProfile.Reception reception : partner.receives()) {
        String address = Addresses.out(partner.id(), reception.kind());
        queued.put(address, messageIds(broker.queue(address)));
      }
    }
    // messages in these two queues will be reported as expired or parked
    Set<String> elsewhere = messageIds(broker.queue(Addresses.DEAD));
    elsewhere.addAll(messageIds(broker.queue(Addresses.EXPIRED)));
    long caughtUpAt = broker.depth(Addresses.JOURNAL) + broker.taken(Addresses.JOURNAL);
    Thread thread =
        new Thread(
            () -> compare(start, caughtUpAt, queued, elsewhere), "hub-acknowledgement-reconciler");
    thread.setDaemon(true);
    thread.start();
  }

  private static Set<String> messageIds(@Nullable Queue queue) {
    Set<String> messageIds = new HashSet<>();
    if (queue != null) {
      try (LinkedListIterator<MessageReference> references = queue.browserIterator()) {
        while (references.hasNext()) {
          messageIds.add(
              references.next().getMessage().getStringProperty(MessageProperties.MESSAGE_ID));
        }
      }
    }
    return messageIds;
  }

  private void compare(
      Instant start, long caughtUpAt, Map<String, Set<String>> queued, Set<String> elsewhere) {
    try {
      while (running) {
        // events from before the start may still be on their way to the journal
        if (broker.taken(Addresses.JOURNAL) >= caughtUpAt) {
          try {
            queued.forEach((address, messageIds) -> compare(start, address, messageIds, elsewhere));
            return;
          } catch (RuntimeException e) {
            LOG.warn("Deliveries taken before the start are not journalled yet", Blamed.of(e));
          }
        }
        synchronized (monitor) {
          monitor.wait(CHECK_EVERY_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void compare(Instant start, String address, Set<String> queued, Set<String> elsewhere) {
    PartnerId receiver = new PartnerId(Addresses.partnerOf(address));
    Kind kind = new Kind(Addresses.kindOf(address));
    MessageId after = null;
    while (running) {
      List<MessageId> page = finder.available(receiver, kind, after, PAGE);
      if (page.isEmpty()) {
        return;
      }
      after = page.get(page.size() - 1);
      List<JournalEvent> events =
          page.stream()
              .filter(id -> !queued.contains(id.value()) && !elsewhere.contains(id.value()))
              .flatMap(id -> finder.byMessageId(id).stream())
              .filter(message -> availableBefore(message, receiver, start))
              .map(message -> taken(message, receiver))
              .toList();
      if (!events.isEmpty()) {
        List<OutgoingMessage> messages = new ArrayList<>();
        messages.add(QueuedJournal.message(events, List.of()));
        events.forEach(event -> messages.add(acknowledged.receipt(event)));
        sender.send(messages);
        LOG.info(
            "queue={} count={} Deliveries had been taken before the start", address, events.size());
      }
    }
  }

  private static boolean availableBefore(MessageView message, PartnerId receiver, Instant start) {
    return message.deliveries().stream()
        .anyMatch(
            delivery ->
                delivery.receiver().equals(receiver)
                    && delivery.state() == State.AVAILABLE
                    && delivery.stateAt().isBefore(start));
  }

  private JournalEvent taken(MessageView message, PartnerId receiver) {
    return JournalEvent.of(message.message(), State.DELIVERED, clock.instant())
        .receiver(receiver)
        .detail(new EventDetail.TakenBeforeStart())
        .build();
  }

  @Override
  public void stop() {
    running = false;
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the routes. */
  @Override
  public int getPhase() {
    return 0;
  }
}
