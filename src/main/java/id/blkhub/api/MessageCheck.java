package id.blkhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Violation;
import java.util.List;

/** Checks a message against what its sender promised to send. */
interface MessageCheck {
  /**
   * @param dataschema which version of its contract it has; null where its sender says nothing
   * @param maxBytes the sender's limit
   */
  Result check(String partner, String kind, String dataschema, byte[] data, int maxBytes);

  /** What a check says. */
  sealed interface Result {
    /**
     * It keeps its contract.
     *
     * @param version of the contract; null where that is left to intake
     * @param content by which it is told from another, however its sender writes it
     */
    record Sound(Integer version, JsonNode content) implements Result {}

    /** It is not JSON the hub reads. */
    record Malformed(List<Violation> violations) implements Result {}

    /** It breaks its contract. */
    record Broken(List<Violation> violations) implements Result {}
  }
}
