package id.blkhub.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the machine has set for the hub that serves there. */
class SurroundingsTest {
  private static final String SETTING = "bank.url";

  @AfterEach
  void forget() {
    System.clearProperty(SETTING);
  }

  @Test
  void shouldChangeNoScenario() throws IOException {
    System.setProperty(SETTING, "https://bank.contoh/api/v1");

    assertThat(
            Rehearsal.of(Path.of("routes"), Path.of("mappings"))
                .run(name -> name.contains("referral-consent.")))
        .singleElement()
        .satisfies(trial -> assertThat(trial.complaint()).isEmpty());
  }
}
