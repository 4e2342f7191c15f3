package id.blkhub.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes a sheet row by row. A text that a spreadsheet would run as a formula is made harmless by
 * an apostrophe in front of it.
 */
public interface SheetWriter extends AutoCloseable {
  /**
   * Writes a row.
   *
   * @param number from 1, larger than that of the row before; the rows between are blank
   */
  void row(int number, List<String> cells) throws IOException;

  /** Completes the sheet; the stream stays open. */
  @Override
  void close() throws IOException;

  /**
   * @param as how the sheet was written that this one answers
   * @param format what it was found to be
   */
  static SheetWriter to(OutputStream out, SheetOptions as, SheetOptions.SheetFormat format)
      throws IOException {
    return format == SheetOptions.SheetFormat.XLSX ? new XlsxWriter(out) : new CsvWriter(out, as);
  }

  /**
   * A text file.
   *
   * @param mark whether it begins with the mark of UTF-8, without which spreadsheets take it for
   *     something else
   */
  static SheetWriter csv(OutputStream out, SheetOptions.Separator separator, boolean mark)
      throws IOException {
    return new CsvWriter(out, separator, SheetOptions.CellQuote.DOUBLE, mark);
  }

  /** A spreadsheet. */
  static SheetWriter xlsx(OutputStream out) {
    return new XlsxWriter(out);
  }

  /** The text as it may stand in a cell. */
  static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
  }
}
