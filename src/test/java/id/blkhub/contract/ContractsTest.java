package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ContractsTest {
  private static final Path MAPPINGS = Path.of("mappings");

  @Test
  void everyFileOfTheProjectIsSound() {
    Contracts contracts = Contracts.load(MAPPINGS);

    assertThat(contracts.problems()).isEmpty();
    assertThat(contracts.kinds())
        .containsExactly("assessment", "certification", "enrolment", "vacancy");
  }
}
