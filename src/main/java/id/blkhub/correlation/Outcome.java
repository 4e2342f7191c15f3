package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the inbox and the cases say of an {@link Arrival}. */
public sealed interface Outcome {
  /**
   * New, or an update under a known key: goes on.
   *
   * @param caseId 0 for kinds without cases
   * @param owner the partner that owns the case; null without a case
   * @param facts the case's facts, this message's own included
   * @param woken messages that waited for a number this one announced; send each back to its door
   * @param change what it does to earlier messages; null for an ordinary message
   * @param told what its sender should look at
   * @param revoked who was sent something that a consent does not cover any more
   */
  record Fresh(
      long caseId,
      @Nullable PartnerId owner,
      Map<String, JsonNode> facts,
      List<Woken> woken,
      @Nullable Change change,
      List<Violation> told,
      List<Revocation> revoked)
      implements Outcome {}

  /** The same as an earlier message of this sender. */
  record Duplicate(MessageId ofMessageId) implements Outcome {}

  /** It contradicts what came before: rejected, and its id is free again. */
  record Conflict(CorrelationProblem reason) implements Outcome {}

  /** It refers to a number nobody has announced yet. */
  record Waiting(CorrelationId number) implements Outcome {}

  /** Its sender cancelled it before the hub had looked at it: rejected. */
  record Withdrawn() implements Outcome {
    /** The same sentence for a message that waited or was held. */
    public static Violation violation() {
      return CorrelationProblem.WITHDRAWN.violation();
    }
  }

  /** The number did not come in time: rejected, and its id is free again. */
  record Unknown(CorrelationId number, MessageRef message) implements Outcome {
    /**
     * @param path JSON Pointer of the number, or empty
     */
    public Violation violation(String path) {
      return CorrelationProblem.NUMBER_UNKNOWN.at(path);
    }
  }

  /** Two cases fit the number. Nothing was remembered: it may come again once that is mended. */
  record Ambiguous(CorrelationId number) implements Outcome {
    /**
     * @param path JSON Pointer of the number, or empty
     */
    public Violation violation(String path) {
      return CorrelationProblem.NUMBER_AMBIGUOUS.at(path);
    }
  }

  /**
   * It speaks of another person than its case. Nothing was remembered, as of {@link Ambiguous}.
   *
   * @param differences where that shows, in the canonical message
   */
  record OtherPerson(List<Violation> differences) implements Outcome {}

  /** Another copy of this message has been decided: acknowledge this one and send nothing. */
  record Settled() implements Outcome {}

  /** The message a timer was set for does not wait any more: nothing to do. */
  record NotWaiting() implements Outcome {}

  /**
   * A message that waited: where it entered, and its sealed original.
   *
   * @param by give it back as {@link Arrival#wokenBy()} when the message is sent to its door
   */
  record Woken(MessageId messageId, MessageId by, PartnerId partner, Kind kind, byte[] original) {}
}
