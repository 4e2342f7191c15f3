package id.blkhub.reader;

import id.blkhub.message.Correction;
import id.blkhub.message.TestMark;
import id.blkhub.message.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message after it was read, the same for every protocol.
 *
 * @param id the id its sender gave it; null where there is none, or none that can be used
 * @param source CloudEvents source; null where there is none
 * @param dataschema which version of its contract it has; null where its sender says nothing
 * @param mark what it asks of an earlier message
 * @param test what it, or the stage of its sender, says of whether it is a test; null for nothing
 * @param data the bytes the contract speaks of, exactly as sent; all of the body where it is no
 *     event, or one with violations
 * @param violations what is wrong so far; the contract is then not looked at
 */
public record ReadMessage(
    @Nullable String id,
    @Nullable String source,
    @Nullable String dataschema,
    Correction.CorrectionMark mark,
    @Nullable String test,
    byte[] data,
    List<Violation> violations) {
  public ReadMessage {
    violations = List.copyOf(violations);
  }

  /** Whether it goes to partners in stage test, and to no others. */
  public boolean isTest() {
    return TestMark.set(test);
  }

  /** This message marked as a test, because its sender is a partner in stage test. */
  public ReadMessage ofStageTest() {
    return new ReadMessage(id, source, dataschema, mark, TestMark.TRUE, data, violations);
  }
}
