package id.blkhub.sheet;

import java.util.List;

/**
 * A row of a sheet.
 *
 * @param number as a spreadsheet counts it, from 1
 */
public record SheetRow(int number, List<SheetCell> cells) {
  public SheetRow {
    cells = List.copyOf(cells);
  }

  /** Whether nothing stands in any cell. */
  public boolean isBlank() {
    return cells.stream().allMatch(SheetCell::isEmpty);
  }
}
