package id.blkhub.mapping;

import id.blkhub.files.NotText;
import id.blkhub.files.TextFile;
import id.blkhub.message.Text;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The code tables of mappings/reference: one CSV file each, UTF-8, with a header. The column {@code
 * code} is the hub's own code; {@code aliases} holds further names, separated by {@code |}; every
 * other column but {@code source} can be looked up by code. Names are compared without case, with
 * single spaces, composed or not.
 */
public final class ReferenceTables {
  private final Map<String, Table> tables;
  private final List<FileProblem> problems;

  private ReferenceTables(Map<String, Table> tables, List<FileProblem> problems) {
    this.tables = tables;
    this.problems = List.copyOf(problems);
  }

  /**
   * Reads every table. A table that cannot be read is listed in {@link #problems()} and left out.
   *
   * @param mappings the mappings folder
   */
  public static ReferenceTables load(Path mappings) {
    Map<String, Table> tables = new HashMap<>();
    List<FileProblem> problems = new ArrayList<>();
    Path folder = mappings.resolve("reference");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
          String name = file.getFileName().toString().replaceFirst("\\.csv$", "");
          try {
            tables.put(name, Table.read(file));
          } catch (IOException | RuntimeException e) {
            problems.add(unreadable(mappings.relativize(file), e));
          }
        }
      } catch (IOException e) {
        problems.add(unreadable(Path.of("reference"), e));
      }
    }
    return new ReferenceTables(tables, problems);
  }

  /** No table at all. */
  public static ReferenceTables none() {
    return new ReferenceTables(Map.of(), List.of());
  }

  private static FileProblem unreadable(Path file, Exception cause) {
    String said =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    Text reason = cause instanceof NotText text ? text.why() : new Text(said, said);
    int line = cause instanceof RowProblem row ? row.line : 1;
    return new FileProblem(
        file,
        cause instanceof NotText text ? text.line() : line,
        cause instanceof NotText text ? text.column() : 1,
        MappingProblem.TABLE,
        reason);
  }

  /** The tables that could not be read. */
  public List<FileProblem> problems() {
    return problems;
  }

  /** Whether there is a table of that name. */
  public boolean has(String table) {
    return tables.containsKey(table);
  }

  /** Whether there is a file of that name, readable or not. */
  public boolean exists(String table) {
    return has(table)
        || problems.stream().anyMatch(problem -> problem.file().endsWith(table + ".csv"));
  }

  /** The names of the tables. */
  public Set<String> names() {
    return Set.copyOf(tables.keySet());
  }

  /** The names of a table's columns; none for a table without rows. */
  public Set<String> columns(String table) {
    return table(table).stream()
        .flatMap(t -> t.rows.values().stream())
        .findFirst()
        .map(Map::keySet)
        .orElse(Set.of());
  }

  /** Whether the table has the code. An absent table has none. */
  public boolean hasCode(String table, String code) {
    return table(table).map(t -> t.rows.containsKey(code)).orElse(false);
  }

  /** The codes of a table, in the order of the file. */
  public List<String> codes(String table) {
    return table(table).map(t -> List.copyOf(t.rows.keySet())).orElse(List.of());
  }

  /** The hub's code for a code, name or alias, however it is capitalised. */
  public Optional<String> code(String table, String name) {
    return table(table).map(t -> t.names.get(folded(name)));
  }

  /** What another column says of a code; empty where it says nothing. */
  public Optional<String> value(String table, String code, String column) {
    return table(table)
        .map(t -> t.rows.get(code))
        .map(row -> row.get(column))
        .filter(value -> !value.isEmpty());
  }

  private Optional<Table> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  private static String folded(String name) {
    String spaced = PlainValues.text(name).strip().replaceAll("\\s+", " ");
    return spaced.toLowerCase(Locale.ROOT);
  }

  /** What is wrong with a row, and in which line it is written. */
  private static final class RowProblem extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;

    RowProblem(CSVRecord row, String message) {
      super(message);
      // after the header; a row over several lines is counted as one
      line = (int) row.getRecordNumber() + 1;
    }
  }

  private record Table(Map<String, Map<String, String>> rows, Map<String, String> names) {
    static Table read(Path file) throws IOException {
      Map<String, Map<String, String>> rows = new LinkedHashMap<>();
      Map<String, String> names = new HashMap<>();
      CSVFormat format =
          CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
      try (CSVParser parser = format.parse(new StringReader(TextFile.read(file)))) {
        for (CSVRecord row : parser) {
          if (!row.isMapped("code")) {
            throw new RowProblem(row, "there is no column \"code\" in the header");
          }
          if (!row.isConsistent()) {
            throw new RowProblem(
                row, "row " + row.getRecordNumber() + " has not as many columns as the header");
          }
          String code = row.get("code");
          if (code.isBlank()) {
            throw new RowProblem(row, "row " + row.getRecordNumber() + " has no code");
          }
          if (rows.putIfAbsent(code, row.toMap()) != null) {
            throw new RowProblem(row, "code " + code + " appears twice");
          }
          names(row).forEach(name -> add(names, name, code));
        }
      }
      return new Table(Collections.unmodifiableMap(rows), Map.copyOf(names));
    }

    private static Stream<String> names(CSVRecord row) {
      Stream<String> own = Stream.of(row.get("code"));
      Stream<String> name = row.isMapped("name") ? Stream.of(row.get("name")) : Stream.empty();
      Stream<String> aliases =
          row.isMapped("aliases") ? Stream.of(row.get("aliases").split("\\|")) : Stream.empty();
      return Stream.of(own, name, aliases).flatMap(s -> s).filter(s -> !s.isBlank());
    }

    private static void add(Map<String, String> names, String name, String code) {
      String other = names.putIfAbsent(folded(name), code);
      if (other != null && !other.equals(code)) {
        throw new IllegalArgumentException(
            "name '" + name + "' stands for both " + other + " and " + code);
      }
    }
  }
}
