package id.blkhub.journal;

import id.blkhub.message.Ids;
import id.blkhub.message.JournalEvent;
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

  JournalEvent message(State state) {
    return event(state, null);
  }

  JournalEvent delivery(State state, String receiver) {
    return event(state, receiver);
  }

  private JournalEvent event(State state, String receiver) {
    JournalEvent event =
        new JournalEvent(
            Ids.next(),
            messageId,
            at,
            state,
            "blk",
            "enrolment",
            senderMessageId,
            "urn:blk:singosari",
            businessKey,
            subjectHash,
            receiver,
            partnerRef,
            attempt,
            errors,
            null,
            payloads,
            test);
    at = at.plusSeconds(1);
    errors = List.of();
    payloads = Map.of();
    return event;
  }
}
