package id.blkhub.broker;

import id.blkhub.delivery.Acknowledged;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.message.Blamed;
import id.blkhub.message.Ids;
import id.blkhub.message.JournalEvent;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Finds out at start which deliveries partners took without the journal hearing of it, because the
 * hub died in between: available in the journal, yet no longer on the partner's queue.
 */
@Component
class AcknowledgementReconciler implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementReconciler.class);
  private static final long PATIENCE_MILLIS = 500;
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

  /** Before any route runs: what lies on the partners' queues now. */
  @Override
  public void start() {
    running = true;
    Instant start = clock.instant();
    Map<String, Set<String>> lying = new HashMap<>();
    for (PartnerProfile partner : partners.all()) {
      for (PartnerProfile.Reception reception : partner.receives()) {
        String address = Addresses.out(partner.id(), reception.kind());
        lying.put(address, stamps(broker.queue(address)));
        // expired or parked ones are on their way to be told apart
      }
    }
    Set<String> elsewhere = stamps(broker.queue(Addresses.DEAD));
    elsewhere.addAll(stamps(broker.queue(Addresses.EXPIRED)));
    long caughtUpAt = broker.depth(Addresses.JOURNAL) + broker.taken(Addresses.JOURNAL);
    Thread thread =
        new Thread(() -> compare(start, caughtUpAt, lying, elsewhere), "hub-taken-while-down");
    thread.setDaemon(true);
    thread.start();
  }

  private static Set<String> stamps(Queue queue) {
    Set<String> stamps = new HashSet<>();
    if (queue != null) {
      try (LinkedListIterator<MessageReference> references = queue.browserIterator()) {
        while (references.hasNext()) {
          stamps.add(references.next().getMessage().getStringProperty(MessageProperties.STAMP));
        }
      }
    }
    return stamps;
  }

  private void compare(
      Instant start, long caughtUpAt, Map<String, Set<String>> lying, Set<String> elsewhere) {
    try {
      while (running) {
        // the journal must first have caught up with what happened before the start
        if (broker.taken(Addresses.JOURNAL) >= caughtUpAt) {
          try {
            lying.forEach((address, stamps) -> compare(start, address, stamps, elsewhere));
            return;
          } catch (RuntimeException e) {
            LOG.warn("Deliveries taken before the start are not journalled yet", Blamed.of(e));
          }
        }
        synchronized (monitor) {
          monitor.wait(PATIENCE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void compare(Instant start, String address, Set<String> lying, Set<String> elsewhere) {
    String receiver = Addresses.partnerOf(address);
    String kind = Addresses.kindOf(address);
    String after = "";
    while (running) {
      List<String> page = finder.available(receiver, kind, after, PAGE);
      if (page.isEmpty()) {
        return;
      }
      after = page.get(page.size() - 1);
      List<JournalEvent> events =
          page.stream()
              .filter(stamp -> !lying.contains(stamp) && !elsewhere.contains(stamp))
              .flatMap(stamp -> finder.byMessageId(stamp).stream())
              .filter(message -> availableBefore(message, receiver, start))
              .map(message -> taken(message, receiver))
              .toList();
      if (!events.isEmpty()) {
        List<OutgoingMessage> messages = new ArrayList<>();
        messages.add(QueuedJournal.message(events, List.of()));
        events.forEach(event -> messages.add(acknowledged.receipt(event)));
        sender.send(messages);
        LOG.info("{} deliveries of {} had been taken before the start", events.size(), address);
      }
    }
  }

  private static boolean availableBefore(MessageView message, String receiver, Instant start) {
    return message.deliveries().stream()
        .anyMatch(
            delivery ->
                delivery.receiver().equals(receiver)
                    && delivery.state() == State.AVAILABLE
                    && delivery.stateAt().isBefore(start));
  }

  private JournalEvent taken(MessageView message, String receiver) {
    return new JournalEvent(
        Ids.next(),
        message.messageId(),
        clock.instant(),
        State.DELIVERED,
        message.sender(),
        message.kind(),
        message.senderMessageId(),
        message.source(),
        message.businessKey(),
        null,
        receiver,
        null,
        0,
        List.of(),
        "taken before the start",
        Map.of(),
        message.test());
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
