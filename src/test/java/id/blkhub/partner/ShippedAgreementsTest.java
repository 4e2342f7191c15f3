package id.blkhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contracts;
import id.blkhub.mapping.Mappings;
import id.blkhub.mapping.Predicate;
import id.blkhub.partner.PartnerProfile.GrantedField;
import id.blkhub.partner.PartnerProfile.Reception;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The profiles in routes/ fit the contracts in mappings/. */
class ShippedAgreementsTest {
  private static final Path MAPPINGS = Path.of("mappings");

  private final PartnerProfiles shipped = PartnerProfiles.load(Path.of("routes"));

  @Test
  void shouldOnlyNameFieldsThatTheCanonicalKindHas() {
    Contracts contracts = Contracts.load(MAPPINGS);
    List<String> unknown = new ArrayList<>();
    for (PartnerProfile profile : shipped.profiles().values()) {
      for (Reception reception : profile.receives()) {
        List<String> fields =
            contracts
                .canonical(reception.kind())
                .map(CanonicalKind::contract)
                .orElseThrow()
                .fields();
        reception.agreement().fields().stream()
            .map(GrantedField::pointer)
            .filter(pointer -> !pointer.startsWith("/context/"))
            .filter(pointer -> !covers(pointer, fields))
            .forEach(pointer -> unknown.add(profile.id() + ' ' + reception.kind() + pointer));
      }
    }

    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "K  | teknik-las    | {\"purpose\":\"job-matching\"}                                | true",
        "K  | teknik-las    | {\"purpose\":\"job-matching\",\"recipients\":[\"supra\"]}         |"
            + " true",
        "K  | teknik-las    | {\"purpose\":\"job-matching\",\"recipients\":[\"bank\"]}          |"
            + " false",
        "K  | teknik-las    | {\"purpose\":\"job-matching\",\"withdrawnOn\":\"2026-02-01\"}     |"
            + " false",
        "K  | teknik-las    | {\"purpose\":\"microcredit\"}                                 |"
            + " false",
        "K  | tata-busana   | {\"purpose\":\"job-matching\"}                                |"
            + " false",
        "BK | teknik-las    | {\"purpose\":\"job-matching\"}                                |"
            + " false",
      })
  void shouldShowAnEmployerOnlyAlumniOfItsTradesWhoConsent(
      String decision, String vocation, String consent, boolean shown) throws Exception {
    String document =
        """
        {"decision": "%s", "context": {"vocation": "%s", "consents": [%s]}}
        """
            .formatted(decision, vocation, consent);

    assertThat(employersCondition().test(new ObjectMapper().readTree(document))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"decision\":\"K\"}",
        "{\"decision\":\"K\",\"context\":{\"vocation\":\"teknik-las\"}}",
        "{\"decision\":\"K\",\"context\":{\"vocation\":\"teknik-las\",\"consents\":[]}}",
      })
  void shouldShowAnEmployerNothingWhereConsentIsNotKnown(String document) throws Exception {
    assertThat(employersCondition().test(new ObjectMapper().readTree(document))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"C-1\",\"purpose\":\"microcredit\"}                                | true",
        "{\"id\":\"C-1\",\"purpose\":\"microcredit\",\"recipients\":[\"bank\"]}          | true",
        "{\"id\":\"C-1\",\"purpose\":\"microcredit\",\"recipients\":[\"bank-lain\"]}     | false",
        "{\"id\":\"C-1\",\"purpose\":\"microcredit\",\"withdrawnOn\":\"2026-02-01\"}     | false",
        "{\"id\":\"C-1\",\"purpose\":\"job-matching\"}                               | false",
        "{\"id\":\"C-2\",\"purpose\":\"microcredit\"}                                | false",
      })
  void shouldShowABankAndTheDinasOnlyReferralsWhoseConsentCoversThem(String consent, boolean shown)
      throws Exception {
    String document = "{\"consentId\": \"C-1\", \"context\": {\"consents\": [" + consent + "]}}";

    assertThat(
            condition("bank", "microcredit-referral").test(new ObjectMapper().readTree(document)))
        .isEqualTo(shown);
    assertThat(
            condition("dinkop", "microcredit-referral")
                .test(new ObjectMapper().readTree(document.replace("\"bank", "\"dinkop"))))
        .isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "ENTREPRENEURSHIP, true",
    "ENTREPRENEURSHIP_TRAINING, true",
    "TRAINING, false",
    "JOB, false"
  })
  void shouldShowTheDinasOnlyThoseWhoStartABusiness(String outcome, boolean shown)
      throws Exception {
    ObjectMapper json = new ObjectMapper();

    assertThat(
            condition("dinkop", "enrolment")
                .test(json.readTree("{\"counselling\":{\"outcome\":\"" + outcome + "\"}}")))
        .isEqualTo(shown);
    assertThat(
            condition("dinkop", "certification")
                .test(json.readTree("{\"context\":{\"pathway\":\"" + outcome + "\"}}")))
        .isEqualTo(shown);
    assertThat(condition("dinkop", "certification").test(json.readTree("{\"context\":{}}")))
        .isFalse();
  }

  private Predicate employersCondition() {
    return condition("supra", "certification");
  }

  private Predicate condition(String partner, String kind) {
    String when = shipped.profiles().get(partner).reception(kind).orElseThrow().when();
    return Mappings.load(MAPPINGS).compilePredicate(when);
  }

  private static boolean covers(String pointer, List<String> fields) {
    return fields.stream().anyMatch(f -> f.equals(pointer) || f.startsWith(pointer + '/'));
  }
}
