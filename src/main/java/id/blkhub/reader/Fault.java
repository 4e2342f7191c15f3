package id.blkhub.reader;

import id.blkhub.message.Violation;

/**
 * Something that is wrong with a message.
 *
 * @param path JSON Pointer into the event; empty for what stands in the head
 * @param subject the attribute or header, in the hub's own word; never what a sender wrote
 */
record Fault(ReadingProblem rule, String path, String subject) {
  private static final String SEPARATOR = " ";

  /** Of the head. */
  static Fault of(ReadingProblem rule, String subject) {
    return new Fault(rule, "", subject);
  }

  /** Of a member of a structured event. */
  static Fault at(ReadingProblem rule, String member) {
    return new Fault(rule, '/' + member, member);
  }

  Violation violation() {
    return rule.at(path, subject);
  }

  /** The fault as it is kept beside a message of which only the head was read. */
  String written() {
    return rule + SEPARATOR + subject;
  }

  static Fault ofWritten(String text) {
    String[] parts = text.split(SEPARATOR, 2);
    return of(ReadingProblem.valueOf(parts[0]), parts[1]);
  }
}
