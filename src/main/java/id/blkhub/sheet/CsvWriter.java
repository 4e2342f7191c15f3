package id.blkhub.sheet;

import id.blkhub.sheet.SheetOptions.CellQuote;
import id.blkhub.sheet.SheetOptions.Separator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes text in UTF-8. */
final class CsvWriter implements SheetWriter {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CSVPrinter printer;
  private int written;

  CsvWriter(OutputStream out, SheetOptions as) throws IOException {
    this(out, as.separator(), as.quote(), true);
  }

  /**
   * @param mark whether the mark of UTF-8 comes first, without which spreadsheets take it for
   *     something else
   */
  CsvWriter(OutputStream out, Separator between, CellQuote around, boolean mark)
      throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    if (mark) {
      writer.write(BYTE_ORDER_MARK);
    }
    char separator = between == Separator.AUTO ? Separator.SEMICOLON.sign() : between.sign();
    char quote = around == CellQuote.NONE ? CellQuote.DOUBLE.sign() : around.sign();
    this.printer =
        new CSVPrinter(
            writer,
            CSVFormat.Builder.create()
                .setDelimiter(separator)
                .setQuote(quote)
                .setRecordSeparator("\r\n")
                .get());
  }

  @Override
  public void row(int number, List<String> cells) throws IOException {
    for (; written < number - 1; written++) {
      printer.println();
    }
    printer.printRecord(cells.stream().map(SheetWriter::harmless).toList());
    written = number;
  }

  @Override
  public void close() throws IOException {
    printer.flush();
  }
}
