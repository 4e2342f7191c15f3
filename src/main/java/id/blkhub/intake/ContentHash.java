package id.blkhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.SortedJson;
import id.blkhub.correlation.Arrival;
import id.blkhub.message.Correction;
import id.blkhub.seal.Seal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A keyed hash of a document that does not depend on the order of its keys. */
final class ContentHash {
  private final Seal seal;

  ContentHash(Seal seal) {
    this.seal = seal;
  }

  /**
   * Of a void or a cancellation only the business key counts.
   *
   * @param correction null for an ordinary message
   */
  String of(JsonNode document, @Nullable Correction correction, String businessKey) {
    boolean keyOnly = correction == Correction.VOID || correction == Correction.CANCEL;
    String hash =
        keyOnly
            ? seal.hash("content", businessKey.getBytes(StandardCharsets.UTF_8))
            : seal.hash("content", SortedJson.bytes(document));
    return Arrival.markedHash(correction, hash);
  }
}
