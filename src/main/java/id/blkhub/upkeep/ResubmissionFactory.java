package id.blkhub.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Documents;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.InternalProperties;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.journal.JournalCodec;
import id.blkhub.journal.TakenDelivery;
import id.blkhub.message.Correction;
import id.blkhub.message.EventDetail;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.MessageId;
import id.blkhub.message.State;
import id.blkhub.partner.Partners;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueMessage;
import id.blkhub.seal.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What to send when an operator lets a message that was kept aside go on, or a partner asks for
 * what it has taken already.
 */
public final class ResubmissionFactory {
  private final Seal seal;
  private final DeliveryHeaderCodec deliveryHeaderCodec;
  private final Partners partners;
  private final Clock clock;

  ResubmissionFactory(
      Seal seal, DeliveryHeaderCodec deliveryHeaderCodec, Partners partners, Clock clock) {
    this.seal = seal;
    this.deliveryHeaderCodec = deliveryHeaderCodec;
    this.partners = partners;
    this.clock = clock;
  }

  /**
   * A parked delivery sets out from the beginning: agreement and consent are asked again, fields
   * are left out and mapped by what the files say now. The time it has for being taken runs anew.
   *
   * @param parked as it lay in {@code parked.<receiver>.<kind>}
   * @param parkedAt when the journal saw it parked; what happens now is later than that
   * @param canonical its sealed canonical payload, asked for only where the message is in the
   *     receiver's own form
   * @param by who lets it go on
   * @return the delivery and its journal event; empty where the canonical payload is gone
   */
  public Optional<List<OutgoingMessage>> delivery(
      QueueMessage parked, Instant parkedAt, Supplier<Optional<byte[]>> canonical, String by) {
    Instant now = after(parkedAt);
    DeliveryHeader note = deliveryHeaderCodec.read(parked).retried(now);
    Optional<byte[]> body = body(parked, note, canonical);
    JournalEvent event =
        Events.of(note, State.ROUTED, now).detail(new EventDetail.Retried(by)).build();
    return body.map(content -> List.of(outgoing(note, content), journal(event)));
  }

  /** What the marked message says of a person is never part of its void. */
  private Optional<byte[]> body(
      QueueMessage parked, DeliveryHeader note, Supplier<Optional<byte[]>> canonical) {
    if (note.correction() == Correction.VOID) {
      return Optional.ofNullable(note.tells())
          .map(tells -> tells.toString().getBytes(StandardCharsets.UTF_8))
          .map(text -> seal.seal(text, note.messageId().value()));
    }
    return MessageProperties.CANONICAL.equals(parked.text(MessageProperties.STAGE))
        ? Optional.of(parked.body())
        : canonical.get();
  }

  /**
   * A held message enters again under its own message id. Neither the door nor the journal counts
   * it a second time, and the cases tell it from a repetition.
   *
   * @param held as it lay in {@code held.<partner>.<kind>}
   * @param by who lets it go on
   */
  public List<OutgoingMessage> message(QueueMessage held, String by) {
    String messageId = held.required(MessageProperties.MESSAGE_ID);
    OriginalMessage originalMessage = OriginalMessage.read(seal.open(held.body(), messageId));
    // its state does not change before intake has looked at it; the event says who did what
    JournalEvent event =
        Events.of(originalMessage, State.RECEIVED, clock.instant())
            .detail(new EventDetail.Retried(by))
            .build();
    return List.of(originalMessage.again(InternalProperties.wokenBy(held)), journal(event));
  }

  /**
   * A delivery the receiver has taken already and asks for again. Agreement and consent are asked,
   * fields left out and mapped as of now; the sender hears nothing of it.
   *
   * @param taken what the journal knows of it
   * @param caseId the case its message belongs to; 0 without a case
   * @param canonical its sealed canonical payload
   * @param replay the replay it belongs to
   */
  public Repeat repeat(TakenDelivery taken, long caseId, byte[] canonical, String replay) {
    Instant now = clock.instant();
    DeliveryHeader note =
        DeliveryHeader.of(taken.message(), taken.receiver(), taken.acceptedAt())
            .caseId(caseId)
            .repeat(replay)
            .retriedAt(now)
            .build();
    return new Repeat(outgoing(note, canonical), Events.of(note, State.ROUTED, now).build());
  }

  /**
   * A void the receiver has taken already and asks for again.
   *
   * @param sealed what it said
   */
  public Repeat repeatVoid(TakenDelivery taken, long caseId, byte[] sealed, String replay) {
    Instant now = clock.instant();
    JsonNode tells;
    try {
      tells = Documents.JSON.readTree(seal.open(sealed, taken.messageId().value()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<MessageId> earlier = new ArrayList<>();
    tells.path("messages").forEach(id -> earlier.add(new MessageId(id.asText())));
    DeliveryHeader note =
        DeliveryHeader.of(taken.message(), taken.receiver(), taken.acceptedAt())
            .caseId(caseId)
            .correction(Correction.VOID)
            .earlier(earlier)
            .tells(tells)
            .repeat(replay)
            .retriedAt(now)
            .build();
    return new Repeat(outgoing(note, sealed), Events.of(note, State.ROUTED, now).build());
  }

  /** A repeated delivery and what the journal shall know of it. */
  public record Repeat(OutgoingMessage delivery, JournalEvent event) {}

  private OutgoingMessage outgoing(DeliveryHeader note, byte[] content) {
    Duration life =
        partners
            .find(note.receiver().value())
            .flatMap(profile -> profile.reception(note.kind().value()))
            .map(reception -> reception.agreement().expireAfter())
            .orElse(Duration.ZERO);
    OutgoingMessage delivery =
        OutgoingMessage.internal(
            Addresses.deliver(note.receiver().value(), note.kind().value()),
            content,
            deliveryHeaderCodec.properties(note, MessageProperties.CANONICAL));
    return life.isZero()
        ? delivery
        : delivery.expiringAt(note.timeRunsFrom().plus(life).toEpochMilli());
  }

  /** The journal keeps milliseconds, and clocks are set back now and then. */
  private Instant after(Instant moment) {
    Instant now = clock.instant();
    return now.isAfter(moment.plusMillis(1)) ? now : moment.plusMillis(1);
  }

  private static OutgoingMessage journal(JournalEvent event) {
    return OutgoingMessage.internal(
        Addresses.JOURNAL, JournalCodec.encode(List.of(event), List.of()), Map.of());
  }
}
