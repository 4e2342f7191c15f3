package id.blkhub.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.CaseRole;
import id.blkhub.message.ClaimedPerson;
import id.blkhub.message.ClaimedPerson.HashedTrait;
import id.blkhub.message.Consents;
import id.blkhub.message.Correction;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.PersonTrait;
import id.blkhub.message.Succession;
import id.blkhub.message.Version;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What registries say of consents reaches the cases it is about, whichever comes first. */
@ParameterizedClass
@EnumSource(Engine.class)
class ConsentWordsTest {
  private static final PartnerId SUPRA = new PartnerId("supra");
  private static final String GIVEN =
      "[{'id':'PS-1','purpose':'job-matching','givenOn':'2026-01-05'}]";
  private static final long MAY = 1_777_856_400L;
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-20T01:00:00Z"), ZoneOffset.UTC);

  @Parameter Engine engine;
  @TempDir Path dir;
  private TestDatabases databases;
  private Correlator correlator;

  @BeforeEach
  void open() {
    databases = engine.open(dir);
    correlator = new Correlator(databases.hub(), new ClearSeal(), CLOCK);
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @Test
  void shouldEndTheConsentOfACaseAndSayWhoWasSentSomethingUnderIt() throws Exception {
    enrol("1", "E-1", "nik-1", GIVEN);
    Outcome.Fresh certificate = certify("2", "E-1", "R-1");
    assertThat(certificate.revoked()).isEmpty();

    Outcome.Fresh withdrawn = say("3", "P-1", "WITHDRAWN", "E-1", null, MAY);

    assertThat(withdrawn.revoked())
        .containsExactly(
            new Revocation(
                SUPRA,
                new MessageRef(
                    new MessageId("2"),
                    new PartnerId("blk"),
                    new Kind("certification"),
                    null,
                    null,
                    "R-1",
                    false),
                List.of(new MessageId("2"))));
    assertThat(covered(certificate.caseId())).isFalse();
    assertThat(say("3", "P-1", "WITHDRAWN", "E-1", null, MAY).revoked())
        .as("decided again after a crash")
        .isEqualTo(withdrawn.revoked());
    assertThat(say("4", "P-2", "WITHDRAWN", "E-1", null, MAY + 1).revoked())
        .as("it is told once")
        .isEmpty();
  }

  @Test
  void shouldEndTheConsentsOfAllCasesOfAPersonAndOfNobodyElse() throws Exception {
    enrol("1", "E-1", "nik-1", GIVEN);
    enrol("2", "E-2", "nik-1", GIVEN);
    enrol("3", "E-3", "nik-2", GIVEN);
    Outcome.Fresh one = certify("4", "E-1", "R-1");
    Outcome.Fresh two = certify("5", "E-2", "R-2");
    Outcome.Fresh other = certify("6", "E-3", "R-3");

    Outcome.Fresh withdrawn = say("7", "P-1", "WITHDRAWN", null, "nik-1", MAY);

    assertThat(withdrawn.revoked())
        .extracting(revocation -> revocation.record().businessKey())
        .containsExactlyInAnyOrder("R-1", "R-2");
    assertThat(covered(one.caseId())).isFalse();
    assertThat(covered(two.caseId())).isFalse();
    assertThat(covered(other.caseId())).isTrue();
  }

  @Test
  void shouldCountAWordThatCameBeforeItsCase() throws Exception {
    say("1", "P-1", "WITHDRAWN", "E-1", null, MAY);
    say("2", "P-2", "WITHDRAWN", null, "nik-2", MAY);
    say("3", "P-3", "GIVEN", null, "nik-3", MAY);

    assertThat(covered(enrol("4", "E-1", "nik-1", GIVEN).caseId())).isFalse();
    assertThat(covered(enrol("5", "E-2", "nik-2", GIVEN).caseId())).isFalse();
    assertThat(covered(enrol("6", "E-3", "nik-3", "[]").caseId())).isTrue();
    assertThat(covered(enrol("7", "E-4", "nik-4", GIVEN).caseId())).isTrue();
  }

  @Test
  void shouldNotGiveBackWhatWasWithdrawnWhenTheEnrolmentComesAgain() throws Exception {
    enrol("1", "E-1", "nik-1", GIVEN);
    say("2", "P-1", "WITHDRAWN", "E-1", null, MAY);

    assertThat(covered(enrol("3", "E-1", "nik-1", GIVEN + " ").caseId())).isFalse();
  }

  @Test
  void shouldTakeAWordBackThatIsVoided() throws Exception {
    Outcome.Fresh opened = enrol("1", "E-1", "nik-1", GIVEN);
    say("2", "P-1", "WITHDRAWN", "E-1", null, MAY);
    assertThat(covered(opened.caseId())).isFalse();

    remember("3", "consent", "P-1", word("WITHDRAWN", "E-1", null, MAY), Correction.VOID, null);

    assertThat(covered(opened.caseId())).isTrue();
  }

  @Test
  void shouldRefuseAnOlderWordUnderTheSameProof() throws Exception {
    say("1", "P-1", "WITHDRAWN", "E-1", null, MAY);

    assertThat(remember("2", "consent", "P-1", word("GIVEN", "E-1", null, MAY - 1), null, MAY - 1))
        .isEqualTo(new Outcome.Conflict(CorrelationProblem.OLDER_VERSION));
  }

  @Test
  void shouldEndConsentsThatAnEnrolmentDoesNotListAnyMore() throws Exception {
    enrol("1", "E-1", "nik-1", GIVEN);
    certify("2", "E-1", "R-1");

    assertThat(enrol("3", "E-1", "nik-1", "[]").revoked())
        .extracting(Revocation::receiver)
        .containsExactly(SUPRA);
  }

  @Test
  void shouldEndConsentsWithTheEnrolmentThatGaveThem() throws Exception {
    enrol("1", "E-1", "nik-1", GIVEN);
    certify("2", "E-1", "R-1");

    Outcome.Fresh voided =
        (Outcome.Fresh)
            remember(
                "3", "enrolment", "E-1", opening("E-1", "nik-1", GIVEN), Correction.VOID, null);

    assertThat(voided.revoked())
        .extracting(revocation -> revocation.record().businessKey())
        .contains("R-1");
  }

  @Test
  void shouldLetAWithdrawalUnderAnEarlierNikHoldForTheCorrectedOne() throws Exception {
    say("1", "P-1", "WITHDRAWN", null, "nik-old", MAY);
    enrol("2", "E-1", "nik-old", "[]");
    correct("3", "E-1", "nik-new", "nik-old");

    assertThat(covered(enrol("4", "E-2", "nik-new", GIVEN).caseId())).isFalse();
    assertThat(covered(enrol("5", "E-3", "nik-other", GIVEN).caseId())).isTrue();
  }

  @Test
  void shouldLetAWithdrawalUnderTheEarlierNikReachWhatWasCorrectedBefore() throws Exception {
    enrol("1", "E-1", "nik-old", "[]");
    correct("2", "E-1", "nik-new", "nik-old");
    enrol("3", "E-2", "nik-new", GIVEN);
    certify("4", "E-2", "R-2");

    assertThat(say("5", "P-1", "WITHDRAWN", null, "nik-old", MAY).revoked())
        .extracting(Revocation::receiver)
        .containsExactly(SUPRA);
  }

  @Test
  void shouldLetAConsentUnderAnEarlierNikHoldWhereNobodyElseHasThatNik() throws Exception {
    say("1", "P-1", "GIVEN", null, "nik-old", MAY);
    say("2", "P-2", "GIVEN", null, "nik-of-two", MAY);
    enrol("3", "E-1", "nik-old", "[]");
    correct("4", "E-1", "nik-new", "nik-old");
    enrol("5", "E-2", "nik-of-two", "[]");
    enrol("6", "E-3", "nik-of-two", "[]");
    correct("7", "E-2", "nik-right", "nik-of-two");

    assertThat(covered(enrol("8", "E-4", "nik-new", "[]").caseId())).isTrue();
    assertThat(covered(enrol("9", "E-5", "nik-right", "[]").caseId()))
        .as("another person may have that NIK by right")
        .isFalse();
  }

  @Test
  void shouldFindWhatWasSentUnderAConsentWhoseLastDayIsOver() throws Exception {
    String until = GIVEN.replace("}]", ",'expiresOn':'2026-06-01'}]");
    Outcome.Fresh ending = enrol("1", "E-1", "nik-1", until);
    enrol("2", "E-2", "nik-2", until.replace("06-01", "06-02"));
    enrol("3", "E-3", "nik-3", GIVEN);
    certify("4", "E-1", "R-1");
    ConsentEnds ends = new ConsentEnds(databases.hub(), CLOCK);
    LocalDate next = JUNE.plusDays(1);
    MessageId look = new MessageId("look-1");

    assertThat(ends.past(JUNE, 0, 10)).as("on its last day").isEmpty();
    assertThat(ends.past(next, 0, 10)).containsExactly(ending.caseId());
    EndedConsents ended =
        ends.end(look, ending.caseId(), next, new SupraOnConsent("", next)).orElseThrow();

    assertThat(ended.because().messageId()).isEqualTo(new MessageId("1"));
    assertThat(ended.revoked()).extracting(Revocation::receiver).containsExactly(SUPRA);
    assertThat(ends.end(look, ending.caseId(), next, new SupraOnConsent("", next)))
        .as("done again after a crash")
        .contains(ended);
    assertThat(ends.past(next, 0, 10)).as("looked into").isEmpty();
    assertThat(
            ends.end(new MessageId("look-2"), ending.caseId(), next, new SupraOnConsent("", next)))
        .as("told once")
        .isEmpty();
  }

  private boolean covered(long caseId) {
    return Consents.of(correlator.facts(List.of(caseId)).get(caseId))
        .cover("job-matching", "supra", null, JUNE);
  }

  private void correct(String messageId, String number, String nik, String earlier)
      throws Exception {
    CaseClaim claim =
        opening(number, nik, "[]")
            .of(
                new ClaimedPerson(
                    Map.of(
                        PersonTrait.NIK,
                        new HashedTrait(nik, "/person/nik"),
                        PersonTrait.EARLIER_NIK,
                        new HashedTrait(earlier, "/person/earlierNik"))));
    assertThat(remember(messageId, "enrolment", number, claim, null, null))
        .isInstanceOf(Outcome.Fresh.class);
  }

  private Outcome.Fresh enrol(String messageId, String number, String nik, String consents)
      throws Exception {
    return (Outcome.Fresh)
        remember(messageId, "enrolment", number, opening(number, nik, consents), null, null);
  }

  private static CaseClaim opening(String number, String nik, String consents) throws Exception {
    return new CaseClaim(
            CaseRole.OPEN,
            new CorrelationId("enrolment", number),
            List.of(),
            Map.of("consents", json(consents)),
            null,
            Set.of())
        .of(person(nik));
  }

  private Outcome.Fresh certify(String messageId, String enrolment, String number) {
    CaseClaim claim =
        new CaseClaim(
            CaseRole.EXTEND,
            new CorrelationId("enrolment", enrolment),
            List.of(new CorrelationId("registration", number)),
            Map.of(),
            null,
            Set.of());
    return (Outcome.Fresh) remember(messageId, "certification", number, claim, null, null);
  }

  private Outcome.Fresh say(
      String messageId, String proof, String state, String enrolment, String nik, long at)
      throws Exception {
    return (Outcome.Fresh)
        remember(messageId, "consent", proof, word(state, enrolment, nik, at), null, at);
  }

  private static CaseClaim word(String state, String enrolment, String nik, long at)
      throws Exception {
    Map<String, JsonNode> facts = new LinkedHashMap<>();
    facts.put("state", json("'" + state + "'"));
    facts.put("purposes", json("['job-matching']"));
    facts.put("at", json("" + at));
    CaseClaim claim =
        new CaseClaim(
            CaseRole.CONSENT,
            enrolment == null ? CorrelationId.NONE : new CorrelationId("enrolment", enrolment),
            List.of(),
            facts,
            null,
            Set.of());
    return nik == null ? claim : claim.of(person(nik));
  }

  private static ClaimedPerson person(String nik) {
    return new ClaimedPerson(Map.of(PersonTrait.NIK, new HashedTrait(nik, "/person/nik")));
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  private Outcome remember(
      String messageId,
      String kind,
      String key,
      CaseClaim claim,
      Correction correction,
      Long version) {
    Arrival arrival =
        new Arrival(
            new MessageRef(
                new MessageId(messageId),
                new PartnerId("blk"),
                new Kind(kind),
                null,
                null,
                key,
                false),
            null,
            Arrival.markedHash(correction, correction == null ? messageId : key),
            new Succession(version == null ? null : Version.of(version), false, null, null),
            claim,
            correction,
            () -> new byte[0]);
    return correlator.remember(List.of(arrival), new SupraOnConsent(kind, JUNE)).get(0);
  }

  /** Certificates go to an employer, under consent. */
  private record SupraOnConsent(String kind, LocalDate today) implements Router {
    @Override
    public Set<PartnerId> receivers(int index, Outcome.Fresh fresh) {
      return kind.equals("certification") && covers(fresh.facts()) ? Set.of(SUPRA) : Set.of();
    }

    @Override
    public boolean mayKeep(PartnerId receiver, Kind of, String named, Map<String, JsonNode> facts) {
      return covers(facts);
    }

    private boolean covers(Map<String, JsonNode> facts) {
      return Consents.of(facts).cover("job-matching", SUPRA.value(), null, today);
    }
  }
}
