package id.blkhub.correlation;

import static id.blkhub.correlation.Sample.assessment;
import static id.blkhub.correlation.Sample.certification;
import static id.blkhub.correlation.Sample.enrolment;
import static id.blkhub.correlation.Sample.message;
import static id.blkhub.correlation.Sample.partners;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.Correction;
import id.blkhub.message.Violation;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A case has a person, and a message about another one is not taken for it. */
class PersonOfCaseTest {
  private static final String SITI = "siti";
  private static final String BUDI = "budi";
  private static final String DAY = "2003-04-05";
  private static final String OTHER_DAY = "1999-01-02";
  private static final Outcome NIK_CORRECTED =
      new Outcome.Conflict(CorrelationProblem.NIK_WAS_CORRECTED);

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

  @ParameterizedTest
  @EnumSource
  void shouldHoldAMessageOfAnotherNikWhateverItsKindAndRole(Engine engine) {
    on(engine);
    taken(enrolment("1", "E-1").person("A", SITI, DAY));
    taken(assessment("2", "E-1", "R-1").person("A", SITI, DAY));

    assertThat(held(assessment("3", "E-1", "R-2").person("B", BUDI, OTHER_DAY)))
        .containsExactly("HUB-I080 /NIK", "HUB-I081 /BIRTH_DATE");
    assertThat(held(certification("4", "R-1").person("B", BUDI, null)))
        .containsExactly("HUB-I080 /NIK");
    assertThat(
            held(
                message("5")
                    .by("bank", "decision")
                    .refersTo("registration", "R-1")
                    .person("B", null, null)))
        .containsExactly("HUB-I080 /NIK");
    assertThat(held(enrolment("6", "E-1").content("B").person("B", SITI, DAY)))
        .containsExactly("HUB-I080 /NIK");
    assertThat(
            held(
                enrolment("7", "E-1")
                    .content("C")
                    .marked(Correction.CORRECT)
                    .person("B", SITI, DAY)))
        .containsExactly("HUB-I080 /NIK");
    taken(certification("8", "R-1").person("A", SITI, null));
    assertThat(
            held(
                message("9")
                    .by("bank", "apprenticeship")
                    .extendsCase("enrolment", "E-1")
                    .adds("apprenticeship", "M-1")
                    .person("B", BUDI, OTHER_DAY)))
        .containsExactly("HUB-I080 /NIK", "HUB-I081 /BIRTH_DATE");
    assertThat(
            held(
                message("10")
                    .by("bank", "placement")
                    .refersTo("registration", "R-1")
                    .person(null, BUDI, null)))
        .containsExactly("HUB-I082 /NAME");
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeTheSameNikAndTellWhatIsSpelledOtherwise(Engine engine) {
    on(engine);
    taken(enrolment("1", "E-1").person("A", SITI, DAY));

    Outcome.Fresh fresh = taken(assessment("2", "E-1", "R-1").person("A", BUDI, OTHER_DAY));

    assertThat(places(fresh.told())).containsExactly("HUB-I085 /NAME", "HUB-I085 /BIRTH_DATE");
    assertThat(taken(certification("3", "R-1").person("A", SITI, null)).told()).isEmpty();
    assertThat(taken(enrolment("4", "E-1").content("B").person("A", BUDI, DAY)).told())
        .as("the registry corrects a name")
        .isEmpty();
    assertThat(taken(certification("5", "R-1").content("B").person("A", BUDI, null)).told())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldHoldBothWhereTwoCasesSwappedTheirNiks(Engine engine) {
    on(engine);
    batch(
        enrolment("1", "E-1").person("A", SITI, DAY), enrolment("2", "E-2").person("B", BUDI, DAY));

    List<Outcome> outcomes =
        batch(
            assessment("3", "E-1", "R-1").person("B", BUDI, DAY),
            assessment("4", "E-2", "R-2").person("A", SITI, DAY));

    assertThat(outcomes).allMatch(Outcome.OtherPerson.class::isInstance);
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellTwoPeopleOfOneNameBornOnOneDayApartByTheirNiks(Engine engine) {
    on(engine);
    taken(enrolment("1", "E-1").person("A", SITI, DAY));

    assertThat(held(assessment("2", "E-1", "R-1").person("B", SITI, DAY)))
        .containsExactly("HUB-I080 /NIK");
  }

  @ParameterizedTest
  @EnumSource
  void shouldGoByNameAndBirthDateWhereANikLacks(Engine engine) {
    on(engine);
    taken(enrolment("1", "E-1").person(null, SITI, DAY));

    assertThat(held(assessment("2", "E-1", "R-1").person("A", SITI, OTHER_DAY)))
        .containsExactly("HUB-I081 /BIRTH_DATE");
    assertThat(held(assessment("3", "E-1", "R-1").person(null, BUDI, DAY)))
        .containsExactly("HUB-I082 /NAME");
    taken(enrolment("4", "E-1").content("B").person("A", SITI, DAY));
    taken(enrolment("5", "E-1").content("C").person(null, SITI, DAY));
    assertThat(held(assessment("6", "E-1", "R-1").person("B", SITI, DAY)))
        .as("the NIK that came meanwhile")
        .containsExactly("HUB-I080 /NIK");
  }

  @ParameterizedTest
  @EnumSource
  void shouldHoldOneThatWaitedForACaseOfAnotherPerson(Engine engine) {
    on(engine);
    assertThat(one(certification("1", "R-1").person("B", BUDI, null)))
        .isInstanceOf(Outcome.Waiting.class);
    taken(enrolment("2", "E-1").person("A", SITI, DAY));
    taken(assessment("3", "E-1", "R-1").person("A", SITI, DAY));

    // woken once the case knows the partner
    taken(assessment("4", "E-1", "R-1").content("B").person("A", SITI, DAY));
    assertThat(held(certification("1", "R-1").wokenBy("3").person("B", BUDI, null)))
        .containsExactly("HUB-I080 /NIK");
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeAHeldOneBackAndDecideItAnewOnceTheCaseIsRight(Engine engine) {
    on(engine);
    taken(enrolment("1", "E-1").person("A", SITI, DAY));
    held(assessment("2", "E-1", "R-1").person("B", SITI, DAY));

    taken(enrolment("3", "E-1").content("B").person("B", SITI, DAY).earlierNik("A"));

    taken(assessment("2", "E-1", "R-1").person("B", SITI, DAY));
    held(assessment("4", "E-1", "R-2").person("C", SITI, DAY));
    assertThat(taken(assessment("5", "E-1", "R-2").marked(Correction.CANCEL)).change().held())
        .isEqualTo(Sample.ids("4"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeTheNewNikAfterTheRegistryCorrectedItAndRefuseTheOld(Engine engine) {
    on(engine);
    taken(enrolment("1", "E-1").person("A", SITI, DAY));
    taken(enrolment("2", "E-1").content("B").person("B", SITI, DAY).earlierNik("A"));

    taken(assessment("3", "E-1", "R-1").person("B", SITI, DAY));
    assertThat(one(certification("4", "R-1").person("A", SITI, null))).isEqualTo(NIK_CORRECTED);
    assertThat(one(enrolment("5", "E-1").content("C").person("A", SITI, DAY)))
        .isEqualTo(NIK_CORRECTED);
    taken(enrolment("6", "E-1").content("D").person("B", SITI, DAY).earlierNik("A"));
    taken(enrolment("7", "E-1").content("E").person("A", SITI, DAY).earlierNik("B"));
    assertThat(one(certification("8", "R-1").person("B", SITI, null)))
        .as("the correction was itself corrected")
        .isEqualTo(NIK_CORRECTED);
    taken(certification("9", "R-1").person("A", SITI, null));
  }

  @ParameterizedTest
  @EnumSource
  void shouldHoldACorrectionOfANikThatIsNotTheCases(Engine engine) {
    on(engine);
    taken(enrolment("1", "E-1").person("A", SITI, DAY));

    assertThat(held(enrolment("2", "E-1").content("B").person("B", SITI, DAY).earlierNik("C")))
        .containsExactly("HUB-I084 /EARLIER_NIK");
    assertThat(
            held(enrolment("3", "E-1").content("C").person("B", BUDI, OTHER_DAY).earlierNik("A")))
        .as("another person altogether")
        .containsExactly("HUB-I082 /NAME", "HUB-I081 /BIRTH_DATE");
    taken(assessment("4", "E-1", "R-1").person("A", SITI, DAY));
  }

  @ParameterizedTest
  @EnumSource
  void shouldLearnThePersonOfALoadedCaseFromWhoNamesItFirstButBelieveTheRegistry(Engine engine) {
    on(engine);
    taken(
        message("1")
            .by("blk", "case")
            .key("E-1")
            .loads("enrolment", "E-1")
            .adds("registration", "R-1")
            .knownTo("bnsp"));
    taken(certification("2", "R-1").person("B", BUDI, null));
    held(certification("3", "R-1").content("B").person("C", SITI, null));

    taken(assessment("4", "E-1", "R-2").person("A", SITI, DAY));

    held(certification("5", "R-1").content("C").person("B", BUDI, null));
    taken(certification("6", "R-1").content("D").person("A", SITI, null));
  }

  @ParameterizedTest
  @EnumSource
  void shouldForgetThePersonWithTheEnrolmentThatWasVoided(Engine engine) {
    on(engine);
    taken(enrolment("1", "E-1").person("A", SITI, DAY));
    taken(enrolment("2", "E-1").marked(Correction.VOID));

    taken(enrolment("3", "E-1").content("B").person("B", BUDI, OTHER_DAY));

    taken(assessment("4", "E-1", "R-1").person("B", BUDI, OTHER_DAY));
    held(assessment("5", "E-1", "R-2").person("A", SITI, DAY));
  }

  private List<String> held(Sample sample) {
    Outcome outcome = one(sample);
    assertThat(outcome).isInstanceOf(Outcome.OtherPerson.class);
    return places(((Outcome.OtherPerson) outcome).differences());
  }

  private Outcome.Fresh taken(Sample sample) {
    Outcome outcome = one(sample);
    assertThat(outcome).isInstanceOf(Outcome.Fresh.class);
    return (Outcome.Fresh) outcome;
  }

  private static List<String> places(List<Violation> violations) {
    return violations.stream().map(one -> one.code() + ' ' + one.path()).toList();
  }

  private Outcome one(Sample sample) {
    return batch(sample).get(0);
  }

  private List<Outcome> batch(Sample... samples) {
    return correlator.remember(
        Stream.of(samples).map(Sample::arrives).toList(),
        (index, fresh) -> partners("bnsp", "bank"));
  }
}
