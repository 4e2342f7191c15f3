package id.blkhub.lint;

import id.blkhub.lint.Finding.Severity;
import id.blkhub.message.ProblemCode;
import id.blkhub.message.Text;

/**
 * A kind of mistake, beside those that profiles, mappings and contracts name themselves: its code
 * and its sentence stand in one place.
 *
 * @param stops whether a file with it is put aside when the hub starts: it cannot work, or would do
 *     harm
 */
record LintRule(String code, Severity severity, boolean stops, Text sentence)
    implements ProblemCode {
  static LintRule stops(String code, String indonesian, String english) {
    return new LintRule(code, Severity.ERROR, true, new Text(indonesian, english));
  }

  static LintRule error(String code, String indonesian, String english) {
    return new LintRule(code, Severity.ERROR, false, new Text(indonesian, english));
  }

  static LintRule warning(String code, String indonesian, String english) {
    return new LintRule(code, Severity.WARNING, false, new Text(indonesian, english));
  }
}
