package id.blkhub.journal;

import id.blkhub.message.Violation;
import java.util.List;
import java.util.regex.Pattern;

/** What all messages that fail for one reason have in common: code and place of the first error. */
final class Cause {
  private static final int LONGEST = 200;
  private static final Pattern POSITION = Pattern.compile("/\\d+(?=/|$)");

  private Cause() {}

  /** Never null; empty where nothing is wrong. */
  static String of(List<Violation> errors) {
    return errors.stream().filter(e -> !e.warns()).findFirst().map(Cause::of).orElse("");
  }

  private static String of(Violation first) {
    String path = POSITION.matcher(first.path()).replaceAll("/*");
    String cause = path.isEmpty() ? first.code() : first.code() + ' ' + path;
    return cause.length() <= LONGEST ? cause : cause.substring(0, LONGEST);
  }
}
