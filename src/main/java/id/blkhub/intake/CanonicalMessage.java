package id.blkhub.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.Succession;
import id.blkhub.message.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in the canonical form of its kind.
 *
 * @param from as its sender wrote it
 * @param keyFields nothing but the fields of the business key
 * @param succession its place among those under the same key
 * @param claim what it says of a case; null for kinds without cases
 * @param warnings what its sender should look at, though the message is sound
 */
record CanonicalMessage(
    CheckedMessage from,
    ObjectNode document,
    ContentKeys keys,
    ObjectNode keyFields,
    Succession succession,
    @Nullable CaseClaim claim,
    List<Violation> warnings) {
  MessageHead head() {
    return from.head();
  }

  /** The message under the names its sender and the journal know it by. */
  MessageRef ref() {
    return head().ref(keys.found());
  }

  Kind kind() {
    return from.head().kind();
  }

  MessageId messageId() {
    return from.head().messageId();
  }
}
