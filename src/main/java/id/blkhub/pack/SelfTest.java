package id.blkhub.pack;

import id.blkhub.message.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner in stage test has shown that it can do, step by step, for both sides to sign
 * before it goes live.
 *
 * @param version of the partner's pack
 * @param from what happened before is not looked at
 * @param to when the report was made
 */
public record SelfTest(
    String partner,
    Text name,
    String version,
    List<TestedContract> contracts,
    Instant from,
    Instant to,
    List<SelfTestStep> steps) {

  public SelfTest {
    contracts = List.copyOf(contracts);
    steps = List.copyOf(steps);
  }

  /** Whether every step was seen. */
  public boolean complete() {
    return steps.stream().allMatch(SelfTestStep::done);
  }

  /** How many steps were seen. */
  public long seen() {
    return steps.stream().filter(SelfTestStep::done).count();
  }

  /**
   * A contract the partner was tested against.
   *
   * @param sent whether the partner sends it, else it receives it
   * @param byQueue whether it takes it from its queue, else the hub calls its interface
   * @param sha256 of the schema in the partner's pack
   */
  public record TestedContract(
      String kind, boolean sent, boolean byQueue, int version, String sha256) {}

  /**
   * One step of the script.
   *
   * @param how what turns it green
   * @param evidence null while the hub has not seen it
   */
  public record SelfTestStep(
      ScriptedStep step, String kind, Text how, @Nullable Evidence evidence) {
    public boolean done() {
      return evidence != null;
    }

    public Text title() {
      return step.title();
    }
  }

  /**
   * What the hub saw.
   *
   * @param senderMessageId null where the sender gave none, or it is another's
   */
  public record Evidence(Instant at, String messageId, @Nullable String senderMessageId) {}
}
