package id.blkhub.correlation;

import static id.blkhub.correlation.Sample.assessment;
import static id.blkhub.correlation.Sample.certification;
import static id.blkhub.correlation.Sample.enrolment;
import static id.blkhub.correlation.Sample.ids;
import static id.blkhub.correlation.Sample.message;
import static id.blkhub.correlation.Sample.partners;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.Correction;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test and a real message never meet, whatever they are called. */
class TestMessagesTest {
  private static final Outcome CLOSED = new Outcome.Conflict(CorrelationProblem.CLOSED);

  @TempDir Path dir;
  private TestDatabases databases;
  private Correlator correlator;
  private WithdrawalStore withdrawalStore;

  private void on(Engine engine) {
    databases = engine.open(dir);
    correlator = new Correlator(databases.hub(), new ClearSeal(), Clock.systemUTC());
    withdrawalStore = new WithdrawalStore(databases.hub(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    databases.close();
  }

  private Outcome one(Sample sample) {
    Router toBnsp =
        (index, fresh) -> {
          Correction asked = fresh.change() == null ? null : fresh.change().correction();
          return asked == null || asked == Correction.CORRECT ? partners("bnsp", "blk") : Set.of();
        };
    return correlator.remember(List.of(sample.arrives()), toBnsp).get(0);
  }

  private Outcome.Fresh fresh(Sample sample) {
    Outcome outcome = one(sample);
    assertThat(outcome).isInstanceOf(Outcome.Fresh.class);
    return (Outcome.Fresh) outcome;
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotTakeATestForARepetitionOfARealMessage(Engine engine) {
    on(engine);
    fresh(message("1").id("m").version(7));

    fresh(message("2").id("m").version(7).test());
    fresh(message("3").id("n").version(8).content("B"));

    assertThat(one(message("4").id("m").version(7)))
        .isEqualTo(new Outcome.Duplicate(new MessageId("1")));
    assertThat(one(message("5").id("o").version(7).test()))
        .isEqualTo(new Outcome.Duplicate(new MessageId("2")));
    assertThat(one(message("6").id("m").key("K-2").content("C").test()))
        .isEqualTo(new Outcome.Conflict(CorrelationProblem.SAME_ID_OTHER_CONTENT));
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindCasesOnItsOwnSideOnly(Engine engine) {
    on(engine);
    long real = fresh(enrolment("1", "E-1").fact("vocation", "welding")).caseId();
    long test = fresh(enrolment("2", "E-1").fact("vocation", "sewing").test()).caseId();
    assertThat(test).isNotEqualTo(real);
    fresh(assessment("3", "E-1", "R-1").test());

    Outcome waits = one(certification("4", "R-1"));

    assertThat(waits).isEqualTo(new Outcome.Waiting(new CorrelationId("registration", "R-1")));
    assertThat(fresh(certification("5", "R-1").test()).facts().get("vocation").asText())
        .isEqualTo("sewing");
    CaseNumbers numbers = new CaseNumbers(databases.hub());
    assertThat(numbers.together(List.of("E-1"), false)).containsExactly("E-1");
    assertThat(numbers.together(List.of("E-1"), true)).contains("E-1", "R-1");
  }

  @ParameterizedTest
  @EnumSource
  void shouldWakeNoRealMessageByATest(Engine engine) {
    on(engine);
    fresh(enrolment("1", "E-1"));
    fresh(enrolment("2", "E-1").test());
    one(certification("3", "R-1"));
    Outcome waits = one(certification("4", "R-1").test());
    assertThat(((Outcome.Waiting) waits).number().name()).isEqualTo("registration");

    assertThat(fresh(assessment("5", "E-1", "R-1").test()).woken())
        .extracting(Outcome.Woken::messageId, Outcome.Woken::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(new MessageId("4"), new Kind("certification")));
    assertThat(fresh(assessment("6", "E-1", "R-1")).woken())
        .extracting(Outcome.Woken::messageId)
        .containsExactlyElementsOf(ids("3"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayOfWhatWaitedInVainThatItWasATest(Engine engine) {
    on(engine);
    one(certification("1", "R-1").test());

    Outcome.Unknown unknown = (Outcome.Unknown) correlator.expire(new MessageId("1"), null);

    assertThat(unknown.message().test()).isTrue();
    assertThat(unknown.message().kind()).isEqualTo(new Kind("certification"));
    assertThat(unknown.number().name()).isEqualTo("registration");
  }

  @ParameterizedTest
  @EnumSource
  void shouldVoidNothingOnTheOtherSide(Engine engine) {
    on(engine);
    fresh(enrolment("1", "E-1"));
    fresh(assessment("2", "E-1", "R-1"));
    fresh(enrolment("3", "E-1").test());
    fresh(assessment("4", "E-1", "R-1").test());

    Change change = fresh(assessment("5", "E-1", "R-1").test().marked(Correction.VOID)).change();

    assertThat(change.messageIds()).containsExactlyElementsOf(ids("4"));
    assertThat(withdrawalStore.withdrawn(ids("2", "4")))
        .isEqualTo(Map.of(new MessageId("4"), Correction.VOID));
    assertThat(one(certification("6", "R-1").test())).isEqualTo(CLOSED);
    fresh(certification("7", "R-1"));
    assertThat(one(assessment("8", "E-1", "R-1")))
        .isEqualTo(new Outcome.Duplicate(new MessageId("2")));
    assertThat(one(message("9").marked(Correction.VOID).test()))
        .isEqualTo(new Outcome.Conflict(CorrelationProblem.NOTHING_TO_CORRECT));
  }

  @ParameterizedTest
  @EnumSource
  void shouldCancelByIdOnItsOwnSideOnly(Engine engine) {
    on(engine);
    fresh(enrolment("1", "E-1"));
    fresh(assessment("2", "E-1", "R-1"));
    fresh(enrolment("3", "E-1").test());
    fresh(assessment("4", "E-1", "R-1").test());

    WithdrawalStore.Met met =
        withdrawalStore.cancel(
            new MessageId("4"),
            new PartnerId("blk"),
            new Kind("assessment"),
            new MessageId("request"));
    withdrawalStore.keepBack(new PartnerId("bnsp"), ids("4"));
    withdrawalStore.keepBack(new PartnerId("blk"), ids("4"));

    assertThat(met.test()).isTrue();
    assertThat(
            withdrawalStore.finish(
                new PartnerId("blk"), new Kind("assessment"), "R-1", false, false))
        .isFalse();
    assertThat(
            withdrawalStore.finish(
                new PartnerId("blk"), new Kind("assessment"), "R-1", false, met.test()))
        .isTrue();
    assertThat(one(certification("5", "R-1").test())).isEqualTo(CLOSED);
    fresh(certification("6", "R-1"));
  }
}
