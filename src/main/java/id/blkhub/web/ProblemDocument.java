package id.blkhub.web;

import id.blkhub.message.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that fails (RFC 9457).
 *
 * @param messageId the hub's id of the message; null where it was not received
 * @param errors faults of the message; empty where the request itself is at fault
 * @param retryAfter how long to wait before trying again; null where that would not help
 * @param reference leads an operator to the log line of a fault of the hub; null for other problems
 */
public record ProblemDocument(
    HttpErrorReason reason,
    @Nullable String messageId,
    List<Violation> errors,
    @Nullable Duration retryAfter,
    @Nullable String reference) {
  public static ProblemDocument of(HttpErrorReason reason) {
    return new ProblemDocument(reason, null, List.of(), null, null);
  }

  public ProblemDocument retryAfter(Duration time) {
    return new ProblemDocument(reason, messageId, errors, time, reference);
  }

  public ProblemDocument reference(@Nullable String text) {
    return new ProblemDocument(reason, messageId, errors, retryAfter, text);
  }

  /** Whole seconds for {@code Retry-After}, rounded up so that nobody comes back too early. */
  long waitSeconds() {
    Duration time = Objects.requireNonNullElse(retryAfter, Duration.ZERO);
    return Math.max(1, time.plusNanos(999_999_999).toSeconds());
  }
}
