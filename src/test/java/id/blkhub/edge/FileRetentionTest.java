package id.blkhub.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.support.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRetentionTest {
  private static final Duration KEPT = Duration.ofDays(30);

  @TempDir Path home;

  private final MovableClock clock = new MovableClock();

  private static void write(Path file, Instant changed) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "isi");
    Files.setLastModifiedTime(file, FileTime.from(changed));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> home.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void shouldDeleteWhatWasPutAwayLongAgoAndNothingElse() throws IOException {
    Path files = home.resolve("files");
    Path copies = home.resolve("collected");
    Instant now = clock.instant();
    Instant old = now.minus(KEPT).minusSeconds(60);
    Instant young = now.minus(KEPT).plusSeconds(60);
    for (String source :
        List.of("kadin/vacancy", ".uploads/kadin/vacancy", ".mail/kadin/vacancy")) {
      FolderLayout.of(files, source).prepare();
      for (String folder : List.of("done", "failed", "results")) {
        write(files.resolve(source).resolve(folder).resolve("lama.csv"), old);
        write(files.resolve(source).resolve(folder).resolve("baru.csv"), young);
      }
      write(files.resolve(source).resolve("inbox/lama.csv"), old);
    }
    FolderLayout.of(copies, "blk-banten/enrolment").prepare();
    write(copies.resolve("blk-banten/enrolment/done/lama.csv"), old);
    write(files.resolve("dinkop/done/results/lama.json"), old);
    Path elsewhere = home.resolve("elsewhere/lama.csv");
    write(elsewhere, old);
    Files.createSymbolicLink(files.resolve("kadin/vacancy/done/tautan.csv"), elsewhere);
    FileRetention retention = new FileRetention(new ItemFolders(files, copies), KEPT, clock);

    assertThat(retention.purge(now.minus(Duration.ofDays(90)))).isEqualTo(10);

    assertThat(left())
        .filteredOn(name -> name.endsWith("lama.csv") || name.endsWith("lama.json"))
        .containsExactly(
            "elsewhere/lama.csv",
            "files/.mail/kadin/vacancy/inbox/lama.csv",
            "files/.uploads/kadin/vacancy/inbox/lama.csv",
            "files/dinkop/done/results/lama.json",
            "files/kadin/vacancy/inbox/lama.csv");
    assertThat(left()).filteredOn(name -> name.endsWith("baru.csv")).hasSize(9);
    clock.set(Duration.ofMinutes(2));
    assertThat(retention.purge(now)).isEqualTo(9);
  }

  @Test
  void shouldNotStartWithATimeThatDeletesEverythingAtOnce() {
    assertThatThrownBy(() -> new FileRetention(new ItemFolders(home, home), Duration.ZERO, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hub.retention.files");
  }
}
