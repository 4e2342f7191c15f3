package id.blkhub.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The CloudEvents extension attribute {@code test}: a message that carries it goes to partners in
 * stage test only, and is never taken together with a real one.
 */
public final class TestMark {
  /** As senders and receivers write it. */
  public static final String TRUE = "true";

  private static final String NAME = "test";
  private static final String FALSE = "false";
  private static final List<String> PREFIXES =
      List.of("cloudevents_", "cloudevents:", "cloudevents-", "ce-", "ce_", "ce:");

  private TestMark() {}

  /**
   * What a door notes of a message: whatever a partner in stage test sends is a test, whether it
   * says so or not. A word that means nothing stays, to be refused.
   *
   * @param said null where the sender said nothing
   */
  public static String noted(String said, boolean senderInTest) {
    return senderInTest && problem(said).isEmpty() ? TRUE : said;
  }

  /**
   * What a sender said of a test in a property of any protocol. The spelling of another protocol
   * counts too: a test that is taken for real goes to real people.
   *
   * @param before what was found in other properties; null for nothing
   * @return what was said so far: that it is a test, where any says so
   */
  public static String said(String before, String property, String value) {
    if (value == null || set(before) || !isSpelled(property)) {
      return before;
    }
    boolean mark = property.length() > NAME.length();
    return set(value) || mark && before == null ? value : before;
  }

  /** Whether a property has the name of the mark, in the spelling of any protocol. */
  public static boolean isSpelled(String property) {
    int from = property.length() - NAME.length();
    if (from < 0 || !property.regionMatches(true, from, NAME, 0, NAME.length())) {
      return false;
    }
    return from == 0 || PREFIXES.contains(property.substring(0, from).toLowerCase(Locale.ROOT));
  }

  /** Whether the attribute, as said or noted, makes a test of its message. */
  public static boolean set(String said) {
    return TRUE.equals(said);
  }

  /** What is wrong with it; the sender's own word is not repeated. */
  public static Optional<Violation> problem(String said) {
    if (said == null || said.equals(TRUE) || said.equals(FALSE)) {
      return Optional.empty();
    }
    return Optional.of(
        Violation.of(
            "",
            "HUB-X048",
            "Atribut test harus true atau false, dengan huruf kecil.",
            "The attribute test must be true or false, in lower case."));
  }
}
