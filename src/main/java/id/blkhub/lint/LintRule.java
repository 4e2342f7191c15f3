package id.blkhub.lint;

import id.blkhub.lint.Finding.Severity;
import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/**
 * A kind of mistake that lint finds, with its code and its sentence. Profiles, mappings and
 * contracts declare their own kinds.
 *
 * @param stops whether a file with it is put aside when the hub starts: it cannot work, or would do
 *     harm
 */
record LintRule(CodedText declared, Severity severity, boolean stops) implements ProblemCode {
  static LintRule stops(String code, String indonesian, String english) {
    return new LintRule(new CodedText(code, indonesian, english), Severity.ERROR, true);
  }

  static LintRule error(String code, String indonesian, String english) {
    return new LintRule(new CodedText(code, indonesian, english), Severity.ERROR, false);
  }

  static LintRule warning(String code, String indonesian, String english) {
    return new LintRule(new CodedText(code, indonesian, english), Severity.WARNING, false);
  }
}
