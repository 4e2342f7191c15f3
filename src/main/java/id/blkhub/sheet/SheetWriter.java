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

  /** The text as it may stand in a cell. */
  static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
  }
}
