package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What the inbox and the cases say of an {@link Arrival}. */
public sealed interface Outcome {
  /**
   * New, or an update under a known key: goes on.
   *
   * @param caseId 0 for kinds without cases
   * @param owner the partner that owns the case; null without a case
   * @param facts the case's facts, this message's own included
   * @param woken messages that waited for a number this one announced; send each back to its door
   */
  record Fresh(long caseId, String owner, Map<String, JsonNode> facts, List<Woken> woken)
      implements Outcome {}

  /** The same as an earlier message of this sender. */
  record Duplicate(String ofStamp) implements Outcome {}

  /** Other content under an id or version that was already used. */
  record Conflict(Reason reason) implements Outcome {}

  /** It refers to a number nobody has announced yet. */
  record Waiting(Arrival.Number number) implements Outcome {}

  /** The number did not come in time. */
  record Unknown(Arrival.Number number) implements Outcome {}

  /** Two cases fit the number. */
  record Ambiguous(Arrival.Number number) implements Outcome {}

  /** Why an arrival contradicts an earlier one. */
  enum Reason {
    SAME_ID_OTHER_CONTENT,
    SAME_VERSION_OTHER_CONTENT,
    OLDER_VERSION
  }

  /** A message that waited: its stamp, where it entered, and its sealed original. */
  record Woken(String stamp, String partner, String kind, byte[] original) {}
}
