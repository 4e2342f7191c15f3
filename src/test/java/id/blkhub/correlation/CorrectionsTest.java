package id.blkhub.correlation;

import static id.blkhub.correlation.Sample.assessment;
import static id.blkhub.correlation.Sample.certification;
import static id.blkhub.correlation.Sample.enrolment;
import static id.blkhub.correlation.Sample.ids;
import static id.blkhub.correlation.Sample.message;
import static id.blkhub.correlation.Sample.partners;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Voids, corrections, cancellations and cases loaded late. */
class CorrectionsTest {
  private static final Outcome NOTHING =
      new Outcome.Conflict(CorrelationProblem.NOTHING_TO_CORRECT);
  private static final Outcome CLOSED = new Outcome.Conflict(CorrelationProblem.CLOSED);

  @TempDir Path dir;
  private TestDatabases databases;
  private Correlator correlator;
  private WithdrawalStore withdrawalStore;
  private Set<PartnerId> receivers = partners("blk", "supra");

  private void on(Engine engine) {
    databases = engine.open(dir);
    correlator = new Correlator(databases.hub(), new ClearSeal(), Clock.systemUTC());
    withdrawalStore = new WithdrawalStore(databases.hub(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    databases.close();
  }

  private List<Outcome> batch(Sample... samples) {
    Router router =
        (index, fresh) ->
            fresh.change() == null || fresh.change().correction() == Correction.CORRECT
                ? receivers
                : Set.of();
    return correlator.remember(Stream.of(samples).map(Sample::arrives).toList(), router);
  }

  private Outcome one(Sample sample) {
    return batch(sample).get(0);
  }

  private Outcome.Fresh fresh(Sample sample) {
    Outcome outcome = one(sample);
    assertThat(outcome).isInstanceOf(Outcome.Fresh.class);
    return (Outcome.Fresh) outcome;
  }

  private Change change(Sample sample) {
    return fresh(sample).change();
  }

  private static Sample voids(Sample sample) {
    return sample.marked(Correction.VOID);
  }

  private static Sample corrects(Sample sample) {
    return sample.marked(Correction.CORRECT);
  }

  private static Sample cancels(Sample sample) {
    return sample.marked(Correction.CANCEL);
  }

  // --- void

  @ParameterizedTest
  @EnumSource
  void shouldTellEveryEarlierReceiverOfAllItGot(Engine engine) {
    on(engine);
    fresh(message("1").content("A").version(1));
    receivers = partners("blk");
    fresh(message("2").content("B").version(2));

    assertThat(change(voids(message("3").version(2))).earlier())
        .isEqualTo(Map.of(new PartnerId("blk"), ids("1", "2"), new PartnerId("supra"), ids("1")));
    assertThat(withdrawalStore.withdrawn(ids("1", "2", "3")))
        .isEqualTo(
            Map.of(new MessageId("1"), Correction.VOID, new MessageId("2"), Correction.VOID));
  }

  @ParameterizedTest
  @EnumSource
  void shouldCallTheSameVoidADuplicateAndTheSameContentAfterItNew(Engine engine) {
    on(engine);
    fresh(message("1").content("A").version(1).id("m"));
    fresh(voids(message("2").content("A").version(1).id("v")));
    assertThat(one(voids(message("3").content("other").version(1).id("v"))))
        .isEqualTo(new Outcome.Duplicate(new MessageId("2")));
    assertThat(one(voids(message("4")))).isEqualTo(new Outcome.Duplicate(new MessageId("2")));

    // a retry of the first without its id cannot be told from a wish to have it back
    assertThat(one(message("9").content("A").version(1)))
        .isEqualTo(new Outcome.Duplicate(new MessageId("2")));
    assertThat(change(message("5").content("A").version(1).id("anew"))).isNull();

    assertThat(one(message("6").content("A").version(1)))
        .isEqualTo(new Outcome.Duplicate(new MessageId("5")));
    assertThat(change(voids(message("7"))).earlier()).containsEntry(new PartnerId("blk"), ids("5"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotTakeTheSameIdForAMessageAndItsVoid(Engine engine) {
    on(engine);
    fresh(message("1").id("m"));
    assertThat(one(voids(message("2").id("m"))))
        .isEqualTo(new Outcome.Conflict(CorrelationProblem.SAME_ID_OTHER_CONTENT));
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseToCorrectWhatNeverCame(Engine engine) {
    on(engine);
    for (Correction correction : Correction.values()) {
      assertThat(one(message(correction.name()).marked(correction))).isEqualTo(NOTHING);
    }
    fresh(message("1"));
    fresh(voids(message("2")));
    assertThat(one(corrects(message("3").content("B")))).isEqualTo(NOTHING);
    assertThat(one(cancels(message("4")))).isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @EnumSource
  void shouldForgetWhoGotWhatOnlyWithTheMetadata(Engine engine) {
    on(engine);
    fresh(message("1"));
    correlator.purgeInbox(Instant.now().plusSeconds(1));
    assertThat(change(voids(message("2"))).earlier()).containsKey(new PartnerId("supra"));
    withdrawalStore.purge(Instant.now().plusSeconds(1));
    assertThat(one(voids(message("3").content("x")))).isEqualTo(NOTHING);
    assertThat(withdrawalStore.withdrawn(ids("1"))).isEmpty();
  }

  // --- cases

  @ParameterizedTest
  @EnumSource
  void shouldCloseTheCaseOfAVoidedEnrolmentUntilItIsSentAgain(Engine engine) {
    on(engine);
    receivers = partners("bnsp");
    long opened = fresh(enrolment("1", "E-1").fact("vocation", "las")).caseId();
    fresh(assessment("2", "E-1", "R-1"));
    fresh(voids(enrolment("3", "E-1")));

    assertThat(one(assessment("4", "E-1", "R-2"))).isEqualTo(CLOSED);
    assertThat(one(certification("5", "R-1"))).isEqualTo(CLOSED);

    Outcome.Fresh again = fresh(enrolment("6", "E-1").id("anew").fact("pathway", "JOB"));
    assertThat(again.caseId()).isEqualTo(opened);
    assertThat(again.facts()).isEqualTo(Map.of("pathway", TextNode.valueOf("JOB")));
    fresh(assessment("7", "E-1", "R-2"));
    fresh(certification("8", "R-1"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldCloseWhatAVoidedMessageGaveItsCaseAndNothingElse(Engine engine) {
    on(engine);
    receivers = partners("bnsp");
    fresh(enrolment("1", "E-1").fact("vocation", "las"));
    fresh(assessment("2", "E-1", "R-1").fact("scheme", "S"));
    fresh(assessment("3", "E-1", "R-2"));
    fresh(voids(assessment("4", "other", "R-1")));

    assertThat(one(certification("5", "R-1"))).isEqualTo(CLOSED);
    Outcome.Fresh other = fresh(certification("6", "R-2"));
    assertThat(other.facts()).isEqualTo(Map.of("vocation", TextNode.valueOf("las")));

    // the number is free, also for another enrolment
    fresh(enrolment("7", "E-2"));
    fresh(assessment("8", "E-2", "R-1").content("new"));
    fresh(certification("9", "R-1"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldMoveACorrectedRegistrationToItsRightEnrolment(Engine engine) {
    on(engine);
    receivers = partners("bnsp");
    fresh(enrolment("1", "E-1"));
    long right = fresh(enrolment("2", "E-2")).caseId();
    fresh(assessment("3", "E-1", "R-1").fact("scheme", "S"));
    assertThat(one(assessment("4", "E-2", "R-1").content("B")))
        .isEqualTo(new Outcome.Conflict(CorrelationProblem.NUMBER_OF_ANOTHER_CASE));

    Outcome.Fresh corrected = fresh(corrects(assessment("5", "E-2", "R-1").content("B")));

    assertThat(corrected.caseId()).isEqualTo(right);
    assertThat(corrected.change().earlier()).isEqualTo(Map.of(new PartnerId("bnsp"), ids("3")));
    assertThat(fresh(certification("6", "R-1")).caseId()).isEqualTo(right);
    assertThat(fresh(enrolment("7", "E-1").content("B")).facts()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldCloseNumbersACorrectionNoLongerGives(Engine engine) {
    on(engine);
    receivers = partners("bnsp");
    fresh(enrolment("1", "E-1"));
    fresh(assessment("2", "E-1", "R-1").adds("seat", "S-1"));
    fresh(corrects(assessment("3", "E-1", "R-1").content("B").adds("seat", "S-2")));
    Sample old = message("4").by("bnsp", "placement").refersTo("seat", "S-1");
    assertThat(one(old)).isEqualTo(CLOSED);
    fresh(message("5").by("bnsp", "placement").key("P").refersTo("seat", "S-2"));
  }

  // --- correct

  @ParameterizedTest
  @EnumSource
  void shouldForgetThoseWhoMayNotHaveTheCorrectedContent(Engine engine) {
    on(engine);
    fresh(message("1").content("A").version(1));
    receivers = partners("blk");
    assertThat(one(corrects(message("2").content("B").version(1))))
        .isEqualTo(new Outcome.Conflict(CorrelationProblem.SAME_VERSION_OTHER_CONTENT));
    assertThat(change(corrects(message("3").content("B").version(2))).earlier())
        .containsOnlyKeys(new PartnerId("blk"), new PartnerId("supra"));
    assertThat(change(voids(message("4"))).earlier())
        .isEqualTo(Map.of(new PartnerId("blk"), ids("1", "3")));
  }

  // --- cancel

  @ParameterizedTest
  @EnumSource
  void shouldCancelTheLatestMessageAndLetTheVoidReachWhoeverHasIt(Engine engine) {
    on(engine);
    fresh(message("1").content("A"));
    fresh(message("2").content("B"));
    assertThat(change(cancels(message("3"))).earlier())
        .isEqualTo(Map.of(new PartnerId("blk"), ids("2"), new PartnerId("supra"), ids("2")));
    assertThat(withdrawalStore.withdrawn(ids("1", "2"))).containsOnlyKeys(new MessageId("2"));
    assertThat(one(cancels(message("4")))).isEqualTo(new Outcome.Duplicate(new MessageId("3")));
    assertThat(one(message("7").content("B"))).isEqualTo(new Outcome.Duplicate(new MessageId("3")));
    fresh(message("5").content("B").id("anew"));
    assertThat(change(voids(message("6"))).earlier().get(new PartnerId("blk")))
        .containsExactlyElementsOf(ids("1", "2", "5"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndNumbersOfACancelledMessageThatNobodyGot(Engine engine) {
    on(engine);
    receivers = partners("bnsp");
    fresh(enrolment("1", "E-1"));
    fresh(assessment("2", "E-1", "R-1"));
    WithdrawalStore.Met met =
        withdrawalStore.cancel(
            new MessageId("2"),
            new PartnerId("blk"),
            new Kind("assessment"),
            new MessageId("request"));
    assertThat(met).isEqualTo(new WithdrawalStore.Met(null, partners("bnsp"), "R-1", false));

    assertThat(
            withdrawalStore.finish(
                new PartnerId("blk"), new Kind("assessment"), "R-1", false, false))
        .isFalse();
    fresh(certification("3", "R-1"));
    withdrawalStore.mayHaveLeft(new PartnerId("supra"), ids("2"));
    withdrawalStore.keepBack(new PartnerId("supra"), ids("2"));
    assertThat(withdrawalStore.keptBack(ids("2"))).isEmpty();
    withdrawalStore.keepBack(new PartnerId("bnsp"), ids("2"));
    assertThat(
            withdrawalStore.finish(
                new PartnerId("blk"), new Kind("assessment"), "R-1", false, false))
        .isTrue();
    assertThat(one(certification("4", "R-1").content("B"))).isEqualTo(CLOSED);
    fresh(assessment("5", "E-1", "R-1").id("anew"));
    assertThat(
            withdrawalStore.finish(
                new PartnerId("blk"), new Kind("assessment"), "R-1", false, false))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void shouldRejectWhatWasCancelledBeforeTheHubLookedAtIt(Engine engine) {
    on(engine);
    withdrawalStore.cancel(
        new MessageId("1"), new PartnerId("supra"), new Kind("vacancy"), new MessageId("request"));
    assertThat(one(message("1").id("m"))).isEqualTo(new Outcome.Withdrawn());
    assertThat(one(message("1").id("m"))).isEqualTo(new Outcome.Withdrawn());
    assertThat(one(message("1").id("m").wokenBy("x"))).isEqualTo(new Outcome.Withdrawn());
    fresh(message("2").id("m"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotCancelAVoidOrACorrectionById(Engine engine) {
    on(engine);
    fresh(message("1"));
    assertThat(withdrawalStore.cancellable(new MessageId("1"))).isTrue();
    fresh(corrects(message("2").content("B")));
    assertThat(withdrawalStore.cancellable(new MessageId("2"))).isFalse();
    assertThat(one(cancels(message("3")))).isEqualTo(NOTHING);
    assertThat(
            withdrawalStore
                .cancel(
                    new MessageId("2"),
                    new PartnerId("supra"),
                    new Kind("vacancy"),
                    new MessageId("r"))
                .receivers())
        .isEmpty();
  }

  // --- waiting and held

  @ParameterizedTest
  @EnumSource
  void shouldEndAWaitingMessageOnce(Engine engine) {
    on(engine);
    one(certification("1", "R-1").id("m"));
    Change change = change(voids(certification("2", "R-1").id("v")));
    assertThat(change.ended())
        .extracting(MessageRef::messageId)
        .containsExactlyElementsOf(ids("1"));
    assertThat(change.earlier()).isEmpty();
    assertThat(change(voids(certification("2", "R-1").id("v")))).isEqualTo(change);
    assertThat(correlator.waiting()).isEmpty();
    assertThat(correlator.expire(new MessageId("1"), null)).isEqualTo(new Outcome.NotWaiting());
    // a copy that was on its way when it ended
    assertThat(one(certification("1", "R-1").id("m").wokenBy("w")))
        .isEqualTo(new Outcome.Settled());
    assertThat(one(certification("3", "R-1").id("m"))).isInstanceOf(Outcome.Waiting.class);
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndByIdAWaitingMessageOnceForEachRequest(Engine engine) {
    on(engine);
    one(certification("1", "R-1"));
    assertThat(
            withdrawalStore
                .cancel(
                    new MessageId("1"),
                    new PartnerId("bnsp"),
                    new Kind("certification"),
                    new MessageId("a"))
                .waited()
                .messageId()
                .value())
        .isEqualTo("1");
    assertThat(
            withdrawalStore
                .cancel(
                    new MessageId("1"),
                    new PartnerId("bnsp"),
                    new Kind("certification"),
                    new MessageId("a"))
                .waited())
        .isNotNull();
    assertThat(
            withdrawalStore
                .cancel(
                    new MessageId("1"),
                    new PartnerId("bnsp"),
                    new Kind("certification"),
                    new MessageId("b"))
                .waited())
        .isNull();
  }

  @ParameterizedTest
  @EnumSource
  void shouldLetACorrectionTakeThePlaceOfTheWaitingMessage(Engine engine) {
    on(engine);
    receivers = partners("bnsp");
    one(certification("1", "R-1"));
    assertThat(one(corrects(certification("2", "R-1").content("B"))))
        .isInstanceOf(Outcome.Waiting.class);
    fresh(enrolment("3", "E-1"));
    assertThat(fresh(assessment("4", "E-1", "R-1")).woken()).hasSize(2);
    assertThat(one(certification("1", "R-1").wokenBy("4")))
        .isEqualTo(new Outcome.Conflict(CorrelationProblem.OVERTAKEN));
    assertThat(change(corrects(certification("2", "R-1").content("B").wokenBy("4"))).earlier())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndAHeldMessageByItsKey(Engine engine) {
    on(engine);
    receivers = partners("bnsp");
    batch(
        message("1").by("blk", "assessment").opens("registration", "R-1"),
        message("2").by("blk-jatim", "assessment").opens("registration", "R-1"));
    assertThat(one(certification("3", "R-1"))).isInstanceOf(Outcome.Ambiguous.class);
    assertThat(change(cancels(certification("4", "R-1"))).held())
        .containsExactlyElementsOf(ids("3"));
    assertThat(one(certification("3", "R-1"))).isEqualTo(new Outcome.Withdrawn());
    assertThat(one(cancels(certification("5", "R-1")))).isEqualTo(NOTHING);
  }

  // --- after a crash

  @ParameterizedTest
  @EnumSource
  void shouldDecideABatchWithCorrectionsTheSameAgain(Engine engine) {
    on(engine);
    receivers = partners("bnsp");
    Sample[] all = {
      enrolment("1", "E-1"),
      assessment("2", "E-1", "R-1"),
      corrects(assessment("3", "E-1", "R-1").content("B")),
      voids(assessment("4", "E-1", "R-1")),
      assessment("5", "E-1", "R-1"),
      message("6").key("V"),
      cancels(message("7").key("V")),
      certification("8", "R-9"),
      voids(certification("9", "R-9"))
    };
    List<Outcome> first = batch(all);
    assertThat(first)
        .extracting(outcome -> outcome.getClass().getSimpleName())
        .containsExactly(
            "Fresh", "Fresh", "Fresh", "Fresh", "Fresh", "Fresh", "Fresh", "Waiting", "Fresh");
    assertThat(batch(all)).isEqualTo(first);
    for (int i = 0; i < all.length; i++) {
      assertThat(one(all[i])).as("message %d", i + 1).isEqualTo(first.get(i));
    }
    assertThat(change(voids(assessment("10", "E-1", "R-1"))).earlier())
        .isEqualTo(Map.of(new PartnerId("bnsp"), ids("5")));
  }

  // --- late registries

  private static Sample load(String messageId, String number) {
    return message(messageId).by("blk", "case").key(number).loads("enrolment", number);
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotOverrideNewerFactsByALateLoad(Engine engine) {
    on(engine);
    receivers = partners("bnsp");
    fresh(enrolment("1", "E-1").fact("consents", "withdrawn"));
    Sample late = load("2", "E-1").fact("consents", "given").fact("pathway", "JOB");
    assertThat(fresh(late.adds("registration", "R-1")).facts())
        .isEqualTo(
            Map.of("consents", TextNode.valueOf("withdrawn"), "pathway", TextNode.valueOf("JOB")));
    fresh(load("3", "E-1").content("B").fact("pathway", "TRAINING"));

    Outcome.Fresh announced = fresh(enrolment("4", "E-1").content("B").fact("consents", "given"));
    assertThat(announced.facts())
        .isEqualTo(
            Map.of("consents", TextNode.valueOf("given"), "pathway", TextNode.valueOf("TRAINING")));
    assertThat(fresh(certification("5", "R-1")).caseId()).isEqualTo(announced.caseId());
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotReopenAVoidedEnrolmentByALateLoad(Engine engine) {
    on(engine);
    receivers = partners("bnsp");
    fresh(enrolment("1", "E-1"));
    fresh(assessment("2", "E-1", "R-1"));
    fresh(voids(assessment("3", "E-1", "R-1")));
    fresh(load("4", "E-1").adds("registration", "R-1"));
    assertThat(one(certification("5", "R-1"))).isEqualTo(CLOSED);

    fresh(voids(enrolment("6", "E-1")));
    assertThat(one(load("7", "E-1").content("B"))).isEqualTo(CLOSED);
    assertThat(one(assessment("8", "E-1", "R-2"))).isEqualTo(CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndByTheVoidOfALoadOnlyWhatNobodyAnnouncedSince(Engine engine) {
    on(engine);
    receivers = partners("bnsp");
    fresh(load("1", "E-1").fact("vocation", "las").fact("pathway", "JOB"));
    fresh(enrolment("2", "E-1").fact("vocation", "las"));
    fresh(voids(load("3", "E-1")));
    assertThat(fresh(assessment("4", "E-1", "R-1")).facts())
        .isEqualTo(Map.of("vocation", TextNode.valueOf("las")));

    fresh(load("5", "E-2"));
    fresh(voids(load("6", "E-2")));
    assertThat(one(assessment("7", "E-2", "R-2"))).isEqualTo(CLOSED);
    fresh(load("8", "E-2").id("anew"));
    fresh(assessment("9", "E-2", "R-2"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameNoCaseOfAVoidForAReplay(Engine engine) {
    on(engine);
    fresh(message("1"));
    fresh(corrects(message("2").content("B")));
    fresh(voids(message("3")));
    assertThat(correlator.caseIds(ids("1", "2", "3")))
        .containsOnlyKeys(new MessageId("1"), new MessageId("2"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldLetAPartnerFindACaseItKnowsFromElsewhere(Engine engine) {
    on(engine);
    receivers = Set.of();
    one(certification("0", "R-1"));
    Outcome.Fresh loaded =
        fresh(
            message("1")
                .by("blk", "case")
                .key("E-1")
                .opens("enrolment", "E-1")
                .adds("registration", "R-1")
                .adds("registration", "R-2")
                .knownTo("bnsp"));
    assertThat(loaded.woken())
        .extracting(Outcome.Woken::messageId)
        .containsExactlyElementsOf(ids("0"));
    assertThat(fresh(certification("0", "R-1").wokenBy("1")).owner())
        .isEqualTo(new PartnerId("blk"));
    assertThat(fresh(certification("2", "R-2")).caseId()).isEqualTo(loaded.caseId());
    assertThat(fresh(enrolment("3", "E-1")).caseId()).isEqualTo(loaded.caseId());
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotHandACaseToAnotherRegistryThatLoadsItsNumbers(Engine engine) {
    on(engine);
    receivers = partners("bnsp");
    fresh(enrolment("1", "E-1"));
    fresh(assessment("2", "E-1", "R-1"));
    receivers = Set.of();
    fresh(
        message("3")
            .by("blk-timur", "case")
            .key("E-1")
            .opens("enrolment", "E-1")
            .adds("registration", "R-1")
            .knownTo("bnsp"));
    assertThat(one(certification("4", "R-1"))).isInstanceOf(Outcome.Ambiguous.class);
    assertThat(fresh(assessment("5", "E-1", "R-1").content("B")).owner())
        .isEqualTo(new PartnerId("blk"));
  }
}
