package id.blkhub.reader;

import id.blkhub.message.Correction;
import id.blkhub.message.TestMark;
import id.blkhub.message.Violation;
import java.util.List;

/**
 * A message as its sender meant it.
 *
 * @param id the id its sender gave it; null where there is none, or none that can be used
 * @param source CloudEvents source; null where there is none
 * @param dataschema which version of its contract it has; null where its sender says nothing
 * @param mark what it asks of an earlier message
 * @param test what it, or the stage of its sender, says of whether it is a test; null for nothing
 * @param data the bytes the contract speaks of, exactly as sent; all of the body where it is no
 *     event, or none that can be read
 * @param violations what is wrong so far; the contract is then not looked at
 */
public record ReadMessage(
    String id,
    String source,
    String dataschema,
    Correction.Mark mark,
    String test,
    byte[] data,
    List<Violation> violations) {
  public ReadMessage {
    violations = List.copyOf(violations);
  }

  /** Whether it goes to partners in stage test, and to no others. */
  public boolean isTest() {
    return TestMark.set(test);
  }

  /** The same from a partner in stage test, who sends nothing else, whatever it says. */
  public ReadMessage ofStageTest() {
    return new ReadMessage(id, source, dataschema, mark, TestMark.TRUE, data, violations);
  }
}
