package id.blkhub.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.CaseRole;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.RequiredConsent;
import id.blkhub.message.Succession;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A kind that needs a consent is taken only where its case knows it. */
class CorrelatorConsentTest {
  private static final Outcome NO_CONSENT = new Outcome.Conflict(CorrelationProblem.NO_CONSENT);
  private static final String GIVEN = "[{'id':'C-1','purpose':'microcredit'}]";

  @TempDir Path dir;
  private TestDatabases databases;
  private Correlator correlator;

  @BeforeEach
  void open() {
    databases = Engine.SQLITE.open(dir);
    correlator = new Correlator(databases.hub(), new ClearSeal(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @Test
  void shouldTakeAReferralWhoseConsentItsCaseKnows() throws Exception {
    enrol("1", GIVEN);

    assertThat(refer("2", null)).isInstanceOf(Outcome.Fresh.class);
    assertThat(refer("2", null)).as("the same again").isInstanceOf(Outcome.Fresh.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{'id':'C-2','purpose':'microcredit'}]",
        "[{'id':'C-1','purpose':'job-matching'}]",
        "[{'id':'C-1','purpose':'microcredit','withdrawnOn':'2026-01-02'}]"
      })
  void shouldRejectOneWithoutAndFreeItsId(String consents) throws Exception {
    enrol("1", consents);

    assertThat(refer("2", null)).isEqualTo(NO_CONSENT);
    assertThat(refer("2", null)).as("the same again").isEqualTo(NO_CONSENT);

    enrol("3", GIVEN);

    assertThat(refer("4", null)).isInstanceOf(Outcome.Fresh.class);
  }

  @Test
  void shouldRejectOneThatWaitedForACaseWithoutIt() throws Exception {
    assertThat(refer("1", null)).isInstanceOf(Outcome.Waiting.class);
    Outcome.Woken woken = ((Outcome.Fresh) enrol("2", "[]")).woken().get(0);

    assertThat(refer("1", woken.by().value())).isEqualTo(NO_CONSENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{'id':'C-1','purpose':'job-matching','recipients':['blk']}]    | true
          [{'id':'C-1','purpose':'job-matching'}]                         | true
          [{'id':'C-1','purpose':'job-matching','expiresOn':'2026-05-04'}] | true
          [{'id':'C-1','purpose':'job-matching','expiresOn':'2026-05-03'}] | false
          [{'id':'C-1','purpose':'job-matching','recipients':['supra']}]  | false
          [{'id':'C-1','purpose':'microcredit'}]                          | false
          [{'id':'C-1','purpose':'job-matching','withdrawnOn':'2026-01-02'}] | false
          []                                                              | false
          """)
  void shouldAskWhetherAConsentCoversTheSenderWhereTheKindSaysSo(String consents, boolean taken)
      throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2026-05-04T01:00:00Z"), ZoneOffset.ofHours(7));
    correlator = new Correlator(databases.hub(), new ClearSeal(), clock);
    enrol("1", consents);
    CaseClaim invitation =
        new CaseClaim(
            CaseRole.REFER,
            new CorrelationId("enrolment", "E-1"),
            List.of(),
            Map.of(),
            RequiredConsent.ofSender("job-matching", "/enrolmentNo"),
            Set.of());

    Outcome outcome = remember("2", null, "invitation", "U-1", invitation);

    if (taken) {
      assertThat(outcome).isInstanceOf(Outcome.Fresh.class);
    } else {
      assertThat(outcome).isEqualTo(NO_CONSENT);
    }
  }

  private Outcome enrol(String messageId, String consents) throws Exception {
    JsonNode fact = new ObjectMapper().readTree(consents.replace('\'', '"'));
    CaseClaim claim =
        new CaseClaim(
            CaseRole.OPEN,
            new CorrelationId("enrolment", "E-1"),
            List.of(),
            Map.of("consents", fact),
            null,
            Set.of());
    return remember(messageId, null, "enrolment", "E-1", claim);
  }

  private Outcome refer(String messageId, String wokenBy) {
    CaseClaim claim =
        new CaseClaim(
            CaseRole.EXTEND,
            new CorrelationId("enrolment", "E-1"),
            List.of(new CorrelationId("referral", "R-1")),
            Map.of(),
            new RequiredConsent("C-1", "microcredit", "bank", "/consentId"),
            Set.of());
    return remember(messageId, wokenBy, "microcredit-referral", "R-1", claim);
  }

  private Outcome remember(
      String messageId, String wokenBy, String kind, String key, CaseClaim claim) {
    boolean referral = kind.startsWith("microcredit");
    Arrival arrival =
        new Arrival(
            new MessageRef(
                new MessageId(messageId),
                new PartnerId("blk"),
                new Kind(kind),
                referral ? "m-1" : null,
                null,
                key,
                false),
            wokenBy == null ? null : new MessageId(wokenBy),
            referral ? "same" : messageId,
            Succession.NONE,
            claim,
            null,
            () -> new byte[0]);
    return correlator.remember(List.of(arrival), (index, fresh) -> Set.of()).get(0);
  }
}
