package id.blkhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.correlation.Change;
import id.blkhub.correlation.Outcome;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderBuilder;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Documents;
import id.blkhub.exchange.Receivers;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
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
final class DeliveryFactory {
  private final Partners partners;
  private final Documents documents;
  private final DeliveryHeaderCodec headers;
  private final Clock clock;

  /**
   * @param clock in the hub's time zone
   */
  DeliveryFactory(
      Partners partners, Documents documents, DeliveryHeaderCodec headers, Clock clock) {
    this.partners = partners;
    this.documents = documents;
    this.headers = headers;
    this.clock = clock;
  }

  /** The canonical message with what the hub knows of its case, sealed. */
  byte[] canonical(AcceptedMessage accepted) {
    return documents.seal(
        Receivers.withContext(
            accepted.message().document(), found(accepted).facts(), found(accepted).owner()),
        accepted.head().messageId(),
        accepted.addressees().receivers().size());
  }

  /**
   * The message itself for one receiver; marked where it replaces what that receiver was sent.
   *
   * @param canonical sealed
   */
  OutgoingMessage of(
      AcceptedMessage accepted, PartnerId receiver, byte[] canonical, Instant acceptedAt) {
    List<MessageId> earlier = earlier(accepted, receiver);
    Correction correction = earlier.isEmpty() ? null : Correction.CORRECT;
    DeliveryHeader header =
        header(accepted, receiver, acceptedAt).correction(correction).earlier(earlier).build();
    return outgoing(header, canonical, reception(receiver, header.kind()));
  }

  /** What tells one receiver that earlier messages do not count; empty if it takes them no more. */
  Optional<OutgoingMessage> voidOf(
      AcceptedMessage accepted, PartnerId receiver, Instant acceptedAt) {
    List<MessageId> earlier = earlier(accepted, receiver);
    JsonNode tells =
        VoidDocument.of(
            accepted.message().kind().value(),
            accepted.message().keyFields(),
            accepted.head().read().mark().reason(),
            earlier,
            LocalDate.now(clock));
    DeliveryHeader header =
        header(accepted, receiver, acceptedAt)
            .correction(Correction.VOID)
            .earlier(earlier)
            .tells(tells)
            .build();
    Optional<Reception> reception = reception(receiver, header.kind());
    return reception.map(
        r -> outgoing(header, documents.seal(tells, accepted.head().messageId(), 1), reception));
  }

  private static DeliveryHeaderBuilder header(
      AcceptedMessage accepted, PartnerId receiver, Instant acceptedAt) {
    MessageRef message = accepted.message().ref();
    return DeliveryHeader.of(message, receiver, acceptedAt).caseId(found(accepted).caseId());
  }

  private static Outcome.Fresh found(AcceptedMessage accepted) {
    return accepted.decision().found();
  }

  private static List<MessageId> earlier(AcceptedMessage accepted, PartnerId receiver) {
    Change change = found(accepted).change();
    return change == null ? List.of() : change.earlier().getOrDefault(receiver, List.of());
  }

  private OutgoingMessage outgoing(
      DeliveryHeader header, byte[] sealed, Optional<Reception> reception) {
    Duration life = reception.map(r -> r.agreement().expireAfter()).orElse(Duration.ZERO);
    OutgoingMessage delivery =
        OutgoingMessage.internal(
            Addresses.deliver(header.receiver().value(), header.kind().value()),
            sealed,
            headers.properties(header, MessageProperties.CANONICAL));
    return life.isZero()
        ? delivery
        : delivery.expiringAt(header.acceptedAt().plus(life).toEpochMilli());
  }

  private Optional<Reception> reception(PartnerId receiver, Kind kind) {
    return partners.find(receiver.value()).flatMap(profile -> profile.reception(kind.value()));
  }
}
