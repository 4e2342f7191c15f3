package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says who gets a message. Called inside the database transaction, because a partner that a case
 * was sent to may find that case from then on: keep it in memory, without input or output.
 */
@FunctionalInterface
public interface Router {
  /**
   * @param index position of the message in its batch
   * @param fresh its outcome; the messages it wakes are not known yet
   * @return ids of the partners it goes to
   */
  Set<PartnerId> receivers(int index, Outcome.Fresh fresh);

  /**
   * Whether the consents of a case still cover what a partner was sent of it; so they do where its
   * agreement rests on none.
   *
   * @param named the consent that what it was sent stands on; null where any will do
   * @param facts of the case
   */
  default boolean mayKeep(
      PartnerId receiver, Kind kind, @Nullable String named, Map<String, JsonNode> facts) {
    return true;
  }
}
