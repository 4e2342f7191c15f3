package id.blkhub.journal;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import java.time.Instant;

/**
 * Messages or deliveries that wait for an operator for one and the same reason.
 *
 * @param partner the receiver of parked deliveries, the sender of held messages
 * @param cause code and place of the first error, for example {@code HUB-C003 /unit/*}; empty where
 *     the journal knows none
 * @param example the one that came in first
 */
public record StuckGroup(
    PartnerId partner,
    Kind kind,
    String cause,
    long count,
    Instant oldest,
    Instant newest,
    MessageId example) {
  /** The code alone, for example {@code HUB-C003}; empty where there is none. */
  public String code() {
    int end = cause.indexOf(' ');
    return end < 0 ? cause : cause.substring(0, end);
  }

  /** The place alone, a JSON Pointer with {@code *} for array positions; empty for the whole. */
  public String path() {
    int end = cause.indexOf(' ');
    return end < 0 ? "" : cause.substring(end + 1);
  }
}
