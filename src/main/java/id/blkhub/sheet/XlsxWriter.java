package id.blkhub.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a spreadsheet whose cells are all texts, so that it keeps every digit. */
final class XlsxWriter implements SheetWriter {
  /** What is written so far leaves the memory after so many rows. */
  private static final int FLUSH = 500;

  private final Workbook workbook;
  private final Worksheet sheet;
  private int rows;

  XlsxWriter(OutputStream out) {
    this.workbook = new Workbook(out, "blk-exchange-hub", null);
    this.sheet = workbook.newWorksheet("hasil");
  }

  @Override
  public void row(int number, List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        sheet.inlineString(number - 1, i, SheetWriter.harmless(cells.get(i)));
      }
    }
    if (++rows % FLUSH == 0) {
      sheet.flush();
    }
  }

  @Override
  public void close() throws IOException {
    workbook.finish();
  }
}
