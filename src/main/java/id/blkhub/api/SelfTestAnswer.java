package id.blkhub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.blkhub.message.Text;
import id.blkhub.pack.SelfTest;
import id.blkhub.pack.SelfTest.Evidence;
import id.blkhub.pack.SelfTest.SelfTestStep;
import id.blkhub.pack.SelfTest.TestedContract;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report of a self-test as JSON. */
record SelfTestAnswer(
    String partner,
    @JsonUnwrapped TestedPeriod period,
    boolean complete,
    List<AnsweredStep> steps,
    List<TestedContract> contracts,
    Map<String, String> links) {

  static SelfTestAnswer of(SelfTest test) {
    return new SelfTestAnswer(
        test.partner(),
        new TestedPeriod(test.version(), test.from(), test.to()),
        test.complete(),
        test.steps().stream().map(AnsweredStep::of).toList(),
        test.contracts(),
        Map.of("self", Paths.SELF_TEST + "?from=" + test.from()));
  }

  /**
   * @param version of the partner's pack
   */
  record TestedPeriod(String version, Instant from, Instant to) {}

  /**
   * @param evidence left out while the hub has not seen the step
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AnsweredStep(
      String step,
      String kind,
      boolean done,
      Text title,
      Text how,
      @Nullable AnsweredEvidence evidence) {
    static AnsweredStep of(SelfTestStep step) {
      Evidence seen = step.evidence();
      return new AnsweredStep(
          step.step().name().toLowerCase(Locale.ROOT),
          step.kind(),
          step.done(),
          step.title(),
          step.how(),
          seen == null
              ? null
              : new AnsweredEvidence(seen.at(), seen.messageId(), seen.senderMessageId()));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AnsweredEvidence(Instant at, String messageId, @Nullable String senderMessageId) {}
}
