package id.blkhub.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios with a partner in stage test, here the Dinas. */
class StageTestScenarioTest {
  private static final String SCENARIO =
      """
      at: 2026-06-01T08:00:00+07:00
      steps:
        - send: {from: blk, kind: enrolment, sample: entrepreneur, id: nyata}
        - expect:
            receipts:
              - {to: blk, state: ACCEPTED, id: nyata}
            filtered:
              - {partner: dinkop, why: stage}
        - send: {from: blk, kind: enrolment, sample: entrepreneur, id: uji, test: true}
        - expect:
            messages:
              - {to: dinkop, kind: enrolment, test: true, subset: {}}
            receipts:
              - {to: blk, state: ACCEPTED, id: uji}
              - {to: blk, state: AVAILABLE, id: uji, partner: dinkop}
        - send: {from: supra, kind: vacancy, sample: full, test: true}
        - expect:
            receipts:
              - {to: supra, state: ACCEPTED}
            filtered:
              - {partner: blk, why: stage}
      """;

  @TempDir private Path folder;

  @Test
  void shouldGiveMarkedMessagesToPartnersInStageTestOnly() throws IOException {
    assertThat(complaint(SCENARIO)).isEmpty();
  }

  @Test
  void shouldCompareTheMark() throws IOException {
    assertThat(complaint(SCENARIO.replace("test: true, subset", "subset")))
        .anyMatch(line -> line.contains("test: expected false, got true"));
  }

  private List<String> complaint(String scenario) throws IOException {
    Path routes = folder.resolve("routes");
    ScenarioTest.copy(Path.of("routes"), routes);
    Path profile = routes.resolve("dinkop/partner.yaml");
    Files.writeString(profile, Files.readString(profile).replace("\nstage: live", "\nstage: test"));
    Files.writeString(routes.resolve("scenarios/stage.scenario.yaml"), scenario);
    return Rehearsal.of(routes, Path.of("mappings"))
        .run(name -> name.contains("stage.scenario."))
        .get(0)
        .complaint();
  }
}
