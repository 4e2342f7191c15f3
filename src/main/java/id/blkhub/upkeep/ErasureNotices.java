package id.blkhub.upkeep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contracts;
import id.blkhub.correlation.Revocation;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Documents;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.exchange.RevocationRequest;
import id.blkhub.message.EventDetail;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageRef;
import id.blkhub.message.State;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Tells partners to erase what they have under a consent that ended. A notice is a message of its
 * own in the journal, so that it can be shown who was told when and who confirmed it; it names the
 * data by what the partner knows them by, and no person.
 */
final class ErasureNotices {
  /** UU 27/2022 wants a withdrawal carried out within three times 24 hours. */
  private static final Duration TERM = Duration.ofHours(72);

  private final Partners partners;
  private final Contracts contracts;
  private final Documents documents;
  private final DeliveryHeaderCodec headers;
  private final Clock clock;

  /**
   * @param clock in the hub's time zone
   */
  ErasureNotices(
      Partners partners,
      Contracts contracts,
      Documents documents,
      DeliveryHeaderCodec headers,
      Clock clock) {
    this.partners = partners;
    this.contracts = contracts;
    this.documents = documents;
    this.headers = headers;
    this.clock = clock;
  }

  void tell(QueueBatch batch, OutcomeRecorder recorder, RevocationRequest request) {
    Revocation revocation = request.revocation();
    Instant now = clock.instant();
    DeliveryHeader header = DeliveryHeader.of(names(request), revocation.receiver(), now).build();
    byte[] sealed = documents.seal(document(request), request.noticeId(), 1);
    recorder.event(
        Events.of(header.message(), State.ACCEPTED, now)
            .businessKey(header.message().businessKey())
            .payload("canonical", sealed)
            .detail(new EventDetail.ErasureFor(request.because().messageId()))
            .build());
    recorder.event(Events.of(header, State.ROUTED, now).build());
    if (reception(revocation, Kind.ERASURE).isPresent()) {
      batch.send(
          OutgoingMessage.internal(
              Addresses.deliver(revocation.receiver().value(), Kind.ERASURE.value()),
              sealed,
              headers.properties(header, MessageProperties.CANONICAL)));
    } else {
      recorder.eventWithReceipt(
          Events.of(header, State.CANCELLED, now)
              .errors(List.of(ExchangeProblem.NO_AGREEMENT.violation()))
              .build());
    }
  }

  /** The sender's own id of what ended the consent stays, so that it can tell what this is for. */
  private static MessageRef names(RevocationRequest request) {
    MessageRef because = request.because();
    MessageRef record = request.revocation().record();
    return new MessageRef(
        request.noticeId(),
        because.sender(),
        Kind.ERASURE,
        because.senderMessageId(),
        null,
        record.businessKey(),
        record.test());
  }

  private ObjectNode document(RevocationRequest request) {
    Revocation revocation = request.revocation();
    Kind kind = revocation.record().kind();
    Optional<Reception> reception = reception(revocation, kind);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("noticeId", request.noticeId().value());
    document.put("kind", kind.value());
    reception
        .flatMap(granting -> number(revocation, granting))
        .ifPresent(number -> document.put("number", number));
    ArrayNode messages = document.putArray("messages");
    revocation.messageIds().forEach(messageId -> messages.add(messageId.value()));
    reception
        .flatMap(one -> Optional.ofNullable(one.agreement().ground().consent()))
        .ifPresent(purpose -> document.put("purpose", purpose));
    document.put("withdrawnAt", time(request.at()));
    document.put("eraseBy", time(request.at().plus(TERM)));
    return document;
  }

  private String time(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        at.truncatedTo(ChronoUnit.SECONDS).atZone(clock.getZone()));
  }

  /** The number of what the partner has, where its agreement let it see that number. */
  private Optional<String> number(Revocation revocation, Reception reception) {
    return contracts
        .canonical(reception.kind())
        .flatMap(CanonicalKind::plainKey)
        .filter(
            pointer ->
                reception.agreement().fields().stream()
                    .anyMatch(field -> field.pointer().equals(pointer) && !field.mask()))
        .flatMap(pointer -> Optional.ofNullable(revocation.record().businessKey()));
  }

  private Optional<Reception> reception(Revocation revocation, Kind kind) {
    return partners
        .find(revocation.receiver().value())
        .flatMap(profile -> profile.reception(kind.value()));
  }
}
