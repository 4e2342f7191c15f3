package id.blkhub.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.contract.Contracts;
import id.blkhub.correlation.CaseLookup;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfile.AgreedQuestion;
import id.blkhub.partner.PartnerProfile.Agreement;
import id.blkhub.partner.PartnerProfile.LegalGround;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.translation.Translation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask, and about whom, by the shipped profiles and a real database of cases. */
class QuestionRulesTest {
  private static final Contracts CONTRACTS = Contracts.load(Path.of("mappings"));
  private static final QuestionForms FORMS =
      new QuestionForms(CONTRACTS, new Translation(CONTRACTS, Mappings.load(Path.of("mappings"))));
  private static final Partners PARTNERS = new Partners(PartnerProfiles.load(Path.of("routes")));
  private static final PartnerId SUPRA = new PartnerId("supra");
  private static final String NUMBER = "25920 7212 3 0000045 2026";

  @TempDir Path dir;
  private TestDatabases databases;

  @BeforeEach
  void open() {
    databases = Engine.SQLITE.open(dir);
  }

  @AfterEach
  void close() {
    databases.close();
  }

  private QuestionRules at(String moment) {
    return new QuestionRules(
        PARTNERS,
        FORMS,
        new CaseLookup(databases.hub()),
        Clock.fixed(Instant.parse(moment), ZoneOffset.UTC),
        ZoneId.of("Asia/Jakarta"));
  }

  @Test
  void shouldKnowAnAgreementUntilTheEndOfItsLastDay() {
    assertThat(at("2035-12-31T16:59:59Z").agreed(SUPRA, "bnsp", "certificate-check").of())
        .isEqualTo("bnsp");

    assertThat(
            catchThrowableOfType(
                    QuestionRefused.class,
                    () -> at("2035-12-31T17:00:00Z").agreed(SUPRA, "bnsp", "certificate-check"))
                .why())
        .isEqualTo(QuestionProblem.NOT_AGREED);
  }

  @Test
  void shouldAskALivePartnerNoTest() {
    QuestionRules rules = at("2026-06-01T01:00:00Z");
    AgreedQuestion agreed = rules.agreed(SUPRA, "bnsp", "certificate-check");

    rules.requireSameSide(agreed, false);
    assertThat(
            catchThrowableOfType(QuestionRefused.class, () -> rules.requireSameSide(agreed, true)))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "blk  | {'id':'C-1','purpose':'job-matching'}                              | true",
        "blk  | {'id':'C-1','purpose':'job-matching','recipients':['supra']}       | true",
        "blk  | {'id':'C-1','purpose':'job-matching','expiresOn':'2026-06-01'}     | true",
        "blk  | {'id':'C-1','purpose':'job-matching','expiresOn':'2026-05-31'}     | false",
        "blk  | {'id':'C-1','purpose':'job-matching','recipients':['bank']}        | false",
        "blk  | {'id':'C-1','purpose':'job-matching','withdrawnOn':'2026-01-02'}   | false",
        "blk  | {'id':'C-1','purpose':'microcredit'}                               | false",
        "bnsp | {'id':'C-1','purpose':'job-matching'}                              | true"
      })
  void shouldAskAboutAPersonOnlyWithAConsentOfTheCase(String owner, String consent, boolean asked)
      throws Exception {
    aCase(1, owner, consent);
    if (!owner.equals("bnsp")) {
      databases
          .hub()
          .write(
              sql ->
                  sql.sql("INSERT INTO case_sent (case_id, partner) VALUES (1, 'bnsp')").update());
    }

    assertThat(mayAsk()).isEqualTo(asked);
  }

  @Test
  void shouldNotAskWhereTheAnsweringPartnerHasNoCaseOrMoreThanOne() throws Exception {
    assertThat(mayAsk()).as("no case").isFalse();
    aCase(1, "blk", "{'id':'C-1','purpose':'job-matching'}");
    assertThat(mayAsk()).as("a case that the partner does not have").isFalse();
    aCase(2, "bnsp", "{'id':'C-1','purpose':'job-matching'}");
    assertThat(mayAsk()).isTrue();
    databases
        .hub()
        .write(
            sql -> sql.sql("INSERT INTO case_sent (case_id, partner) VALUES (1, 'bnsp')").update());
    assertThat(mayAsk()).as("two cases").isFalse();
  }

  private boolean mayAsk() throws Exception {
    AgreedQuestion onConsent =
        new AgreedQuestion(
            "certificate-check",
            "bnsp",
            1,
            new Agreement(
                "PKS-1",
                new LegalGround("consent", "job matching", "job-matching"),
                LocalDate.MAX,
                false,
                Duration.ZERO,
                List.of()));
    JsonNode question = new ObjectMapper().readTree("{\"certificateNo\": \"" + NUMBER + "\"}");
    return catchThrowableOfType(
            QuestionRefused.class,
            () -> at("2026-06-01T01:00:00Z").requireConsent(SUPRA, onConsent, question, false))
        == null;
  }

  private void aCase(long id, String owner, String consent) {
    String facts = "{\"consents\": [" + consent.replace('\'', '"') + "]}";
    databases
        .hub()
        .write(
            sql -> {
              sql.sql("INSERT INTO hub_case (id, owner, facts, opened_at) VALUES (?, ?, ?, 0)")
                  .params(id, owner, facts)
                  .update();
              return sql.sql(
                      "INSERT INTO case_number (owner, type, value, case_id) VALUES (?,"
                          + " 'certificate', ?, ?)")
                  .params(owner, NUMBER, id)
                  .update();
            });
  }
}
