package id.blkhub.reader;

import id.blkhub.message.Violation;

/**
 * Something that is wrong with a message.
 *
 * @param path JSON Pointer into the event; empty for what stands in the head
 * @param subject the attribute or header, in the hub's own word; never what a sender wrote
 */
record ReadingFault(ReadingProblem rule, String path, String subject) {
  private static final String SEPARATOR = " ";

  /** Of the head. */
  static ReadingFault of(ReadingProblem rule, String subject) {
    return new ReadingFault(rule, "", subject);
  }

  /** Of a member of a structured event. */
  static ReadingFault at(ReadingProblem rule, String member) {
    return new ReadingFault(rule, '/' + member, member);
  }

  Violation violation() {
    return rule.at(path, subject);
  }

  /** The fault as it is kept beside a message of which only the head was read. */
  String written() {
    return rule + SEPARATOR + subject;
  }

  static ReadingFault ofWritten(String text) {
    String[] parts = text.split(SEPARATOR, 2);
    return of(ReadingProblem.valueOf(parts[0]), parts[1]);
  }
}
