package id.blkhub.edge;

import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source did last, since the hub was started.
 *
 * @param routeId of its route
 * @param source where it reads, among the sources of all partners: {@code
 *     sftp:blk-banten/enrolment}
 * @param since when it came into that condition
 * @param cause why it fails; null where it does not
 */
public record SourceState(
    PartnerId partner,
    String routeId,
    String source,
    Condition condition,
    Instant since,
    SourceLooks looks,
    @Nullable Violation cause) {

  /** How a source is. */
  public enum Condition {
    /** It was not looked at yet. */
    NEW,
    /** The last look went well. */
    READ,
    /** The last look failed; the hub tries again by itself. */
    FAILING,
    /** Its route was stopped by an operator, or is gone. */
    STOPPED
  }

  /**
   * When it was looked at.
   *
   * @param last null before the first
   * @param taken when the broker last had an item of it; null before the first
   * @param next null where none is planned
   */
  public record SourceLooks(
      @Nullable Instant last, @Nullable Instant taken, @Nullable Instant next) {}
}
