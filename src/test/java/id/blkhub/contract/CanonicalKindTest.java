package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.CaseRole;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalKindTest {
  private static final Contracts CONTRACTS = Contracts.load(Path.of("mappings"));

  @Test
  void anEnrolmentOpensItsCaseAndGivesItItsFacts() throws IOException {
    ObjectNode enrolment = sample("blk/in/enrolment/full.out.json");
    CanonicalKind kind = kind("enrolment");

    CaseClaim claim = kind.claim(enrolment).orElseThrow();

    assertThat(claim.role()).isEqualTo(CaseRole.OPEN);
    assertThat(claim.find()).isEqualTo(new CorrelationId("enrolment", "ENR-2026-000123"));
    assertThat(claim.add()).isEmpty();
    assertThat(claim.facts()).containsOnlyKeys("vocation", "pathway", "consents", "centre");
    assertThat(claim.facts().get("vocation").textValue()).isEqualTo("teknik-las");
    assertThat(kind.businessKey(enrolment)).contains("ENR-2026-000123");
    assertThat(kind.version(enrolment)).isEqualTo(Optional.of(Version.of(3)));
    assertThat(kind.nik(enrolment)).contains("3507245703040002");
  }

  @Test
  void anAssessmentExtendsTheCaseItFindsByEnrolment() throws IOException {
    CaseClaim claim =
        kind("assessment").claim(sample("blk/in/assessment/least.out.json")).orElseThrow();

    assertThat(claim.role()).isEqualTo(CaseRole.EXTEND);
    assertThat(claim.find()).isEqualTo(new CorrelationId("enrolment", "ENR-2026-000124"));
    assertThat(claim.add()).containsExactly(new CorrelationId("registration", "UJI-2026-00046"));
    assertThat(claim.facts()).isEmpty();
  }

  @Test
  void aCertificationFindsItsCaseByRegistrationAndAddsACertificateOnlyIfThereIsOne()
      throws IOException {
    CanonicalKind kind = kind("certification");
    ObjectNode competent = sample("bnsp/in/certification/competent.out.json");
    ObjectNode not = sample("bnsp/in/certification/not-yet-competent.out.json");

    assertThat(kind.claim(competent).orElseThrow().add())
        .containsExactly(new CorrelationId("certificate", "25920 7212 3 0000045 2026"));
    assertThat(kind.claim(not).orElseThrow().add()).isEmpty();
    assertThat(kind.nik(not)).isEmpty();
    assertThat(kind.version(not)).isEmpty();
  }

  @Test
  void aVacancyHasNoCaseButAlwaysAVersion() throws IOException {
    ObjectNode vacancy = sample("supra/in/vacancy/full.out.json");
    CanonicalKind kind = kind("vacancy");

    assertThat(kind.claim(vacancy)).isEmpty();
    assertThat(kind.businessKey(vacancy)).contains("SUPRA-2026-017");
    assertThat(kind.version(vacancy)).isEqualTo(Optional.of(Version.of(1769587200)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/person/nik", "/units", "/units/code", "/units/0/code", "/context/vocation"})
  void shouldKnowItsPointers(String pointer) {
    assertThat(kind("certification").hasPointer(pointer)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/person/address", "/units/codes", "nik", "/contextual", "/person/nik/x"})
  void shouldNotKnowOthers(String pointer) {
    assertThat(kind("certification").hasPointer(pointer)).isFalse();
  }

  @Test
  void shouldKnowWhatIsPersonal() {
    assertThat(kind("enrolment").contract().personalFields())
        .contains("/person", "/person/nik", "/person/address/line", "/person/disability/kinds")
        .doesNotContain("/vocationCode", "/enrolmentNo", "/counselling/outcome");
  }

  private static CanonicalKind kind(String name) {
    return CONTRACTS.canonical(name).orElseThrow();
  }

  private static ObjectNode sample(String path) throws IOException {
    return new StrictJson()
        .parse(Files.readAllBytes(Path.of("mappings", path)), 100_000)
        .document();
  }
}
