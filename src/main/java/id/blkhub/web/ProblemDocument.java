package id.blkhub.web;

import id.blkhub.message.Violation;
import java.time.Duration;
import java.util.List;

/**
 * What a partner is told when a request fails.
 *
 * @param messageId the hub's id of the message, where it was received; else null
 * @param errors what is wrong with the message; empty where the request itself is the problem
 * @param retryAfter how long to wait before trying again; null where that would not help
 * @param reference leads an operator to the log; null except for faults of the hub
 */
public record ProblemDocument(
    HttpErrorReason reason,
    String messageId,
    List<Violation> errors,
    Duration retryAfter,
    String reference) {
  public static ProblemDocument of(HttpErrorReason httpErrorReason) {
    return new ProblemDocument(httpErrorReason, null, List.of(), null, null);
  }

  public ProblemDocument retryAfter(Duration time) {
    return new ProblemDocument(reason, messageId, errors, time, reference);
  }

  public ProblemDocument reference(String text) {
    return new ProblemDocument(reason, messageId, errors, retryAfter, text);
  }

  /** Whole seconds for {@code Retry-After}, rounded up so that nobody comes back too early. */
  long waitSeconds() {
    return Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
  }
}
