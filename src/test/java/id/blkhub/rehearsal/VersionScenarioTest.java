package id.blkhub.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.contract.Contracts;
import id.blkhub.contract.Freeze;
import id.blkhub.flow.OwnFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios of a partner that stays on a released version while the working files go on. */
class VersionScenarioTest {
  @TempDir private Path home;

  @Test
  void shouldSendTheSampleOfTheVersionItIsSentIn() throws IOException {
    OwnFiles files = OwnFiles.copyTo(home);
    release();
    for (String file :
        new String[] {"vacancy.schema.json", "vacancy.jslt", "vacancy/full.in.json"}) {
      files.change("mappings/supra/in/" + file, "totalJobOpenings", "jobOpenings");
    }
    assertThat(vacancy().complaint()).as("newest").isEmpty();

    files.change("routes/supra/partner.yaml", "[vacancy, ", "[{kind: vacancy, version: 1}, ");
    assertThat(vacancy().complaint()).as("by its profile").isEmpty();

    files.change(
        "routes/scenarios/vacancy.scenario.yaml", "sample: full}", "sample: full, dataschema: v2}");
    assertThat(vacancy().complaint()).as("by its own word").isEmpty();
  }

  private Trial vacancy() {
    return Rehearsal.of(home.resolve("routes"), home.resolve("mappings"))
        .run(name -> name.endsWith("/vacancy.scenario.yaml"))
        .get(0);
  }

  private void release() throws IOException {
    Path mappings = home.resolve("mappings");
    for (Map.Entry<Path, byte[]> file :
        new Freeze(mappings, Contracts.load(mappings)).files("supra", 1).entrySet()) {
      Path target = mappings.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }
}
