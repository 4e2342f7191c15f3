package id.blkhub.edge;

import id.blkhub.edge.Item.ItemKey;
import id.blkhub.journal.MessageView;
import id.blkhub.sheet.SheetCell;
import id.blkhub.sheet.SheetReader;
import id.blkhub.sheet.SheetRow;
import id.blkhub.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The sheet a sender gave, with two columns more: what became of each row, and what was wrong with
 * it. A sender mends the rows in it and drops it again; the two columns are then not read.
 */
final class ResultSheet {
  private final EdgeOptions options;
  private final IntFunction<Optional<MessageView>> verdicts;

  /**
   * @param verdicts by the number of the row
   */
  ResultSheet(EdgeOptions options, IntFunction<Optional<MessageView>> verdicts) {
    this.options = options;
    this.verdicts = verdicts;
  }

  static ResultSheet of(ItemKey key, EdgeOptions options, RowVerdicts verdicts) {
    return new ResultSheet(options, row -> verdicts.of(key, row));
  }

  /** Writes all of it, row by row. */
  void write(Path sheet, OutputStream out) throws IOException {
    try (SheetWriter writer =
        SheetWriter.to(out, options.sheet(), SheetReader.format(sheet, options.sheet()))) {
      Copy copy = new Copy(writer);
      SheetReader.rows(sheet, options.sheet(), copy::row);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private final class Copy {
    private final SheetWriter writer;
    private final Set<Integer> left = new TreeSet<>();
    private final Map<String, String> headings = new HashMap<>();
    private int columns;
    private boolean headed;

    Copy(SheetWriter writer) {
      this.writer = writer;
    }

    void row(SheetRow row) {
      if (row.isBlank()) {
        return;
      }
      if (row.number() <= options.sheet().skip()) {
        write(row, List.of());
      } else if (headed) {
        write(row, verdict(row.number()));
      } else {
        head(row);
        write(row, List.of(ColumnNames.RESULT, ColumnNames.EXPLANATION));
      }
    }

    private void head(SheetRow row) {
      headed = true;
      for (int i = 0; i < row.cells().size(); i++) {
        String heading = row.cells().get(i).text();
        String name = options.columns().of(heading);
        if (ColumnNames.isOfHub(name)) {
          left.add(i);
        } else if (!name.isEmpty()) {
          headings.put(name, heading);
          columns = i + 1;
        }
      }
      columns -= (int) left.stream().filter(column -> column < columns).count();
    }

    private List<String> verdict(int number) {
      VerdictWords words = new VerdictWords(headings);
      return verdicts
          .apply(number)
          .map(message -> List.of(words.result(message), words.explanation(message)))
          .orElse(List.of(VerdictWords.UNDECIDED, ""));
    }

    private void write(SheetRow row, List<String> more) {
      List<String> cells =
          new ArrayList<>(
              IntStream.range(0, row.cells().size())
                  .filter(column -> !left.contains(column))
                  .mapToObj(column -> row.cells().get(column))
                  .map(SheetCell::text)
                  .toList());
      if (!more.isEmpty()) {
        while (cells.size() < columns) {
          cells.add("");
        }
        cells.subList(columns, cells.size()).clear();
        cells.addAll(more);
      }
      try {
        writer.row(row.number(), cells);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
