package id.blkhub.journal;

import id.blkhub.message.EventDetail;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events of one message, one second apart. */
final class Events {
  static final Instant START = Instant.parse("2026-03-01T01:00:00Z");

  private final String messageId;
  private final String senderMessageId;
  private Instant at = START;
  private String businessKey;
  private String subjectHash;
  private String partnerRef;
  private int attempt;
  private List<Violation> errors = List.of();
  private Map<String, byte[]> payloads = Map.of();
  private EventDetail detail;
  private boolean test;

  private Events(String messageId, String senderMessageId) {
    this.messageId = messageId;
    this.senderMessageId = senderMessageId;
  }

  static Events of(String messageId) {
    return new Events(messageId, "s-" + messageId);
  }

  static Events of(String messageId, String senderMessageId) {
    return new Events(messageId, senderMessageId);
  }

  Events at(Instant time) {
    at = time;
    return this;
  }

  Events test() {
    test = true;
    return this;
  }

  Events businessKey(String key) {
    businessKey = key;
    return this;
  }

  Events subject(String hash) {
    subjectHash = hash;
    return this;
  }

  Events attempt(int number) {
    attempt = number;
    return this;
  }

  Events partnerRef(String ref) {
    partnerRef = ref;
    return this;
  }

  Events error(Violation error) {
    errors = List.of(error);
    return this;
  }

  Events payload(String stage, byte[] sealed) {
    payloads = Map.of(stage, sealed);
    return this;
  }

  Events detail(EventDetail what) {
    detail = what;
    return this;
  }

  JournalEvent message(State state) {
    return event(state, null);
  }

  JournalEvent delivery(State state, String receiver) {
    return event(state, receiver);
  }

  private JournalEvent event(State state, String receiver) {
    MessageRef message =
        new MessageRef(
            new MessageId(messageId),
            new PartnerId("blk"),
            new Kind("enrolment"),
            senderMessageId,
            "urn:blk:singosari",
            businessKey,
            test);
    JournalEvent event =
        JournalEvent.of(message, state, at)
            .subjectHash(subjectHash)
            .receiver(receiver == null ? null : new PartnerId(receiver))
            .attempt(attempt)
            .partnerRef(partnerRef)
            .errors(errors)
            .detail(detail)
            .payloads(payloads)
            .build();
    at = at.plusSeconds(1);
    errors = List.of();
    payloads = Map.of();
    detail = null;
    return event;
  }
}
