package id.blkhub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.door.Addresses;
import id.blkhub.door.Properties;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.partner.Partners;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes the outcome of each message: deliveries, receipts, events, timers. All of it goes out in
 * the transaction that acknowledges the receive.
 */
final class Forward {
  private final Partners partners;
  private final Seal seal;
  private final Notes notes;
  private final ObjectMapper json;
  private final Clock clock;
  private final MessageMeters meters;
  private final Duration waitingTimeout;

  Forward(
      Partners partners,
      Seal seal,
      Notes notes,
      ObjectMapper json,
      Clock clock,
      Duration waitingTimeout,
      MessageMeters meters) {
    this.meters = meters;
    this.partners = partners;
    this.seal = seal;
    this.notes = notes;
    this.json = json;
    this.clock = clock;
    this.waitingTimeout = waitingTimeout;
  }

  IntakeBatch forward(IntakeBatch batch) {
    Record record = new Record(batch.queue(), meters);
    for (Incoming message : batch.messages()) {
      if (message.settledElsewhere()) {
        continue;
      }
      Instant now = clock.instant();
      if (!message.woken()) {
        record.event(
            Events.of(message, State.RECEIVED, message.receivedAt)
                .payload("original", seal.seal(message.received, message.stamp))
                .build());
      }
      switch (message.state()) {
        case ACCEPTED -> accepted(batch.queue(), record, message, now);
        case WAITING -> {
          record.eventWithReceipt(outcome(message, now));
          startTimer(batch.queue(), message, now);
        }
        case HELD -> {
          record.eventWithReceipt(outcome(message, now));
          batch
              .queue()
              .send(
                  OutgoingMessage.internal(
                      Addresses.held(message.partner, message.kind),
                      seal.seal(Original.write(message), message.stamp),
                      Map.of(Properties.STAMP, message.stamp)));
        }
        case REJECTED, DUPLICATE -> record.eventWithReceipt(outcome(message, now));
        default -> throw new IllegalStateException("Not an outcome of intake: " + message.state());
      }
    }
    record.close();
    return batch;
  }

  private static JournalEvent outcome(Incoming message, Instant now) {
    return Events.of(message, message.state(), now).errors(message.violations).build();
  }

  private void accepted(QueueBatch queue, Record record, Incoming message, Instant now) {
    byte[] sealed = seal.seal(canonical(message), message.stamp);
    record.eventWithReceipt(
        Events.of(message, State.ACCEPTED, now).payload("canonical", sealed).build());
    for (String receiver : message.filtered) {
      record.event(Events.of(message, State.FILTERED, now).receiver(receiver).build());
    }
    for (String receiver : message.receivers) {
      record.event(Events.of(message, State.ROUTED, now).receiver(receiver).build());
      queue.send(delivery(message, receiver, sealed, now));
    }
    for (var woken : message.toWake) {
      queue.send(
          Original.read(seal.open(woken.original(), woken.stamp()))
              .again(Addresses.in(woken.partner(), woken.kind()), woken.by()));
    }
  }

  private OutgoingMessage delivery(
      Incoming message, String receiver, byte[] sealed, Instant acceptedAt) {
    DeliveryNote note =
        new DeliveryNote(
            message.stamp,
            message.partner,
            Events.senderMessageId(message),
            message.kind,
            message.businessKey,
            receiver,
            message.caseId,
            acceptedAt,
            1);
    Duration life =
        partners
            .find(receiver)
            .flatMap(profile -> profile.reception(message.kind))
            .map(reception -> reception.agreement().expireAfter())
            .orElse(Duration.ZERO);
    OutgoingMessage delivery =
        OutgoingMessage.internal(
            Addresses.deliver(receiver, message.kind),
            sealed,
            notes.properties(note, Properties.CANONICAL));
    return life.isZero() ? delivery : delivery.expiringAt(acceptedAt.plus(life).toEpochMilli());
  }

  private void startTimer(QueueBatch queue, Incoming message, Instant now) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(Properties.STAMP, message.stamp);
    properties.put(Properties.WOKEN, message.wokenBy);
    queue.send(
        OutgoingMessage.internal(
                Addresses.WAITING, seal.seal(Original.write(message), message.stamp), properties)
            .deliveredAt(now.plus(waitingTimeout).toEpochMilli()));
  }

  private byte[] canonical(Incoming message) {
    try {
      return json.writeValueAsBytes(
          Receivers.withContext(message.canonical, message.facts, message.owner));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A parsed document can always be written", e);
    }
  }
}
