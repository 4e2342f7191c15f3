package id.blkhub.reader;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment as RFC 3339 writes it, which is what CloudEvents asks of {@code time}. */
final class EventTime {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(\\.\\d{1,40})?(Z|[+-]\\d\\d:\\d\\d)");
  private static final int LONGEST = 80;

  private EventTime() {}

  static boolean is(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    Matcher form = FORM.matcher(text.toUpperCase(Locale.ROOT));
    if (!form.matches()) {
      return false;
    }
    try {
      // the second that is put in now and then is one more of its minute
      String second = form.group(1).replaceFirst(":60$", ":59");
      return OffsetDateTime.parse(second + form.group(3)).getYear() >= 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
