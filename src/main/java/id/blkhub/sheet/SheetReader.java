package id.blkhub.sheet;

import id.blkhub.sheet.SheetOptions.SheetFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/** Reads a sheet from its first row to its last. */
public final class SheetReader {
  /** Of a row, all cells together. */
  static final int MOST_LETTERS = 200_000;

  static final int MOST_COLUMNS = 500;

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLD = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private SheetReader() {}

  /**
   * Hands over the row with the names of the columns, then every row in which something stands.
   *
   * @throws SheetUnreadable when it cannot be read to its end; some rows may have been handed over
   */
  public static void read(Path file, SheetOptions options, SheetHandler handler)
      throws IOException {
    HeaderFirst headerFirst = new HeaderFirst(options.skip(), handler);
    rows(file, options, headerFirst::row);
    headerFirst.end();
  }

  /** Hands over every row as it stands; blank rows of a spreadsheet may be left out. */
  public static void rows(Path file, SheetOptions options, Consumer<SheetRow> rows)
      throws IOException {
    if (format(file, options) == SheetFormat.XLSX) {
      XlsxSheet.read(file, options, rows);
    } else {
      CsvSheet.read(file, options, rows);
    }
  }

  /** What the file is; never {@link SheetFormat#AUTO}. */
  public static SheetFormat format(Path file, SheetOptions options) throws IOException {
    byte[] first = first(file);
    if (Arrays.equals(first, OLD)) {
      throw new SheetUnreadable(SheetProblem.OLD_SPREADSHEET);
    }
    SheetFormat found = Arrays.equals(first, ZIP) ? SheetFormat.XLSX : SheetFormat.CSV;
    if (options.format() != SheetFormat.AUTO && options.format() != found) {
      throw new SheetUnreadable(SheetProblem.NOT_A_SHEET);
    }
    return found;
  }

  private static byte[] first(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(ZIP.length);
    }
  }

  /** Skips what stands above the names of the columns, and blank rows. */
  private static final class HeaderFirst {
    private final int skip;
    private final SheetHandler handler;
    private boolean headed;

    HeaderFirst(int skip, SheetHandler handler) {
      this.skip = skip;
      this.handler = handler;
    }

    void row(SheetRow row) {
      if (row.cells().size() > MOST_COLUMNS) {
        throw new SheetUnreadable(SheetProblem.LONG_ROW, row.number(), MOST_LETTERS, MOST_COLUMNS);
      }
      if (row.number() <= skip || row.isBlank()) {
        return;
      }
      if (headed) {
        handler.row(row);
      } else {
        headed = true;
        handler.header(row);
      }
    }

    void end() {
      if (!headed) {
        throw new SheetUnreadable(SheetProblem.NO_COLUMNS);
      }
    }
  }
}
