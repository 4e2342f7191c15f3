package id.blkhub.http;

import id.blkhub.message.Violation;
import java.net.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a partner answered when it was asked for a document. */
public sealed interface PartnerDocument {
  /** It lies in the file that was named. */
  record Fetched(HttpHeaders headers) implements PartnerDocument {}

  /** It is as it was, or there is none. */
  record Unchanged() implements PartnerDocument {}

  /** The partner no longer takes the token; there is another one now. */
  record TokenRefused(Violation why) implements PartnerDocument {}

  /**
   * There is no answer that can be used.
   *
   * @param after what the partner asked for; null where it asked for nothing
   */
  record NotNow(Violation why, @Nullable Duration after) implements PartnerDocument {}
}
