package id.blkhub.correlation;

import static id.blkhub.correlation.Sample.enrolment;
import static id.blkhub.correlation.Sample.message;
import static id.blkhub.correlation.Sample.partners;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.Correction;
import id.blkhub.message.StepOrder;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps of one thing and the amounts they name, as of a credit. */
class StepSequenceTest {
  private static final StepOrder CREDIT =
      new StepOrder(
          Map.of(
              StepOrder.BEGIN,
              Set.of("RECEIVED", "APPROVED", "REJECTED"),
              "RECEIVED",
              Set.of("APPROVED", "REJECTED"),
              "APPROVED",
              Set.of("DISBURSED"),
              "REJECTED",
              Set.of(),
              "DISBURSED",
              Set.of()));

  @TempDir Path dir;
  private TestDatabases databases;
  private Correlator correlator;
  private int messages;

  private void on(Engine engine) {
    databases = engine.open(dir);
    correlator = new Correlator(databases.hub(), new ClearSeal(), Clock.systemUTC());
    correlator.remember(
        List.of(
            enrolment("enrolment", "E-1").arrives(),
            message("referral")
                .by("blk", "microcredit-referral")
                .key("R-1")
                .extendsCase("enrolment", "E-1")
                .adds("referral", "R-1")
                .amount("referral", "R-1", 10)
                .arrives()),
        (index, fresh) -> partners("bank"));
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeTheStepsInTheirOrderEachWithinTheOneBefore(Engine engine) {
    on(engine);

    assertThat(said(step("RECEIVED"), step("APPROVED", 9), step("DISBURSED", 9)))
        .containsExactly("ok", "ok", "ok");
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeAnApprovalThatNobodyAnnounced(Engine engine) {
    on(engine);

    assertThat(said(step("APPROVED", 10))).containsExactly("ok");
    assertThat(said(step("RECEIVED"))).containsExactly("STEP_TOO_LATE");
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseWhatIsOutOfOrderOrContradicts(Engine engine) {
    on(engine);

    assertThat(said(step("DISBURSED", 5))).containsExactly("STEP_TOO_EARLY");
    assertThat(said(step("RECEIVED"), step("DISBURSED", 5)))
        .containsExactly("ok", "STEP_TOO_EARLY");
    assertThat(said(step("APPROVED", 9), step("APPROVED", 8), step("REJECTED")))
        .containsExactly("ok", "STEP_SAID_OTHERWISE", "STEP_CONTRADICTS");
    assertThat(said(step("DISBURSED", 9), step("RECEIVED"), step("REJECTED")))
        .containsExactly("ok", "STEP_SAID_OTHERWISE", "STEP_CONTRADICTS");
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseAnAmountAboveWhatWasAskedOrApproved(Engine engine) {
    on(engine);

    assertThat(said(step("APPROVED", 11))).containsExactly("ABOVE_WHAT_WAS_GRANTED");
    assertThat(said(step("APPROVED", 8))).containsExactly("ok");
    assertThat(said(step("DISBURSED", 9))).containsExactly("ABOVE_WHAT_WAS_GRANTED");
    assertThat(said(step("DISBURSED", 8))).containsExactly("ok");
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeACorrectedStepAndHoldWhatFollowsAgainstIt(Engine engine) {
    on(engine);
    said(step("APPROVED", 9));

    assertThat(said(step("APPROVED", 12).marked(Correction.CORRECT)))
        .containsExactly("ABOVE_WHAT_WAS_GRANTED");
    assertThat(said(step("APPROVED", 7).marked(Correction.CORRECT))).containsExactly("ok");
    assertThat(said(step("DISBURSED", 8))).containsExactly("ABOVE_WHAT_WAS_GRANTED");
  }

  @ParameterizedTest
  @EnumSource
  void shouldForgetAStepThatWasVoided(Engine engine) {
    on(engine);
    said(step("REJECTED"));
    assertThat(said(step("APPROVED", 9))).containsExactly("STEP_CONTRADICTS");

    said(step("REJECTED").marked(Correction.VOID));

    assertThat(said(step("APPROVED", 9), step("DISBURSED", 9))).containsExactly("ok", "ok");
  }

  @ParameterizedTest
  @EnumSource
  void shouldHoldTheStepsOfEachSenderAgainstItsOwn(Engine engine) {
    on(engine);
    said(step("REJECTED"));
    correlator.remember(
        List.of(
            message("again")
                .by("blk", "microcredit-referral")
                .key("R-1")
                .content("for another bank")
                .extendsCase("enrolment", "E-1")
                .adds("referral", "R-1")
                .arrives()),
        (index, fresh) -> partners("bank-dua"));

    assertThat(said(step("APPROVED", 9).by("bank-dua", "microcredit-decision")))
        .containsExactly("ok");
  }

  private Sample step(String name) {
    return message("decision-" + ++messages)
        .by("bank", "microcredit-decision")
        .refersTo("referral", "R-1")
        .content("content " + messages)
        .step(CREDIT, "R-1", name);
  }

  private Sample step(String name, long rupiah) {
    return step(name).amount("referral", "R-1", rupiah);
  }

  /** What became of each: the name of the problem, or ok. */
  private List<String> said(Sample... steps) {
    return correlator
        .remember(Stream.of(steps).map(Sample::arrives).toList(), (index, fresh) -> partners("blk"))
        .stream()
        .map(
            outcome ->
                outcome instanceof Outcome.Conflict conflict
                    ? conflict.reason().name()
                    : outcome instanceof Outcome.Fresh ? "ok" : outcome.toString())
        .toList();
  }
}
