package id.blkhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.correlation.Change;
import id.blkhub.correlation.Outcome;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.Correction;
import id.blkhub.message.State;
import id.blkhub.message.TestMark;
import id.blkhub.message.Version;
import id.blkhub.message.Violation;
import id.blkhub.reader.Head;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One message on its way in. Each step adds what it found out; a message that got its outcome
 * passes through the later steps untouched.
 */
final class Incoming {
  final String partner;
  final String kind;
  final String messageId;
  final Instant receivedAt;

  /** What woke it after it waited; null for a message that never waited. */
  final String wokenBy;

  /** Whether it was in intake before, so that the door and the journal know it already. */
  private final boolean again;

  final byte[] received;

  /** The body proper: what a structured CloudEvent carried, or all that was received. */
  byte[] body;

  String explicitId;
  String source;
  Correction.Mark mark = Correction.Mark.NONE;

  /** What it and its door say of whether it is a test; null where neither says anything. */
  String test;

  /** What its sender says of its contract's version; null where it says nothing. */
  String dataschema;

  /** With which version of its contract it is read, from the first look at it on. */
  Integer contractVersion;

  ObjectNode document;
  ObjectNode canonical;
  String businessKey;

  /** Nothing but the fields of the business key. */
  ObjectNode keyFields;

  Version version;
  String contentHash;

  /** Names a message without an id until its content has been read; null for one with an id. */
  String bodyHash;

  String subjectHash;
  CaseClaim claim;
  long caseId;
  Map<String, JsonNode> facts = Map.of();
  String owner;
  List<Outcome.Woken> toWake = List.of();
  List<String> receivers = List.of();
  List<String> filtered = List.of();

  /** Who is told that what it was sent under this key does not count any more. */
  List<String> voids = List.of();

  /** What it does to earlier messages; null for an ordinary one. */
  Change change;

  List<Violation> violations = List.of();

  /** What its sender should look at, though the message is sound. */
  List<Violation> warnings = List.of();

  private State state;
  private boolean settledElsewhere;

  Incoming(
      String partner,
      String kind,
      String messageId,
      Instant receivedAt,
      String wokenBy,
      byte[] received) {
    this.partner = partner;
    this.kind = kind;
    this.messageId = messageId;
    this.receivedAt = receivedAt;
    this.again = wokenBy != null;
    this.wokenBy = OriginalMessage.NOT_WOKEN.equals(wokenBy) ? null : wokenBy;
    this.received = received;
    this.body = received;
  }

  /** Whether it goes to partners in stage test, and to no others. */
  boolean isTest() {
    return TestMark.set(test);
  }

  /** Whether it still has no outcome. */
  boolean open() {
    return state == null;
  }

  State state() {
    return state;
  }

  boolean woken() {
    return again;
  }

  /** Whether another copy of it was decided; this one leaves no trace. */
  boolean settledElsewhere() {
    return settledElsewhere;
  }

  void settleElsewhere() {
    state = State.DUPLICATE;
    settledElsewhere = true;
  }

  void end(State outcome, List<Violation> why) {
    state = outcome;
    violations = why;
  }

  /** Itself as it is kept while it waits or is held. */
  byte[] original() {
    return OriginalMessage.write(
        new OriginalMessage(
            partner,
            kind,
            messageId,
            receivedAt.toEpochMilli(),
            explicitId,
            source,
            body,
            Head.PLAIN_JSON,
            mark,
            dataschema,
            contractVersion,
            test));
  }
}
