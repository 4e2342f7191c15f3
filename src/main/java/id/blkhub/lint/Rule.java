package id.blkhub.lint;

import id.blkhub.lint.Finding.Severity;
import id.blkhub.message.Text;
import java.util.Locale;

/**
 * A kind of mistake, beside those that profiles, mappings and contracts name themselves: its code
 * and its sentence stand in one place.
 *
 * @param stops whether a file with it is put aside when the hub starts: it cannot work, or would do
 *     harm
 */
record Rule(String code, Severity severity, boolean stops, String indonesian, String english) {
  static Rule stops(String code, String indonesian, String english) {
    return new Rule(code, Severity.ERROR, true, indonesian, english);
  }

  static Rule error(String code, String indonesian, String english) {
    return new Rule(code, Severity.ERROR, false, indonesian, english);
  }

  static Rule warning(String code, String indonesian, String english) {
    return new Rule(code, Severity.WARNING, false, indonesian, english);
  }

  /** The rule's sentence; an argument that is itself a {@link Text} is put in by language. */
  Text text(Object... arguments) {
    Object[] id = new Object[arguments.length];
    Object[] en = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      id[i] = arguments[i] instanceof Text text ? text.id() : arguments[i];
      en[i] = arguments[i] instanceof Text text ? text.en() : arguments[i];
    }
    return new Text(
        String.format(Locale.ROOT, indonesian, id), String.format(Locale.ROOT, english, en));
  }
}
