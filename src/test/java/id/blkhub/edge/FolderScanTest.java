package id.blkhub.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a file of an inbox is complete. */
class FolderScanTest {
  @TempDir Path inbox;

  private final SetClock clock = new SetClock();
  private FolderScan scan;

  @BeforeEach
  void settling() {
    scan = scan(Map.of("settle", "5s"));
  }

  private FolderScan scan(Map<String, Object> options) {
    return new FolderScan(
        inbox, DropFolderOptions.parse("mitra/izin", new TreeMap<>(options)), clock);
  }

  private List<String> complete() throws IOException {
    return scan.complete().stream().map(f -> f.file().getFileName().toString()).toList();
  }

  @Test
  void shouldWaitUntilAFileHasNotChangedForAWhile() throws IOException {
    Path file = Files.writeString(inbox.resolve("a.csv"), "kode\n");
    assertThat(complete()).isEmpty();
    clock.advance(Duration.ofSeconds(4));
    Files.writeString(file, "kode\nA-1\n");
    assertThat(complete()).isEmpty();
    clock.advance(Duration.ofSeconds(4));
    assertThat(complete()).isEmpty();
    clock.advance(Duration.ofSeconds(1));

    assertThat(complete()).containsExactly("a.csv");
  }

  @Test
  void shouldWaitForTheMarkerWhereTheRouteNamesOne() throws IOException {
    scan = scan(Map.of("marker", ".ok"));
    Files.writeString(inbox.resolve("a.csv"), "kode\n");
    complete();
    clock.advance(Duration.ofDays(1));
    assertThat(complete()).isEmpty();

    Files.writeString(inbox.resolve("a.csv.ok"), "");

    assertThat(complete()).containsExactly("a.csv");
  }

  @Test
  void shouldLeaveAloneWhatIsBeingWrittenAndWhatIsNoPlainFile() throws IOException {
    for (String name :
        List.of(".a.csv", "~$a.xlsx", "a.csv.part", "a.csv.tmp", "a.FILEPART", "a.csv~")) {
      Files.writeString(inbox.resolve(name), "kode\n");
    }
    Files.createDirectory(inbox.resolve("folder.csv"));
    Files.createSymbolicLink(inbox.resolve("link.csv"), Files.createTempFile("elsewhere", ".csv"));
    complete();
    clock.advance(Duration.ofDays(1));

    assertThat(complete()).isEmpty();
  }

  @Test
  void shouldTakeTheOldestFirst() throws IOException {
    Files.setLastModifiedTime(
        Files.writeString(inbox.resolve("a.csv"), "2"),
        FileTime.from(Instant.parse("2026-02-02T00:00:00Z")));
    Files.setLastModifiedTime(
        Files.writeString(inbox.resolve("b.csv"), "1"),
        FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
    complete();
    clock.advance(Duration.ofDays(1));

    assertThat(complete()).containsExactly("b.csv", "a.csv");
  }

  @Test
  void shouldPutItemsAwayUnderNamesThatLeadNowhereElse() {
    assertThat(
            List.of(
                "../../etc/pass;wd",
                ".hidden.csv",
                "-rf.csv",
                "lowongan Januari.xlsx",
                "x\n\u202E.csv"))
        .extracting(name -> FolderLayout.kept(name, "0123456789abcdef"))
        .containsExactly(
            "__.._etc_pass_wd.0123456789ab",
            "_hidden.0123456789ab.csv",
            "_rf.0123456789ab.csv",
            "lowongan Januari.0123456789ab.xlsx",
            "x__.0123456789ab.csv");
  }

  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-02-01T00:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }
}
