package id.blkhub.message;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sender asks of an earlier message of the same kind and business key, as its CloudEvents
 * extension attribute {@code correction} says.
 */
public enum Correction {
  /** Stop it where it still is under way; who has it keeps it. */
  CANCEL,
  /** It must not count any more: everyone who got it is told. */
  VOID,
  /** This content takes its place. */
  CORRECT;

  /** As senders and receivers write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads what {@link #text} gives; null for a word that means nothing, and for none. */
  static @Nullable Correction of(@Nullable String text) {
    for (Correction one : values()) {
      if (one.text().equals(text)) {
        return one;
      }
    }
    return null;
  }

  /**
   * A mark as it came with a message, not looked at yet.
   *
   * @param correction null for an ordinary message
   * @param reason why, as a code; null where the sender did not say
   */
  public record CorrectionMark(@Nullable String correction, @Nullable String reason) {
    public static final CorrectionMark NONE = new CorrectionMark(null, null);

    private static final Set<String> REASONS =
        Set.of("WRONG_PERSON", "REVOKED", "WITHDRAWN", "OTHER");

    /** What is asked; null for an ordinary message and for a word that means nothing. */
    public @Nullable Correction asked() {
      return Correction.of(correction);
    }

    /** What is wrong with it; the sender's own word is not repeated. */
    public Optional<Violation> problem() {
      boolean known = correction == null || asked() != null;
      if (known && (reason == null || correction != null && REASONS.contains(reason))) {
        return Optional.empty();
      }
      return Optional.of(MessageProblem.CORRECTION.violation());
    }
  }
}
