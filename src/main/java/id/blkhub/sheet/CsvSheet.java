package id.blkhub.sheet;

import id.blkhub.sheet.SheetOptions.CellQuote;
import id.blkhub.sheet.SheetOptions.Separator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads text whose cells are separated by a sign. */
final class CsvSheet {
  /** The reader below the parser is ahead of it by its buffer. */
  private static final int AHEAD = 20_000;

  /** Some spreadsheets write the separator in a first line of its own. */
  private static final String SAYS_SEPARATOR = "sep=";

  private CsvSheet() {}

  static void read(Path file, SheetOptions options, Consumer<SheetRow> rows) throws IOException {
    Opening opening = opening(file, options);
    try (BoundedReader reader =
            new BoundedReader(
                TextEncoding.open(file, options.encoding()), SheetReader.MOST_LETTERS + AHEAD);
        CSVParser parser = CSVParser.parse(reader, format(opening.separator(), options.quote()))) {
      int number = 0;
      try {
        for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
          CSVRecord record = records.next();
          reader.next();
          number++;
          if (number > 1 || !opening.saysSeparator()) {
            rows.accept(new SheetRow(number, cells(record)));
          }
        }
      } catch (UncheckedIOException e) {
        throw unreadable(number + 1, e.getCause());
      }
    }
  }

  private static RuntimeException unreadable(int row, @Nullable Throwable why) {
    return why instanceof BoundedReader.TooLong
        ? new SheetUnreadable(
            SheetProblem.LONG_ROW, row, SheetReader.MOST_LETTERS, SheetReader.MOST_COLUMNS)
        : new SheetUnreadable(SheetProblem.BROKEN_ROW, row);
  }

  /** A quote that is not closed must not swallow the rest of the sheet without a word. */
  private static CSVFormat format(char separator, CellQuote quote) {
    return CSVFormat.Builder.create()
        .setDelimiter(separator)
        .setQuote(quote == CellQuote.NONE ? null : quote.sign())
        .setIgnoreEmptyLines(false)
        .setLenientEof(false)
        .get();
  }

  private static List<SheetCell> cells(CSVRecord record) {
    List<SheetCell> cells = new ArrayList<>(record.size());
    for (String value : record) {
      cells.add(SheetCell.ofText(value));
    }
    return cells;
  }

  /**
   * How a text begins.
   *
   * @param saysSeparator whether its first line names the separator and is no row
   */
  private record Opening(char separator, boolean saysSeparator) {}

  private static Opening opening(Path file, SheetOptions options) throws IOException {
    Separator separator = options.separator();
    try (BufferedReader lines =
        new BufferedReader(
            new BoundedReader(
                TextEncoding.open(file, options.encoding()), SheetReader.MOST_LETTERS + AHEAD))) {
      String line = lines.readLine();
      if (line != null && line.startsWith(SAYS_SEPARATOR) && line.length() == 5) {
        char said = line.charAt(SAYS_SEPARATOR.length());
        return new Opening(separator == Separator.AUTO ? said : separator.sign(), true);
      }
      if (separator != Separator.AUTO) {
        return new Opening(separator.sign(), false);
      }
      for (int i = 0; line != null && (i < options.skip() || line.isBlank()); i++) {
        line = lines.readLine();
      }
      return new Opening(mostOf(line == null ? "" : line, options.quote()), false);
    } catch (BoundedReader.TooLong e) {
      throw new SheetUnreadable(
          SheetProblem.LONG_ROW, 1, SheetReader.MOST_LETTERS, SheetReader.MOST_COLUMNS);
    }
  }

  private static char mostOf(String line, CellQuote quote) {
    char best = Separator.COMMA.sign();
    int most = 0;
    for (Separator candidate : Separator.values()) {
      int count = candidate == Separator.AUTO ? 0 : count(line, candidate.sign(), quote.sign());
      if (count > most) {
        most = count;
        best = candidate.sign();
      }
    }
    return best;
  }

  private static int count(String line, char sign, char quote) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      quoted ^= letter == quote;
      count += !quoted && letter == sign ? 1 : 0;
    }
    return count;
  }
}
