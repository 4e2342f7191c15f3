package id.blkhub.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rows of a sheet as texts: {@code <number>: <cell>|<cell>}, the columns first. */
final class ReadRows implements SheetHandler {
  private final List<String> rows = new ArrayList<>();

  static List<String> of(Path file, SheetOptions options) throws IOException {
    ReadRows read = new ReadRows();
    SheetReader.read(file, options, read);
    return read.rows;
  }

  @Override
  public void header(SheetRow row) {
    row(row);
  }

  @Override
  public void row(SheetRow row) {
    List<String> cells =
        row.cells().stream()
            .map(cell -> cell.fault() == null ? cell.text() : cell.fault().name())
            .toList();
    rows.add(row.number() + ": " + String.join("|", cells));
  }
}
