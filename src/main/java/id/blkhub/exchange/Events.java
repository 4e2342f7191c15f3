package id.blkhub.exchange;

import id.blkhub.correlation.Outcome;
import id.blkhub.message.Ids;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.State;
import id.blkhub.message.TestMark;
import id.blkhub.message.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes journal events of messages and deliveries. */
public final class Events {
  private final JournalEvent base;

  private Events(JournalEvent base) {
    this.base = base;
  }

  /** Goes on from an event that has no receiver, errors or payloads yet. */
  public static Events of(JournalEvent base) {
    return new Events(base);
  }

  /** Of a message of which only its names are known any more. */
  public static Events of(Outcome.Entry message, State state, Instant at) {
    return of(
        new OriginalMessage(
            message.partner(),
            message.kind(),
            message.stamp(),
            0,
            message.explicitId(),
            message.source(),
            null,
            null,
            null,
            null,
            null,
            message.test() ? TestMark.TRUE : null),
        state,
        at);
  }

  public static Events of(OriginalMessage message, State state, Instant at) {
    return new Events(
        new JournalEvent(
            Ids.next(),
            message.stamp(),
            at,
            state,
            message.partner(),
            message.kind(),
            message.explicitId() == null ? message.stamp() : message.explicitId(),
            message.source(),
            null,
            null,
            null,
            null,
            0,
            List.of(),
            null,
            Map.of(),
            TestMark.set(message.test())));
  }

  public static Events of(DeliveryHeader note, State state, Instant at) {
    return new Events(
        new JournalEvent(
            Ids.next(),
            note.messageId(),
            at,
            state,
            note.sender(),
            note.kind(),
            note.senderMessageId(),
            null,
            note.businessKey(),
            null,
            note.receiver(),
            null,
            0,
            List.of(),
            note.repeat() == null ? null : JournalEvent.REPEATED + note.repeat(),
            Map.of(),
            note.test()));
  }

  public Events receiver(String receiver) {
    return with(receiver, base.partnerRef(), base.attempt(), base.errors(), base.payloads());
  }

  public Events partnerRef(String ref) {
    return with(base.receiver(), ref, base.attempt(), base.errors(), base.payloads());
  }

  public Events attempt(int attempt) {
    return with(base.receiver(), base.partnerRef(), attempt, base.errors(), base.payloads());
  }

  public Events errors(List<Violation> errors) {
    return with(base.receiver(), base.partnerRef(), base.attempt(), errors, base.payloads());
  }

  public Events payload(String stage, byte[] sealed) {
    return with(
        base.receiver(), base.partnerRef(), base.attempt(), base.errors(), Map.of(stage, sealed));
  }

  public Events detail(String detail) {
    return with(
        base.receiver(), base.partnerRef(), base.attempt(), base.errors(), base.payloads(), detail);
  }

  private Events with(
      String receiver,
      String partnerRef,
      int attempt,
      List<Violation> errors,
      Map<String, byte[]> payloads) {
    return with(receiver, partnerRef, attempt, errors, payloads, base.detail());
  }

  private Events with(
      String receiver,
      String partnerRef,
      int attempt,
      List<Violation> errors,
      Map<String, byte[]> payloads,
      String detail) {
    return new Events(
        new JournalEvent(
            base.id(),
            base.messageId(),
            base.at(),
            base.state(),
            base.sender(),
            base.kind(),
            base.senderMessageId(),
            base.source(),
            base.businessKey(),
            base.subjectHash(),
            receiver,
            partnerRef,
            attempt,
            errors,
            detail,
            payloads,
            base.test()));
  }

  public JournalEvent build() {
    return base;
  }
}
