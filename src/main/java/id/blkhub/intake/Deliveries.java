package id.blkhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Documents;
import id.blkhub.exchange.Receivers;
import id.blkhub.message.Correction;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.translation.VoidDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Makes the sealed deliveries of an accepted message. */
final class Deliveries {
  private final Partners partners;
  private final Documents documents;
  private final DeliveryHeaderCodec deliveryHeaderCodec;
  private final Clock clock;

  /**
   * @param clock in the hub's time zone
   */
  Deliveries(
      Partners partners,
      Documents documents,
      DeliveryHeaderCodec deliveryHeaderCodec,
      Clock clock) {
    this.partners = partners;
    this.documents = documents;
    this.deliveryHeaderCodec = deliveryHeaderCodec;
    this.clock = clock;
  }

  /** The canonical message with what the hub knows of its case, sealed. */
  byte[] canonical(Incoming message) {
    return documents.seal(
        Receivers.withContext(message.canonical, message.facts, message.owner),
        message.messageId,
        message.receivers.size());
  }

  /**
   * The message itself for one receiver; marked where it replaces what that receiver was sent.
   *
   * @param canonical sealed
   */
  OutgoingMessage of(Incoming message, PartnerId receiver, byte[] canonical, Instant acceptedAt) {
    List<MessageId> earlier = earlier(message, receiver);
    Correction correction = earlier.isEmpty() ? null : Correction.CORRECT;
    DeliveryHeader note = note(message, receiver, acceptedAt, correction, earlier, null);
    return outgoing(note, canonical, reception(receiver.value(), message.kind));
  }

  /** What tells one receiver that earlier messages do not count; empty if it takes them no more. */
  Optional<OutgoingMessage> voidOf(Incoming message, PartnerId receiver, Instant acceptedAt) {
    List<MessageId> earlier = earlier(message, receiver);
    JsonNode tells =
        VoidDocument.of(
            message.kind, message.keyFields, message.mark.reason(), earlier, LocalDate.now(clock));
    DeliveryHeader note = note(message, receiver, acceptedAt, Correction.VOID, earlier, tells);
    Optional<Reception> reception = reception(receiver.value(), message.kind);
    return reception.map(
        r -> outgoing(note, documents.seal(tells, message.messageId, 1), reception));
  }

  DeliveryHeader note(
      Incoming message,
      PartnerId receiver,
      Instant acceptedAt,
      Correction correction,
      List<MessageId> earlier,
      JsonNode tells) {
    return DeliveryHeader.of(IncomingEvents.ref(message), receiver, acceptedAt)
        .caseId(message.caseId)
        .correction(correction)
        .earlier(earlier)
        .tells(tells)
        .build();
  }

  private static List<MessageId> earlier(Incoming message, PartnerId receiver) {
    return message.change == null
        ? List.of()
        : message.change.earlier().getOrDefault(receiver, List.of());
  }

  private OutgoingMessage outgoing(
      DeliveryHeader note, byte[] sealed, Optional<Reception> reception) {
    Duration life = reception.map(r -> r.agreement().expireAfter()).orElse(Duration.ZERO);
    OutgoingMessage delivery =
        OutgoingMessage.internal(
            Addresses.deliver(note.receiver().value(), note.kind().value()),
            sealed,
            deliveryHeaderCodec.properties(note, MessageProperties.CANONICAL));
    return life.isZero()
        ? delivery
        : delivery.expiringAt(note.acceptedAt().plus(life).toEpochMilli());
  }

  private Optional<Reception> reception(String receiver, String kind) {
    return partners.find(receiver).flatMap(profile -> profile.reception(kind));
  }
}
