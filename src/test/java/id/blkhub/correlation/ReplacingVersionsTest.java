package id.blkhub.correlation;

import static id.blkhub.correlation.Sample.assessment;
import static id.blkhub.correlation.Sample.enrolment;
import static id.blkhub.correlation.Sample.ids;
import static id.blkhub.correlation.Sample.partners;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.Correction;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kinds whose messages take the place of each other, whether their sender marks them or not. */
class ReplacingVersionsTest {
  @TempDir Path dir;
  private TestDatabases databases;
  private Correlator correlator;

  private void on(Engine engine) {
    databases = engine.open(dir);
    correlator = new Correlator(databases.hub(), new ClearSeal(), Clock.systemUTC());
    batch(enrolment("1", "E-1"));
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeOtherContentForACorrection(Engine engine) {
    on(engine);
    batch(registration("2", "A"));

    Outcome second = batch(registration("3", "B")).get(0);

    assertThat(change(second).correction()).isEqualTo(Correction.CORRECT);
    assertThat(change(second).earlier()).isEqualTo(Map.of(new PartnerId("bnsp"), ids("2")));
    assertThat(new WithdrawalStore(databases.hub(), Clock.systemUTC()).withdrawn(ids("2", "3")))
        .isEqualTo(Map.of(new MessageId("2"), Correction.CORRECT));
    assertThat(batch(registration("3", "B")).get(0)).as("decided again").isEqualTo(second);
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeTheSameContentForADuplicateMarkedOrNot(Engine engine) {
    on(engine);
    batch(registration("2", "A"), registration("3", "B"));

    assertThat(batch(registration("4", "B"))).containsExactly(duplicateOf("3"));
    assertThat(batch(registration("5", "B").marked(Correction.CORRECT)))
        .containsExactly(duplicateOf("3"));
    batch(registration("6", "C").marked(Correction.CORRECT));
    assertThat(batch(registration("7", "C"))).containsExactly(duplicateOf("6"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldKnowAnIdAgainThatItsSenderUsedBefore(Engine engine) {
    on(engine);
    batch(registration("2", "A").id("a"), registration("3", "B").id("b"));

    assertThat(batch(registration("4", "A").id("a"))).containsExactly(duplicateOf("2"));
    assertThat(batch(registration("5", "B").id("b"))).containsExactly(duplicateOf("3"));
    assertThat(batch(registration("6", "C").id("a")))
        .containsExactly(new Outcome.Conflict(CorrelationProblem.SAME_ID_OTHER_CONTENT));
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeginAnewAfterAVoid(Engine engine) {
    on(engine);
    batch(registration("2", "A"), registration("3", "B"));
    batch(registration("4", "B").marked(Correction.VOID));

    assertThat(batch(registration("5", "B"))).as("a retry").containsExactly(duplicateOf("4"));
    Outcome anew = batch(registration("6", "C")).get(0);

    assertThat(((Outcome.Fresh) anew).change()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void shouldLetOnlyTheLastOfThoseThatWaitGoOn(Engine engine) {
    on(engine);
    Sample first = assessment("2", "E-2", "R-2").replaces().content("A");
    Sample second = assessment("3", "E-2", "R-2").replaces().content("B");
    batch(first, second);
    Outcome.Fresh announcer = (Outcome.Fresh) batch(enrolment("4", "E-2")).get(0);
    assertThat(announcer.woken()).hasSize(2);

    assertThat(batch(first.wokenBy("4")).get(0)).isInstanceOf(Outcome.Conflict.class);
    assertThat(batch(second.wokenBy("4")).get(0)).isInstanceOf(Outcome.Fresh.class);
  }

  private static Sample registration(String messageId, String content) {
    return assessment(messageId, "E-1", "R-1").replaces().content(content);
  }

  private List<Outcome> batch(Sample... samples) {
    return correlator.remember(
        Stream.of(samples).map(Sample::arrives).toList(), (index, fresh) -> partners("bnsp"));
  }

  private static Change change(Outcome outcome) {
    return ((Outcome.Fresh) outcome).change();
  }

  private static Outcome duplicateOf(String messageId) {
    return new Outcome.Duplicate(new MessageId(messageId));
  }
}
