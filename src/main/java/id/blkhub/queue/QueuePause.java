package id.blkhub.queue;

import id.blkhub.message.Violation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a queue waits, and when it goes on.
 *
 * @param reason for operators: a code with its sentence, or the name of a failure
 * @param refusal of the message at the head of the queue; null where the failure is no answer to it
 * @param attempts in a row that failed, since the hub started
 */
public record QueuePause(
    String reason,
    @Nullable RefusedHead refusal,
    int attempts,
    Instant lastAttempt,
    Instant nextAttempt) {

  /**
   * The message at the head of a queue, and why it stays there.
   *
   * @param messageId the hub's id
   */
  public record RefusedHead(String messageId, Violation why) {
    String reason() {
      return why.code() + ' ' + why.message().en();
    }
  }

  /** For operators, in one line. */
  public String told() {
    return reason + "; attempts=" + attempts + " last=" + lastAttempt + " next=" + nextAttempt;
  }
}
