package id.blkhub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.contract.Contracts;
import id.blkhub.flow.OwnFiles;
import id.blkhub.mapping.Mappings;
import id.blkhub.partner.PartnerProfiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartGateTest {
  @TempDir static Path home;
  private OwnFiles files;

  @BeforeEach
  void copyTheShippedFiles() throws IOException {
    files = OwnFiles.copyTo(home);
  }

  @Test
  void shouldLetTheShippedFilesRun() {
    assertThat(stoppedRoutes()).isEmpty();
    assertThat(checkedProfiles().unsound()).isEmpty();
  }

  @Test
  void shouldStopNothingButTheRouteFileWithTheMistake() throws IOException {
    files.change("routes/blk/enrolment.camel.yaml", "Ref: intake", "Ref: intakee");

    assertThat(stoppedRoutes())
        .containsOnlyKeys(home.resolve("routes/blk/enrolment.camel.yaml"))
        .allSatisfy(
            (file, findings) ->
                assertThat(findings).extracting(Finding::code).containsExactly("HUB-L011"));
  }

  @Test
  void shouldLetARouteRunThatWorksInSpiteOfAFinding() throws IOException {
    files
        .change("routes/supra/vacancy.camel.yaml", "    routeId: in.supra.vacancy\n", "")
        .change("routes/supra/certification.camel.yaml", "value: supra", "value: dinkop");

    assertThat(stoppedRoutes()).isEmpty();
  }

  @Test
  void shouldStopAProfileWhoseAgreementDoesNotFitTheCanonicalForm() throws IOException {
    files.change("routes/supra/partner.yaml", "/person/fullName", "/person/fullname");

    PartnerProfiles checked = checkedProfiles();

    assertThat(checked.unsound()).containsExactly("supra");
    assertThat(checked.profiles()).doesNotContainKey("supra").containsKey("blk");
    assertThat(checked.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.toString())
                    .contains("routes/supra/partner.yaml:21:16: HUB-L043", "fullName"));
  }

  @Test
  void shouldStopAProfileWhoseConditionIsNoScript() throws IOException {
    files.change("routes/bnsp/partner.yaml", ".lspLicence ==", ".lspLicence = =");

    assertThat(checkedProfiles().unsound()).containsExactly("bnsp");
  }

  @Test
  void shouldNotStopProfilesBecauseACanonicalFormIsBrokenOrGone() throws IOException {
    files
        .change(
            "mappings/canonical/enrolment.schema.json", "\"type\": \"object\"", "\"type\": \"x\"")
        .delete("mappings/canonical/case.schema.json");

    assertThat(checkedProfiles().unsound()).isEmpty();
  }

  private Map<Path, List<Finding>> stoppedRoutes() {
    return StartGate.routes(home.resolve("routes"), ShippedFilesTest.AROUND);
  }

  private PartnerProfiles checkedProfiles() {
    Path routes = home.resolve("routes");
    Path mappings = home.resolve("mappings");
    PartnerProfiles loaded = PartnerProfiles.load(routes);
    return loaded.without(
        StartGate.profiles(
            loaded, routes, mappings, Contracts.load(mappings), Mappings.load(mappings)));
  }
}
