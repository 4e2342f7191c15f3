package id.blkhub.api;

import id.blkhub.message.Correction;
import id.blkhub.message.TestMark;
import id.blkhub.message.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message taken out of its HTTP request.
 *
 * @param data the bytes the contract speaks of, exactly as sent
 * @param explicitId the id its sender gave it; null where there is none
 * @param source CloudEvents source; null where there is none
 * @param dataschema which version of its contract it has; null where its sender says nothing
 * @param mark what it asks of an earlier message
 * @param test whether it is a test
 * @param violations what is wrong with the envelope; the contract is then not looked at
 */
record Envelope(
    byte[] data,
    String explicitId,
    String source,
    String dataschema,
    Correction.Mark mark,
    boolean test,
    List<Violation> violations) {
  /**
   * A mark that means nothing is a fault of the envelope.
   *
   * @param test the attribute as its sender wrote it; null where there is none
   */
  static Envelope of(
      byte[] data,
      String explicitId,
      String source,
      String dataschema,
      Correction.Mark mark,
      String test) {
    List<Violation> problems =
        Stream.of(mark.problem(), TestMark.problem(test)).flatMap(Optional::stream).toList();
    return new Envelope(data, explicitId, source, dataschema, mark, TestMark.set(test), problems);
  }

  /** The same from a partner in stage test, who sends nothing else. */
  Envelope ofTest() {
    return new Envelope(data, explicitId, source, dataschema, mark, true, violations);
  }

  /** What cannot be unwrapped stays whole, so that the journal keeps what was sent. */
  static Envelope broken(byte[] body, List<Violation> violations) {
    return new Envelope(body, null, null, null, Correction.Mark.NONE, false, violations);
  }
}
