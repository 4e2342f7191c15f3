package id.blkhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.reader.ReadMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a message against what its sender promised to send. */
interface MessageCheck {
  /**
   * @param message with no violation so far
   * @param maxBytes the sender's limit
   */
  CheckResult check(PartnerId partner, Kind kind, ReadMessage message, int maxBytes);

  /** What a check says. */
  sealed interface CheckResult {
    /**
     * It keeps its contract.
     *
     * @param version of the contract; null where that is left to intake
     * @param content the form by which the inbox compares it; null where it has no id to be
     *     compared under, or intake must tell
     * @param warnings what its sender should look at all the same
     */
    record Sound(@Nullable Integer version, @Nullable JsonNode content, List<Violation> warnings)
        implements CheckResult {}

    /** It is not JSON the hub reads. */
    record Malformed(List<Violation> violations) implements CheckResult {}

    /** It breaks its contract. */
    record ContractBroken(List<Violation> violations) implements CheckResult {}
  }
}
