package id.blkhub.http;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Violation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one call to a partner came to. */
sealed interface Verdict {
  /**
   * Done.
   *
   * @param body the partner's answer; a missing node where it sent none
   */
  record Accepted(JsonNode body) implements Verdict {}

  /** It will never be done. */
  record RefusedCall(Violation why) implements Verdict {}

  /**
   * The partner says it has this already, in the way the route declares.
   *
   * @param proven whether it says so of the content; false where only of the call's id
   */
  record AlreadyThere(int status, boolean proven) implements Verdict {}

  /** The status says done, the body does not. */
  record Nonsense(Violation why) implements Verdict {}

  /**
   * Not now.
   *
   * @param after what the partner asked for; null leaves it to the route
   * @param effect what the partner may have done with this attempt
   */
  record Later(Violation why, @Nullable Duration after, Effect effect) implements Verdict {}

  /** What the partner may have done with an attempt that did not succeed. */
  enum Effect {
    /** It never saw the request. */
    UNSENT,
    /** It saw the request and said that it did nothing. */
    NONE,
    /** It may have acted on it. */
    UNKNOWN
  }
}
