package id.blkhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MappingsTest {
  @Test
  void everyFileOfTheProjectCompiles() {
    assertThat(Mappings.load(Path.of("mappings")).problems()).isEmpty();
  }
}
