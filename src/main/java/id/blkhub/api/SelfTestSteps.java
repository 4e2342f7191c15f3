package id.blkhub.api;

import id.blkhub.journal.TestTraffic.TestStep;
import id.blkhub.message.State;
import id.blkhub.pack.ScriptedStep;
import id.blkhub.pack.SelfTest.Evidence;
import id.blkhub.pack.SelfTest.SelfTestStep;
import id.blkhub.pack.SelfTest.TestedContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds for each step of the script the first thing that shows it. */
final class SelfTestSteps {
  private final List<TestStep> sent;
  private final List<TestStep> received;

  /**
   * @param sent what became of tests the partner sent, in order
   * @param received what became of tests that went to it, in order
   */
  SelfTestSteps(List<TestStep> sent, List<TestStep> received) {
    this.sent = sent;
    this.received = received;
  }

  List<SelfTestStep> of(List<TestedContract> contracts) {
    List<SelfTestStep> steps = new ArrayList<>();
    for (TestedContract contract : contracts) {
      for (ScriptedStep step : ScriptedStep.values()) {
        if (step.ofSender() == contract.sent()) {
          steps.add(
              new SelfTestStep(
                  step,
                  contract.kind(),
                  step.how(contract.kind()),
                  evidence(step, contract.kind())));
        }
      }
    }
    return steps;
  }

  private @Nullable Evidence evidence(ScriptedStep step, String kind) {
    List<TestStep> ofKind =
        (step.ofSender() ? sent : received)
            .stream().filter(one -> one.kind().value().equals(kind)).toList();
    Set<String> corrections =
        ofKind.stream()
            .filter(TestStep::corrects)
            .map(one -> one.messageId().value())
            .collect(Collectors.toSet());
    Predicate<TestStep> plain = one -> !corrections.contains(one.messageId().value());
    Stream<TestStep> shown =
        switch (step) {
          case SEND -> ofKind.stream().filter(plain).filter(in(State.ACCEPTED, State.WAITING));
          case BREAK -> ofKind.stream().filter(plain).filter(in(State.REJECTED));
          case RESEND -> ofKind.stream().filter(in(State.DUPLICATE));
          case CORRECT -> ofKind.stream().filter(plain.negate()).filter(in(State.ACCEPTED));
          case TAKE -> ofKind.stream().filter(in(State.AVAILABLE, State.DELIVERED));
          case ACKNOWLEDGE -> ofKind.stream().filter(in(State.DELIVERED));
        };
    return shown
        .map(one -> new Evidence(one.at(), one.messageId().value(), one.senderMessageId()))
        .findFirst()
        .orElse(null);
  }

  private static Predicate<TestStep> in(State... states) {
    Set<State> all = Set.of(states);
    return one -> all.contains(one.state());
  }
}
