package id.blkhub.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.reader.RowFault;
import id.blkhub.sheet.SheetCell;
import id.blkhub.sheet.SheetCell.CellFault;
import id.blkhub.sheet.SheetHandler;
import id.blkhub.sheet.SheetRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes a record of each row: the texts of its cells by the names of their columns. A cell without
 * a text is left out.
 */
final class SheetRecords implements SheetHandler {
  private static final JsonMapper JSON = new JsonMapper();

  /** A spreadsheet puts it before a text that would else be a formula. */
  private static final String TEXT_MARK = "'";

  private final ColumnNames columns;
  private final Consumer<EdgeRecord> records;
  private final List<String> names = new ArrayList<>();

  SheetRecords(ColumnNames columns, Consumer<EdgeRecord> records) {
    this.columns = columns;
    this.records = records;
  }

  @Override
  public void header(SheetRow row) {
    Map<String, Integer> places = new HashMap<>();
    for (SheetCell cell : row.cells()) {
      String name = columns.of(cell.text());
      Integer earlier = name.isEmpty() ? null : places.put(name, names.size());
      if (earlier != null) {
        throw new ItemRefused(
            EdgeProblem.COLUMN_TWICE.violation(
                ColumnNames.letter(earlier), ColumnNames.letter(names.size())));
      }
      names.add(name);
    }
  }

  @Override
  public void row(SheetRow row) {
    ObjectNode data = JSON.createObjectNode();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      SheetCell cell = row.cells().get(i);
      String name = i < names.size() ? names.get(i) : "";
      if (cell.isEmpty() || ColumnNames.isOfHub(name)) {
        continue;
      }
      String letter = ColumnNames.letter(i);
      if (name.isEmpty()) {
        faults.add(RowFault.COLUMN_UNNAMED.written(letter));
      } else if (cell.fault() != null) {
        faults.add(fault(cell.fault()).written(letter));
      } else {
        data.put(name, plain(cell.text()));
      }
    }
    if (!data.isEmpty() || !faults.isEmpty()) {
      records.accept(
          new EdgeRecord(row.number(), bytes(data), faults.isEmpty() ? null : join(faults)));
    }
  }

  /** As many as the message may carry; the first tells enough. */
  private static String join(List<String> faults) {
    return RowFault.together(faults.subList(0, Math.min(faults.size(), 10)));
  }

  private static RowFault fault(CellFault fault) {
    return switch (fault) {
      case ROUNDED_NUMBER -> RowFault.ROUNDED_NUMBER;
      case ERROR_VALUE -> RowFault.ERROR_VALUE;
    };
  }

  /** What the hub made harmless on its way out, or a person in a spreadsheet, is read as it was. */
  private static String plain(String text) {
    boolean marked =
        text.length() > 1 && text.startsWith(TEXT_MARK) && "=+-@".indexOf(text.charAt(1)) >= 0;
    return marked ? text.substring(1) : text;
  }

  private static byte[] bytes(ObjectNode data) {
    try {
      return JSON.writeValueAsBytes(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
