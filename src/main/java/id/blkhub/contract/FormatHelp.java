package id.blkhub.contract;

import id.blkhub.mapping.ReferenceTables;
import id.blkhub.message.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What people are told of the formats of contracts: a sentence, and the table with its values. */
public final class FormatHelp {
  /** Of a format over a table these take some word; a row may lack what a format wants. */
  private static final int ROWS_TRIED = 30;

  private final ReferenceTables tables;
  private final Map<String, NamedFormat> formats;
  private final Map<String, NamedFormat> withoutTables = Formats.all(ReferenceTables.none());

  private FormatHelp(ReferenceTables tables) {
    this.tables = tables;
    this.formats = Formats.all(tables);
  }

  /** Reads the tables of mappings/reference. */
  public static FormatHelp of(Path mappings) {
    return new FormatHelp(ReferenceTables.load(mappings));
  }

  /**
   * A value that may be written.
   *
   * @param aliases other ways to write it, separated by {@code |}
   */
  public record WrittenValue(String code, String name, String aliases) {
    Stream<String> words() {
      return Stream.of(code, name).filter(word -> !word.isEmpty());
    }
  }

  /** What the format wants, behind "must be"; empty for a format that the hub does not know. */
  public Optional<Text> sentence(String format) {
    return Optional.ofNullable(formats.get(format)).map(NamedFormat::expected);
  }

  /** The tables some of whose words the format takes because they stand there. */
  public Set<String> tables(String format) {
    Set<String> used = new TreeSet<>();
    NamedFormat with = formats.get(format);
    NamedFormat without = withoutTables.get(format);
    if (with != null && without != null) {
      for (String table : tables.names()) {
        boolean takes =
            values(table).stream()
                .limit(ROWS_TRIED)
                .flatMap(WrittenValue::words)
                .anyMatch(word -> with.test().test(word) && !without.test().test(word));
        if (takes) {
          used.add(table);
        }
      }
    }
    return used;
  }

  /** The rows of a table; the columns that are for other partners stay away. */
  public List<WrittenValue> values(String table) {
    return tables.codes(table).stream()
        .map(
            code ->
                new WrittenValue(
                    code,
                    tables.value(table, code, "name").orElse(""),
                    tables.value(table, code, "aliases").orElse("")))
        .toList();
  }
}
