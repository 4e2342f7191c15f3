package id.blkhub.edge;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.sheet.SheetOptions;
import id.blkhub.sheet.SheetReader;
import id.blkhub.sheet.SheetUnreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The first records of a file, as the intake edge would take them without any option. */
public final class SampleRecords {
  private static final JsonMapper JSON = new JsonMapper();

  private SampleRecords() {}

  /** A record and its row, as a spreadsheet counts; in a list of JSON its place from 1. */
  public record SampleRecord(int row, ObjectNode data) {}

  /**
   * Rows of a sheet, CSV or XLSX, as objects of texts; rows in which a cell is broken are left out.
   *
   * @throws ItemRefused where the sheet cannot be read to its end
   */
  public static List<SampleRecord> ofSheet(Path file, int most) throws IOException {
    List<SampleRecord> records = new ArrayList<>();
    try {
      SheetReader.read(
          file,
          SheetOptions.FOUND_OUT,
          new SheetRecords(
              new ColumnNames(Map.of()),
              record -> {
                if (record.faults() == null && records.size() < most) {
                  records.add(sample(record));
                }
              }));
    } catch (SheetUnreadable e) {
      throw new ItemRefused(e.violation());
    }
    return records;
  }

  /**
   * The objects of a list in a JSON document.
   *
   * @param at where the list is
   * @throws ItemRefused where it is no JSON to its end, or has no list there
   */
  public static List<SampleRecord> ofList(Path file, JsonPointer at, int most) throws IOException {
    List<SampleRecord> records = new ArrayList<>();
    JsonRecords.read(
        file,
        at,
        record -> {
          if (record.faults() == null && records.size() < most) {
            records.add(sample(record));
          }
        });
    return records;
  }

  private static SampleRecord sample(EdgeRecord record) {
    try {
      JsonNode data = JSON.readTree(record.data());
      return new SampleRecord(record.row(), (ObjectNode) data);
    } catch (IOException e) {
      throw new IllegalStateException("A record is an object of JSON", e);
    }
  }
}
