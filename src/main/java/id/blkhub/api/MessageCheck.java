package id.blkhub.api;

import id.blkhub.message.Violation;
import java.util.List;

/** Checks a message against what its sender promised to send. */
interface MessageCheck {
  /**
   * @param maxBytes the sender's limit
   */
  Result check(String partner, String kind, byte[] data, int maxBytes);

  /** What a check says. */
  sealed interface Result {
    /** It keeps its contract. */
    record Sound() implements Result {}

    /** It is not JSON the hub reads. */
    record Malformed(List<Violation> violations) implements Result {}

    /** It breaks its contract. */
    record Broken(List<Violation> violations) implements Result {}
  }
}
