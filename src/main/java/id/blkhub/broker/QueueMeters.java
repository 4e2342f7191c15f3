package id.blkhub.broker;

import id.blkhub.delivery.Acknowledged;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.meter.MessageMeters;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gauges of the queues of each partner and kind; each is measured when it is read. */
final class QueueMeters {
  private static final Logger LOG = LoggerFactory.getLogger(QueueMeters.class);

  private final EmbeddedBroker broker;
  private final Acknowledged acknowledged;
  private final Clock clock;
  private final MeterRegistry registry;

  QueueMeters(
      EmbeddedBroker broker,
      Acknowledged acknowledged,
      Clock clock,
      MeterRegistry registry,
      MessageMeters messages,
      Partners partners) {
    this.broker = broker;
    this.acknowledged = acknowledged;
    this.clock = clock;
    this.registry = registry;
    for (PartnerProfile partner : partners.all()) {
      for (String kind : partner.sends()) {
        messages.expectFrom(new PartnerId(partner.id()), new Kind(kind));
        sender(partner.id(), kind);
      }
      for (PartnerProfile.Reception reception : partner.receives()) {
        messages.expectTo(new PartnerId(partner.id()), new Kind(reception.kind()));
        receiver(partner.id(), reception.kind());
      }
    }
  }

  private void sender(String partner, String kind) {
    String held = Addresses.held(partner, kind);
    gauge(
        "blkhub.held",
        "Messages the hub itself failed on, kept until they are replayed",
        partner,
        kind,
        broker -> broker.depth(held));
  }

  private void receiver(String partner, String kind) {
    String deliver = Addresses.deliver(partner, kind);
    String out = Addresses.out(partner, kind);
    String parked = Addresses.parked(partner, kind);
    gauge(
        "blkhub.queued",
        "Deliveries under way or waiting for their receiver to take them",
        partner,
        kind,
        broker -> broker.depth(deliver) + broker.depth(out));
    gauge(
        "blkhub.parked",
        "Deliveries that wait for an operator",
        partner,
        kind,
        broker -> broker.depth(parked));
    Gauge.builder("blkhub.oldest", this, meters -> meters.oldest(deliver, out))
        .description("Age of the oldest delivery queued, since its message was accepted")
        .baseUnit("seconds")
        .tag("partner", partner)
        .tag("kind", kind)
        .register(registry);
  }

  private void gauge(
      String name,
      String description,
      String partner,
      String kind,
      ToDoubleFunction<EmbeddedBroker> value) {
    Gauge.builder(name, broker, value)
        .description(description)
        .tag("partner", partner)
        .tag("kind", kind)
        .register(registry);
  }

  /** In seconds; 0 where nothing is queued. */
  private double oldest(String deliver, String out) {
    return Math.max(age(broker.queue(deliver)), age(broker.queue(out)));
  }

  private double age(@Nullable Queue queue) {
    if (queue == null || queue.getMessageCount() == 0) {
      return 0;
    }
    try {
      Message first = first(queue);
      String header =
          first == null ? null : first.getStringProperty(MessageProperties.DELIVERY_HEADER);
      if (first == null || header == null) {
        return 0;
      }
      Duration age =
          Duration.between(
              acknowledged.underWaySince(
                  first.getStringProperty(MessageProperties.MESSAGE_ID), header),
              clock.instant());
      return Math.max(0, age.toMillis() / 1_000.0);
    } catch (RuntimeException e) {
      LOG.debug("queue={} The age of the oldest delivery is not known", queue.getName(), e);
      return Double.NaN;
    }
  }

  /** The oldest message that is queued, with a consumer, or scheduled for another attempt. */
  private static @Nullable Message first(Queue queue) {
    List<MessageReference> heads = new ArrayList<>();
    try (LinkedListIterator<MessageReference> queued = queue.browserIterator()) {
      if (queued.hasNext()) {
        heads.add(queued.next());
      }
    }
    if (queue.getDeliveringCount() > 0) {
      queue.getDeliveringMessages().values().forEach(heads::addAll);
    }
    if (queue.getScheduledCount() > 0) {
      heads.addAll(queue.getScheduledMessages());
    }
    // the broker numbers messages in the order of their arrival
    return heads.stream()
        .map(MessageReference::getMessage)
        .min(Comparator.comparingLong(Message::getMessageID))
        .orElse(null);
  }
}
