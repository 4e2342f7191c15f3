package id.blkhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contract.Privacy;
import id.blkhub.contract.Contracts;
import id.blkhub.mapping.Mappings;
import id.blkhub.mapping.Predicate;
import id.blkhub.partner.PartnerProfile.GrantedField;
import id.blkhub.partner.PartnerProfile.Reception;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
                .fields()
                .stream()
                // a grant inside a list holds for each of its elements
                .map(field -> field.replace("/*", ""))
                .toList();
        reception.agreement().fields().stream()
            .map(GrantedField::pointer)
            .filter(pointer -> !pointer.startsWith("/context/"))
            .filter(pointer -> !covers(pointer, fields))
            .forEach(pointer -> unknown.add(profile.id() + ' ' + reception.kind() + pointer));
      }
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void shouldLetNothingLeaveTheCountryButOnConsentOrDutyWithoutNikOrSpecificData() {
    Contracts contracts = Contracts.load(MAPPINGS);
    List<String> abroad = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (PartnerProfile profile : shipped.profiles().values()) {
      for (Reception reception : profile.receives()) {
        if (!reception.agreement().crossBorder()) {
          continue;
        }
        String name = profile.id() + ' ' + reception.kind();
        abroad.add(name);
        if (!Set.of("consent", "legal-obligation")
            .contains(reception.agreement().ground().basis())) {
          wrong.add(name + " rests on " + reception.agreement().ground().basis());
        }
        Contract kind = contracts.canonical(reception.kind()).orElseThrow().contract();
        kind.fields().stream()
            .filter(field -> field.endsWith("/nik") || kind.privacy(field) == Privacy.SPECIFIC)
            .filter(field -> reception.agreement().fields().stream().anyMatch(f -> gives(f, field)))
            .forEach(field -> wrong.add(name + field));
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(abroad).contains("agen-taiwan certification", "agen-meksiko certification");
  }

  private static boolean gives(GrantedField granted, String field) {
    return field.equals(granted.pointer()) || field.startsWith(granted.pointer() + '/');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          K  | teknik-las  | true
          K  | tata-busana | false
          BK | teknik-las  | false
          K  |             | false
          """)
  void shouldShowAnEmployerOnlyAlumniOfItsTrades(String decision, String vocation, boolean shown)
      throws Exception {
    String document =
        """
        {"decision": "%s", "context": {"vocation": "%s"}}
        """
            .formatted(decision, vocation);

    assertThat(employersCondition().test(new ObjectMapper().readTree(document))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "supra, certification, job-matching",
    "bank, microcredit-referral, microcredit",
    "dinkop, microcredit-referral, microcredit",
    "alumni, certification, tracer-survey",
    "uld, enrolment, disability-service",
    "agen-taiwan, certification, overseas-placement",
    "agen-meksiko, certification, overseas-placement"
  })
  void shouldAskForConsentByPurpose(String partner, String kind, String purpose) {
    Reception reception = shipped.profiles().get(partner).reception(kind).orElseThrow();

    assertThat(reception.agreement().ground().consent()).isEqualTo(purpose);
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
