package id.blkhub.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the hub remembers of a poll from one question to the next, also over a restart.
 *
 * @param position the page to ask for; null for the first
 * @param marks what the partner said of the answer at that position
 * @param next when to ask
 */
record PollState(@Nullable String position, PageMarks marks, Instant next) {
  static final PollState NEW = new PollState(null, PageMarks.NONE, Instant.EPOCH);

  /**
   * By which a partner knows whether a page has changed (RFC 9110, section 8.8).
   *
   * @param etag null where it gave none
   * @param modified {@code Last-Modified} as it came; null where it gave none
   */
  record PageMarks(@Nullable String etag, @Nullable String modified) {
    static final PageMarks NONE = new PageMarks(null, null);
  }
}
