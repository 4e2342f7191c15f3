package id.blkhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final Duration BRIEFLY = Duration.ofMillis(150);

  @TempDir Path data;

  @Test
  void shouldRefuseAFolderInUseAndNameWhoUsesIt() throws Exception {
    try (DataFolder first = DataFolder.take(data, BRIEFLY)) {
      assertThatThrownBy(() -> DataFolder.take(data, BRIEFLY))
          .isInstanceOf(StoreUnusable.class)
          .hasMessageContaining("HUB-J011")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      assertThat(first.path()).isEqualTo(data);
    }
    DataFolder.take(data, BRIEFLY).close();
  }

  @Test
  void shouldSayWhenTheFolderCannotBeMade() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "");

    assertThatThrownBy(() -> DataFolder.take(file, BRIEFLY))
        .isInstanceOf(StoreUnusable.class)
        .hasMessageContaining("HUB-J010");
  }
}
