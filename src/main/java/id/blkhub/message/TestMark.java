package id.blkhub.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents extension attribute {@code test}: a message that carries it goes to partners in
 * stage test only, and is never taken together with a real one.
 */
public final class TestMark {
  /** As senders and receivers write it. */
  public static final String TRUE = "true";

  private static final String FALSE = "false";

  private TestMark() {}

  /**
   * What a door notes of a message: whatever a partner in stage test sends is a test, whether it
   * says so or not. A word that means nothing stays, to be refused.
   *
   * @param said null where the sender said nothing
   */
  public static @Nullable String noted(@Nullable String said, boolean senderInTest) {
    return senderInTest && problem(said).isEmpty() ? TRUE : said;
  }

  /** Whether the attribute, as said or noted, makes a test of its message. */
  public static boolean set(@Nullable String said) {
    return TRUE.equals(said);
  }

  /** What is wrong with it; the sender's own word is not repeated. */
  public static Optional<Violation> problem(@Nullable String said) {
    if (said == null || said.equals(TRUE) || said.equals(FALSE)) {
      return Optional.empty();
    }
    return Optional.of(MessageProblem.TEST.violation());
  }
}
