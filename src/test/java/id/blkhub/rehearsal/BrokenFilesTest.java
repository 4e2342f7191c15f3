package id.blkhub.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario tells of routes, mappings and agreements that are wrong. */
class BrokenFilesTest {
  @TempDir static Path folder;
  private static Map<String, List<String>> complaints;
  private static CoverageReport coverage;

  @BeforeAll
  static void play() throws IOException {
    Path routes = folder.resolve("routes");
    Path mappings = folder.resolve("mappings");
    ScenarioTest.copy(Path.of("routes"), routes);
    ScenarioTest.copy(Path.of("mappings"), mappings);
    // a condition that fails on every message
    replace(
        routes.resolve("dinkop/partner.yaml"),
        "contains(.counselling.outcome, [\"ENTREPRENEURSHIP\", \"ENTREPRENEURSHIP_TRAINING\"])",
        "lookup(\"nowhere\", .vocationCode, \"name\")");
    // a mapping that writes what its contract does not take, and a branch nothing takes
    replace(
        mappings.resolve("blk/out/vacancy.jslt"),
        "\"jabatan\": .title",
        "\"jabatan\": if (.title == \"-\") .title else 7, \"catatan\": .nothing");
    // a route for a kind that has none, and one whose template does not exist
    Files.delete(routes.resolve("bnsp/certification.camel.yaml"));
    replace(routes.resolve("supra/certification.camel.yaml"), "deliver-queue", "deliver-quue");

    Rehearsal rehearsal = Rehearsal.of(routes, mappings);
    complaints =
        rehearsal.run(name -> name.contains("vacancy") || name.contains(".scenario.")).stream()
            .collect(
                Collectors.toMap(
                    trial -> trial.name().replace(folder + "/", ""),
                    Trial::complaint,
                    (one, other) -> one,
                    TreeMap::new));
    coverage = rehearsal.coverage();
  }

  @Test
  void shouldTellWhyAMessageWasHeld() {
    assertThat(scenario("duplicate"))
        .contains(
            "not expected: receipt to blk: HELD [HUB-M010], enrolment",
            "  HUB-M010",
            "    Pemetaan when: gagal di baris:kolom 1:1.",
            "    Mapping when: failed at line:column 1:1.")
        .noneMatch(line -> line.startsWith("the hub failed"));
  }

  @Test
  void shouldTellWhyADeliveryWasParked() {
    assertThat(scenario("vacancy"))
        .containsSequence(
            "not expected: receipt to supra: PARKED for blk [HUB-C022], vacancy SUPRA-2026-017",
            "  HUB-C022",
            "    Kontrak penerima menolak /jabatan, yang ditulis hub sendiri. Operator hub"
                + " menanganinya.",
            "    The receiver's contract refuses /jabatan, which the hub itself writes. An operator"
                + " of the hub sees to it.",
            "    "
                + folder.resolve("mappings/blk/out/vacancy.jslt")
                + ":14:3  \"jabatan\": if (.title == \"-\") .title else 7, \"catatan\":"
                + " .nothing,");
  }

  @Test
  void shouldTellThatNoRouteReadsAQueue() {
    assertThat(scenario("late-number").get(0))
        .endsWith(
            "late-number.scenario.yaml:5:5: no route reads in.bnsp.certification, see routes/");
  }

  @Test
  void shouldFailOnARouteFileTheHubPutsAside() {
    assertThat(complaints.get("routes/supra/certification.camel.yaml"))
        .first()
        .isEqualTo("HUB-R002");
  }

  @Test
  void shouldListWhatNoCaseReaches() {
    String text = coverage.text().replace(folder + "/", "");

    assertThat(text)
        .contains("  blk/out/vacancy.jslt\n")
        .containsPattern("14:\\d+ key \"catatan\"  \"jabatan\": if \\(")
        .containsPattern("14:\\d+ branch if  \"jabatan\": if \\(")
        .doesNotContain("branch else  \"jabatan\"")
        .contains("  supra, certification (MOU-2026-003)\n    /registrationNo\n")
        .contains("  routes/supra/certification.camel.yaml\n    deliver.supra.certification\n")
        .contains("  routes/exchange/deliver-folder.camel.yaml\n    deliver-folder\n");
  }

  @Test
  void shouldWriteThePageAndTheText() throws IOException {
    coverage.write(folder.resolve("coverage"));

    assertThat(folder.resolve("coverage/summary.txt")).hasContent(coverage.text());
    assertThat(Files.readString(folder.resolve("coverage/index.html")))
        .startsWith("<!doctype html>")
        .contains("key &quot;catatan&quot;")
        .doesNotContain("<script");
  }

  private static List<String> scenario(String name) {
    return complaints.get("routes/scenarios/" + name + ".scenario.yaml");
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
