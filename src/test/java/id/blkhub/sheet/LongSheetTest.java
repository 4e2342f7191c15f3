package id.blkhub.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.sheet.SheetOptions.SheetFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading and writing take the memory of some rows, however many a sheet has. */
class LongSheetTest {
  private static final int ROWS = Integer.getInteger("hub.sheet.rows", 10_000);

  /** Far less than a sheet of so many rows takes as objects. */
  private static final long MOST_GROWTH = 24L * 1024 * 1024;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"CSV", "XLSX"})
  void shouldReadAndWriteALongSheetInLittleMemory(SheetFormat format) throws IOException {
    Path file = folder.resolve("long." + format);
    try (OutputStream out = Files.newOutputStream(file);
        SheetWriter writer = SheetWriter.to(out, SheetOptions.FOUND_OUT, format)) {
      writer.row(1, List.of("kode", "nama", "uraian"));
      for (int i = 2; i <= ROWS + 1; i++) {
        writer.row(i, List.of("A-" + i, "PT Contoh " + i, "uraian pekerjaan ".repeat(20)));
      }
    }
    Counting counting = new Counting();

    SheetReader.read(file, SheetOptions.FOUND_OUT, counting);

    assertThat(counting.rows).isEqualTo(ROWS);
    assertThat(counting.largest - counting.before).isLessThan(MOST_GROWTH);
  }

  /** Counts rows, and looks now and then at what lives. */
  private static final class Counting implements SheetHandler {
    private final long before = living();
    private long largest = before;
    private int rows;

    @Override
    public void header(SheetRow row) {}

    @Override
    public void row(SheetRow row) {
      if (++rows % (ROWS / 4) == 0) {
        largest = Math.max(largest, living());
      }
    }

    private static long living() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }
}
