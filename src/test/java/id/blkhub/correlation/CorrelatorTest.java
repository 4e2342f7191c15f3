package id.blkhub.correlation;

import static id.blkhub.correlation.Sample.assessment;
import static id.blkhub.correlation.Sample.certification;
import static id.blkhub.correlation.Sample.enrolment;
import static id.blkhub.correlation.Sample.message;
import static id.blkhub.correlation.Sample.partners;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrelatorTest {
  private static final Router TO_NOBODY = (index, fresh) -> Set.of();
  private static final Router TO_BNSP = (index, fresh) -> partners("bnsp");
  private static final CorrelationId REGISTRATION = new CorrelationId("registration", "R-1");
  private static final Outcome SAME_ID =
      new Outcome.Conflict(CorrelationProblem.SAME_ID_OTHER_CONTENT);

  @TempDir Path dir;
  private TestDatabases databases;
  private Correlator correlator;

  private void on(Engine engine) {
    databases = engine.open(dir);
    correlator = new Correlator(databases.hub(), new ClearSeal(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    databases.close();
  }

  private List<Outcome> batch(Router router, Sample... samples) {
    return correlator.remember(Stream.of(samples).map(Sample::arrives).toList(), router);
  }

  private Outcome one(Sample sample) {
    return batch(TO_NOBODY, sample).get(0);
  }

  private Outcome.Fresh fresh(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Fresh.class);
    return (Outcome.Fresh) outcome;
  }

  private List<String> woken(Outcome outcome) {
    return fresh(outcome).woken().stream().map(one -> one.messageId().value()).toList();
  }

  // --- inbox

  @ParameterizedTest
  @EnumSource
  void shouldAcceptWhatIsNew(Engine engine) {
    on(engine);
    assertThat(one(message("1").id("m")))
        .isEqualTo(new Outcome.Fresh(0, null, Map.of(), List.of(), null, List.of(), List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void shouldCallTheSameIdWithTheSameContentADuplicate(Engine engine) {
    on(engine);
    one(message("1").id("m"));
    assertThat(one(message("2").id("m"))).isEqualTo(new Outcome.Duplicate(new MessageId("1")));
    assertThat(one(message("2").id("m"))).isEqualTo(new Outcome.Duplicate(new MessageId("1")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldCountWhatComesAgainUnderItsOwnMessageId(Engine engine) {
    on(engine);
    one(message("1").id("m"));
    one(message("2").id("m"));
    assertThat(correlator.redelivered()).isZero();
    one(message("1").id("m"));
    assertThat(correlator.redelivered()).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseOtherContentUnderTheSameId(Engine engine) {
    on(engine);
    one(message("1").id("m"));
    assertThat(one(message("2").id("m").content("B").key("K-2"))).isEqualTo(SAME_ID);
    assertThat(one(message("2").id("m").content("B").key("K-2"))).isEqualTo(SAME_ID);
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellApartTheSameIdOfAnotherPartnerKindOrSource(Engine engine) {
    on(engine);
    batch(
            TO_NOBODY,
            message("1").id("m"),
            message("2").id("m").content("B").key("K-2").source("urn:a"),
            message("3").id("m").content("C").key("K-3").by("supra", "placement"),
            message("4").id("m").content("D").key("K-4").by("bank", "vacancy"))
        .forEach(this::fresh);
  }

  @ParameterizedTest
  @EnumSource
  void shouldFreeTheIdOfARejectedMessage(Engine engine) {
    on(engine);
    one(message("1").id("m").version(2));
    Outcome rejected = one(message("2").id("n").content("B").version(1));
    assertThat(rejected).isEqualTo(new Outcome.Conflict(CorrelationProblem.OLDER_VERSION));
    fresh(one(message("3").id("n").content("C").version(3)));
  }

  @ParameterizedTest
  @EnumSource
  void shouldCallTheContentTheKeyLastHadADuplicateEvenUnderANewId(Engine engine) {
    on(engine);
    one(message("1").id("m"));
    assertThat(one(message("2").id("n"))).isEqualTo(new Outcome.Duplicate(new MessageId("1")));
    assertThat(one(message("3"))).isEqualTo(new Outcome.Duplicate(new MessageId("1")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepTheIdOfADuplicateForItsContent(Engine engine) {
    on(engine);
    one(message("1").id("m"));
    one(message("2").id("n"));
    fresh(one(message("3").id("o").content("B")));
    assertThat(one(message("4").id("n"))).isEqualTo(new Outcome.Duplicate(new MessageId("1")));
    assertThat(one(message("5").id("n").content("C"))).isEqualTo(SAME_ID);
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeThereAndBackAgainWithoutIdsAsThreeUpdates(Engine engine) {
    on(engine);
    fresh(one(message("1").content("A")));
    fresh(one(message("2").content("B")));
    fresh(one(message("3").content("A")));
    assertThat(one(message("4").content("A"))).isEqualTo(new Outcome.Duplicate(new MessageId("3")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldOrderUpdatesByTheirVersion(Engine engine) {
    on(engine);
    fresh(one(message("1").version(2)));
    assertThat(one(message("2").version(1).content("B")))
        .isEqualTo(new Outcome.Conflict(CorrelationProblem.OLDER_VERSION));
    assertThat(one(message("3").version(2).content("B")))
        .isEqualTo(new Outcome.Conflict(CorrelationProblem.SAME_VERSION_OTHER_CONTENT));
    fresh(one(message("4").version(3).content("B")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldHoldTheSameRulesWithinOneBatch(Engine engine) {
    on(engine);
    List<Outcome> outcomes =
        batch(
            TO_NOBODY,
            message("1").id("m"),
            message("2").id("m"),
            message("3").id("m").content("B"),
            message("4").content("B"),
            message("5").content("A"),
            message("5").content("A"));
    assertThat(outcomes)
        .extracting(o -> o.getClass().getSimpleName())
        .containsExactly("Fresh", "Duplicate", "Conflict", "Fresh", "Fresh", "Settled");
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeIdsOfAnyLengthAndCharacter(Engine engine) {
    on(engine);
    String odd = "x\0y".repeat(10_000);
    fresh(one(message("1").id(odd).source("s\0")));
    assertThat(one(message("2").id(odd).source("s\0")))
        .isEqualTo(new Outcome.Duplicate(new MessageId("1")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldForgetAfterTheRetentionButNeverWhatWaits(Engine engine) {
    on(engine);
    one(message("1").id("m"));
    one(certification("2", "R-1").id("c"));
    assertThat(correlator.purgeInbox(Instant.now().plusSeconds(1))).isEqualTo(1);
    fresh(one(message("3").id("m")));
    assertThat(one(certification("4", "R-1").id("c")))
        .isEqualTo(new Outcome.Duplicate(new MessageId("2")));
    assertThat(correlator.expire(new MessageId("2"), null)).isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteNothingWhenTheRouterFails(Engine engine) {
    on(engine);
    Router broken =
        (index, fresh) -> {
          throw new IllegalStateException("predicate");
        };
    assertThatThrownBy(() -> batch(broken, enrolment("1", "E-1")))
        .isInstanceOf(IllegalStateException.class);
    fresh(one(enrolment("2", "E-1")));
  }

  // --- cases

  @ParameterizedTest
  @EnumSource
  void shouldOpenACaseAndFindItByItsNumbers(Engine engine) {
    on(engine);
    Outcome.Fresh opened =
        fresh(one(enrolment("1", "E-1").fact("vocation", "welding").fact("consent", "yes")));
    Outcome.Fresh extended = fresh(one(assessment("2", "E-1", "R-1").fact("consent", "no")));
    Outcome.Fresh referred =
        fresh(one(message("3").by("blk", "placement").refersTo("registration", "R-1")));

    assertThat(opened.owner()).isEqualTo(new PartnerId("blk"));
    assertThat(extended.caseId()).isEqualTo(opened.caseId()).isEqualTo(referred.caseId());
    assertThat(referred.facts())
        .containsEntry("vocation", TextNode.valueOf("welding"))
        .containsEntry("consent", TextNode.valueOf("no"));
    assertThat(correlator.facts(List.of(opened.caseId(), 7L)))
        .isEqualTo(Map.of(opened.caseId(), referred.facts()));
    assertThat(correlator.owner(opened.caseId())).contains(new PartnerId("blk"));
    assertThat(correlator.owner(7)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldUpdateACaseThatIsOpenedAgain(Engine engine) {
    on(engine);
    Outcome.Fresh opened = fresh(one(enrolment("1", "E-1").fact("status", "APPLIED")));
    Outcome.Fresh again = fresh(one(enrolment("2", "E-1").content("B").fact("status", "ENROLLED")));
    assertThat(again.caseId()).isEqualTo(opened.caseId());
    assertThat(again.facts()).containsEntry("status", TextNode.valueOf("ENROLLED"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldLetAPartnerFindOnlyCasesThatWereSentToIt(Engine engine) {
    on(engine);
    batch(TO_NOBODY, enrolment("1", "E-1"));
    batch(TO_BNSP, assessment("2", "E-1", "R-1"));
    assertThat(fresh(one(certification("3", "R-1").fact("decision", "K"))).owner().value())
        .isEqualTo("blk");
    assertThat(one(certification("4", "R-1").by("bank", "certification")))
        .isEqualTo(new Outcome.Waiting(REGISTRATION));
  }

  @ParameterizedTest
  @EnumSource
  void shouldPreferThePartnersOwnCase(Engine engine) {
    on(engine);
    batch((i, f) -> partners("dinkop"), enrolment("1", "E-1"));
    Outcome.Fresh own =
        fresh(one(message("2").by("dinkop", "enrolment").opens("enrolment", "E-1")));
    Sample refers = message("3").by("dinkop", "placement").refersTo("enrolment", "E-1");
    assertThat(fresh(one(refers)).caseId()).isEqualTo(own.caseId());
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotGuessWhenTwoCasesFitAndDecideAnewLater(Engine engine) {
    on(engine);
    batch(
        TO_BNSP,
        message("1").by("blk", "assessment").opens("registration", "R-1"),
        message("2").by("blk-jatim", "assessment").opens("registration", "R-1"));
    Sample result = certification("3", "R-1").id("c");
    assertThat(one(result)).isEqualTo(new Outcome.Ambiguous(REGISTRATION));
    assertThat(one(result)).isEqualTo(new Outcome.Ambiguous(REGISTRATION));
    fresh(one(certification("4", "R-1").id("c").by("blk", "certification")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseANumberThatBelongsToAnotherCaseOfTheOwner(Engine engine) {
    on(engine);
    batch(TO_NOBODY, enrolment("1", "E-1"), enrolment("2", "E-2"), assessment("3", "E-1", "R-1"));
    Sample wrong = assessment("4", "E-2", "R-1").id("m").key("other").fact("x", "y");
    assertThat(one(wrong))
        .isEqualTo(new Outcome.Conflict(CorrelationProblem.NUMBER_OF_ANOTHER_CASE));
    Outcome.Fresh right = fresh(one(assessment("5", "E-2", "R-2").id("m").key("other")));
    assertThat(right.facts()).isEmpty();
  }

  // --- waiting

  @ParameterizedTest
  @EnumSource
  void shouldWakeWhatWaitedForANumberWhenTheCaseIsSentToItsSender(Engine engine) {
    on(engine);
    assertThat(one(certification("1", "R-1"))).isEqualTo(new Outcome.Waiting(REGISTRATION));
    assertThat(correlator.waiting())
        .containsExactly(
            new Correlator.WaitingCount(new PartnerId("bnsp"), new Kind("certification"), 1));
    assertThat(woken(batch(TO_NOBODY, enrolment("2", "E-1")).get(0))).isEmpty();
    assertThat(woken(batch(TO_NOBODY, assessment("3", "E-1", "R-1")).get(0))).isEmpty();

    Outcome.Fresh sent = fresh(batch(TO_BNSP, assessment("4", "E-1", "R-1").content("B")).get(0));
    assertThat(sent.woken()).hasSize(1);
    Outcome.Woken woken = sent.woken().get(0);
    assertThat(woken.messageId().value()).isEqualTo("1");
    assertThat(woken.by().value()).isEqualTo("4");
    assertThat(woken.partner().value()).isEqualTo("bnsp");
    assertThat(woken.kind()).isEqualTo(new Kind("certification"));
    assertThat(new String(woken.original(), StandardCharsets.UTF_8)).isEqualTo("original of 1");
    assertThat(correlator.waiting()).isEmpty();

    assertThat(fresh(one(certification("1", "R-1").wokenBy("4"))).owner())
        .isEqualTo(new PartnerId("blk"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldWakeTheSameMessagesAgainWhenTheAnnouncerComesAgain(Engine engine) {
    on(engine);
    one(certification("1", "R-1"));
    one(enrolment("2", "E-1"));
    assertThat(woken(batch(TO_BNSP, assessment("3", "E-1", "R-1")).get(0))).containsExactly("1");
    assertThat(woken(batch(TO_BNSP, assessment("3", "E-1", "R-1")).get(0))).containsExactly("1");
    fresh(one(certification("1", "R-1").wokenBy("3")));
    assertThat(woken(batch(TO_BNSP, assessment("3", "E-1", "R-1")).get(0))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindACaseOpenedEarlierInTheBatchAndWakeForOneOpenedLater(Engine engine) {
    on(engine);
    Sample early = message("1").by("blk", "placement").key("P-1").refersTo("enrolment", "E-1");
    Sample late = message("3").by("blk", "placement").key("P-2").refersTo("enrolment", "E-1");
    List<Outcome> outcomes = batch(TO_NOBODY, early, enrolment("2", "E-1"), late);
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Waiting.class);
    assertThat(woken(outcomes.get(1))).containsExactly("1");
    assertThat(fresh(outcomes.get(2)).caseId()).isEqualTo(fresh(outcomes.get(1)).caseId());
    fresh(one(early.wokenBy("2")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldRepeatWaitingUntilTheWokenCopyComesAndThenSettleTheOther(Engine engine) {
    on(engine);
    one(certification("1", "R-1"));
    batch(TO_BNSP, enrolment("2", "E-1"), assessment("3", "E-1", "R-1"));
    assertThat(one(certification("1", "R-1"))).isEqualTo(new Outcome.Waiting(REGISTRATION));
    fresh(one(certification("1", "R-1").wokenBy("3")));
    fresh(one(certification("1", "R-1").wokenBy("3")));
    assertThat(one(certification("1", "R-1"))).isEqualTo(new Outcome.Settled());
  }

  @ParameterizedTest
  @EnumSource
  void shouldWaitOnWhenItWasWokenInVainAndBeWokenAgain(Engine engine) {
    on(engine);
    one(certification("1", "R-1"));
    batch(TO_BNSP, enrolment("2", "E-1"), assessment("3", "E-1", "R-1"));
    // as if the case had gone in between
    databases.hub().write(sql -> sql.sql("DELETE FROM case_sent").update());
    assertThat(one(certification("1", "R-1").wokenBy("3")))
        .isEqualTo(new Outcome.Waiting(REGISTRATION));
    assertThat(correlator.expire(new MessageId("1"), null)).isEqualTo(new Outcome.NotWaiting());
    assertThat(woken(batch(TO_BNSP, assessment("4", "E-1", "R-1").content("B")).get(0)))
        .containsExactly("1");
    fresh(one(certification("1", "R-1").wokenBy("4")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldTreatAWaitingMessageAsAcceptedWhenItIsResent(Engine engine) {
    on(engine);
    one(certification("1", "R-1").id("m"));
    assertThat(one(certification("2", "R-1").id("m")))
        .isEqualTo(new Outcome.Duplicate(new MessageId("1")));
    assertThat(one(certification("3", "R-1"))).isEqualTo(new Outcome.Duplicate(new MessageId("1")));
    assertThat(one(certification("4", "R-1").id("m").content("B"))).isEqualTo(SAME_ID);
  }

  @ParameterizedTest
  @EnumSource
  void shouldRejectAsUnknownWhatWaitedTooLongAndFreeItsId(Engine engine) {
    on(engine);
    one(certification("1", "R-1").id("m").source("urn:s"));
    one(certification("2", "R-1").id("n").source("urn:s"));
    Outcome.Unknown unknown =
        new Outcome.Unknown(
            REGISTRATION,
            new MessageRef(
                new MessageId("1"),
                new PartnerId("bnsp"),
                new Kind("certification"),
                "m",
                "urn:s",
                "R-1",
                false));
    assertThat(correlator.expire(new MessageId("1"), null)).isEqualTo(unknown);
    assertThat(correlator.expire(new MessageId("1"), null)).isEqualTo(unknown);
    assertThat(correlator.waiting()).isEmpty();
    assertThat(one(certification("3", "R-1").id("m").source("urn:s")))
        .isEqualTo(new Outcome.Waiting(REGISTRATION));
    assertThat(one(certification("4", "R-1").id("n").source("urn:s").content("C")))
        .isEqualTo(new Outcome.Waiting(REGISTRATION));
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotExpireWhatWasWokenOrNeverWaited(Engine engine) {
    on(engine);
    one(certification("1", "R-1"));
    batch(TO_BNSP, enrolment("2", "E-1"), assessment("3", "E-1", "R-1"));
    assertThat(correlator.expire(new MessageId("1"), null)).isEqualTo(new Outcome.NotWaiting());
    fresh(one(certification("1", "R-1").wokenBy("3")));
    assertThat(correlator.expire(new MessageId("1"), null)).isEqualTo(new Outcome.NotWaiting());
    assertThat(correlator.expire(new MessageId("2"), null)).isEqualTo(new Outcome.NotWaiting());
    assertThat(correlator.expire(new MessageId("9"), null)).isEqualTo(new Outcome.NotWaiting());
  }

  @ParameterizedTest
  @EnumSource
  void shouldGiveTheKeyItsFormerContentBackWhenTheUpdateIsUnknown(Engine engine) {
    on(engine);
    Sample first = message("1").by("bnsp", "certification").content("A");
    fresh(one(first));
    one(certification("2", "R-1").key("K-1").content("B"));
    one(certification("3", "R-2").key("K-1").content("C"));
    correlator.expire(new MessageId("2"), null);
    correlator.expire(new MessageId("3"), null);
    assertThat(one(message("4").by("bnsp", "certification").content("A")))
        .isEqualTo(new Outcome.Duplicate(new MessageId("1")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldRejectAWokenMessageThatALaterOneHasOvertaken(Engine engine) {
    on(engine);
    batch(TO_BNSP, enrolment("1", "E-1"));
    one(certification("2", "R-1").key("K").content("old").id("m"));
    fresh(one(certification("3", "E-1").key("K").content("new").extendsCase("enrolment", "E-1")));
    batch(TO_BNSP, assessment("4", "E-1", "R-1"));
    Outcome overtaken = new Outcome.Conflict(CorrelationProblem.OVERTAKEN);
    Sample late = certification("2", "R-1").key("K").content("old").id("m").wokenBy("4");
    assertThat(one(late)).isEqualTo(overtaken);
    assertThat(one(late)).isEqualTo(overtaken);
    fresh(one(certification("5", "R-1").key("K").content("newer").id("m")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldAcceptSeveralWaitingUpdatesOfOneKeyInTheirOrder(Engine engine) {
    on(engine);
    one(certification("1", "R-1").content("A"));
    one(certification("2", "R-1").content("B"));
    List<Outcome> outcomes = batch(TO_BNSP, enrolment("3", "E-1"), assessment("4", "E-1", "R-1"));
    assertThat(woken(outcomes.get(1))).containsExactly("1", "2");
    batch(
            TO_NOBODY,
            certification("1", "R-1").content("A").wokenBy("4"),
            certification("2", "R-1").content("B").wokenBy("4"))
        .forEach(this::fresh);
    assertThat(one(certification("5", "R-1").content("B")))
        .isEqualTo(new Outcome.Duplicate(new MessageId("2")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldHoldAWokenMessageThatTwoCasesFitWithoutATrace(Engine engine) {
    on(engine);
    one(certification("1", "R-1").id("m"));
    batch(
        TO_BNSP,
        message("2").by("blk", "assessment").opens("registration", "R-1"),
        message("3").by("blk-jatim", "assessment").opens("registration", "R-1"));
    Sample back = certification("1", "R-1").id("m").wokenBy("2");
    assertThat(one(back)).isEqualTo(new Outcome.Ambiguous(REGISTRATION));
    assertThat(one(back)).isEqualTo(new Outcome.Ambiguous(REGISTRATION));
    databases
        .hub()
        .write(
            sql ->
                sql.sql(
                        "DELETE FROM case_sent WHERE case_id IN (SELECT id FROM"
                            + " hub_case WHERE owner = 'blk')")
                    .update());
    assertThat(fresh(one(back)).owner().value()).isEqualTo("blk-jatim");
  }

  @ParameterizedTest
  @EnumSource
  void shouldAnswerAWholeBatchTheSameAfterACrashBeforeItWasSent(Engine engine) {
    on(engine);
    Sample[] batch = {
      certification("1", "R-1"),
      enrolment("2", "E-1").fact("vocation", "welding"),
      assessment("3", "E-1", "R-1"),
      assessment("4", "E-1", "R-1"),
      message("5").id("m"),
      message("6").id("m").content("B")
    };
    List<Outcome> first = batch(TO_BNSP, batch);
    assertThat(describe(batch(TO_BNSP, batch))).isEqualTo(describe(first));
    List<Outcome> singly = new ArrayList<>();
    for (Sample sample : batch) {
      singly.addAll(batch(TO_BNSP, sample));
    }
    assertThat(describe(singly)).isEqualTo(describe(first));
  }

  /** Bytes compare by identity in a record. */
  private static List<String> describe(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(
            outcome ->
                outcome instanceof Outcome.Fresh fresh
                    ? fresh.caseId()
                        + "|"
                        + fresh.owner()
                        + fresh.facts()
                        + fresh.woken().stream().map(Outcome.Woken::messageId).toList()
                    : outcome.toString())
        .toList();
  }
}
