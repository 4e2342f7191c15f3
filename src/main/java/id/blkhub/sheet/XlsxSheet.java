package id.blkhub.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads a sheet of a spreadsheet. Dates come as yyyy-MM-dd, numbers as their digits. */
final class XlsxSheet {
  /** The digits a spreadsheet shows of what it keeps as a binary number. */
  private static final MathContext SHOWN = new MathContext(15);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");

  /** What a format of numbers has beside its signs: literal texts and conditions. */
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^]]*]");

  private XlsxSheet() {}

  static void read(Path file, SheetOptions options, Consumer<SheetRow> rows) throws IOException {
    XlsxBounds.require(file);
    try (ReadableWorkbook workbook =
            new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        Stream<Row> stream =
            workbook
                .getSheet(options.sheet() - 1)
                .orElseThrow(() -> new SheetUnreadable(SheetProblem.NO_SUCH_SHEET, options.sheet()))
                .openStream()) {
      stream.forEach(row -> rows.accept(row(row)));
    } catch (ExcelReaderException e) {
      throw new SheetUnreadable(SheetProblem.BROKEN_SPREADSHEET);
    }
  }

  private static SheetRow row(Row row) {
    int columns = row.getCellCount();
    if (columns > SheetReader.MOST_COLUMNS) {
      throw new SheetUnreadable(
          SheetProblem.LONG_ROW,
          row.getRowNum(),
          SheetReader.MOST_LETTERS,
          SheetReader.MOST_COLUMNS);
    }
    List<SheetCell> cells = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      cells.add(cell(row.hasCell(i) ? row.getCell(i) : null));
    }
    return new SheetRow(row.getRowNum(), cells);
  }

  private static SheetCell cell(@Nullable Cell cell) {
    if (cell == null) {
      return SheetCell.EMPTY;
    }
    return switch (cell.getType()) {
      case EMPTY -> SheetCell.EMPTY;
      case ERROR -> SheetCell.ofError();
      case STRING -> SheetCell.ofText(cell.getText());
      case BOOLEAN -> SheetCell.ofText(String.valueOf(cell.getValue()));
      case NUMBER, FORMULA -> value(cell);
    };
  }

  /** Of a formula the value it had when the file was saved counts. */
  private static SheetCell value(Cell cell) {
    String raw = cell.getRawValue();
    if (raw == null || raw.isBlank()) {
      return cell.getType() == CellType.FORMULA ? SheetCell.ofError() : SheetCell.EMPTY;
    }
    if (raw.startsWith("#")) {
      return SheetCell.ofError();
    }
    if (!NUMBER.matcher(raw).matches()) {
      return SheetCell.ofText(raw);
    }
    if (isDate(cell)) {
      return date(cell, raw);
    }
    return SheetCell.ofNumber(new BigDecimal(raw).round(SHOWN));
  }

  private static SheetCell date(Cell cell, String raw) {
    try {
      LocalDateTime moment = moment(cell, raw);
      boolean day = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
      return SheetCell.ofText(day ? moment.toLocalDate().toString() : TIME.format(moment));
    } catch (RuntimeException noDate) {
      return SheetCell.ofNumber(new BigDecimal(raw).round(SHOWN));
    }
  }

  private static LocalDateTime moment(Cell cell, String raw) {
    if (cell.getType() == CellType.NUMBER) {
      return cell.asDate();
    }
    // a formula's value; days since the day that a spreadsheet counts as 0
    double days = Double.parseDouble(raw);
    long seconds = Math.round(days * 86_400);
    return LocalDateTime.of(1899, 12, 30, 0, 0).plusSeconds(seconds);
  }

  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id == null || id == 0) {
      return false;
    }
    // built-in formats (ECMA-376 part 1, 18.8.30)
    if (id >= 14 && id <= 22
        || id >= 27 && id <= 36
        || id >= 45 && id <= 47
        || id >= 50 && id <= 58) {
      return true;
    }
    String format = cell.getDataFormatString();
    if (id < 164 || format == null) {
      return false;
    }
    String signs = LITERAL.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
    return signs.indexOf('y') >= 0 || signs.indexOf('d') >= 0;
  }
}
