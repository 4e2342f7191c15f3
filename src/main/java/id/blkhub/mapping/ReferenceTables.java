package id.blkhub.mapping;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.blkhub.files.NotText;
import id.blkhub.files.TextFile;
import id.blkhub.message.Text;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The code tables of mappings/reference: one CSV file each, UTF-8, with a header. The column {@code
 * code} is the hub's own code; {@code aliases} holds further names, separated by {@code |}; every
 * other column but {@code source} can be looked up by code. Names are compared without case, with
 * single spaces, composed or not.
 */
public final class ReferenceTables {
  private static final Pattern UNCLOSED = Pattern.compile("startline (\\d+)\\) EOF");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** By their text: a command and a start read the same files many times over. */
  private static final Cache<String, Table> READ =
      Caffeine.newBuilder().maximumSize(64).expireAfterAccess(Duration.ofMinutes(10)).build();

  /** By the very table of districts. */
  private static final Cache<Table, Places> PLACES = Caffeine.newBuilder().weakKeys().build();

  private final Map<String, Table> tables;
  private final List<FileProblem> problems;
  private volatile @Nullable RegionNames regionNames;

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
    if (cause instanceof NotText text) {
      return new FileProblem(file, text.line(), text.column(), MappingProblem.TABLE, text.why());
    }
    if (cause instanceof RowProblem row) {
      return new FileProblem(file, row.line, 1, MappingProblem.TABLE, row.why);
    }
    String said = String.valueOf(cause.getMessage());
    Matcher quote = UNCLOSED.matcher(said);
    return quote.find()
        ? new FileProblem(
            file,
            Integer.parseInt(quote.group(1)),
            1,
            MappingProblem.TABLE,
            new Text(
                "tanda kutip yang dibuka di baris ini tidak ditutup",
                "a quote that is opened in this line is not closed"))
        : new FileProblem(file, 1, 1, MappingProblem.TABLE, new Text(said, said));
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

  /**
   * The hub's code for a code, name or alias, however it is capitalised; where none fits, also
   * whatever stands between its words.
   */
  public Optional<String> code(String table, String name) {
    return table(table).map(t -> t.code(folded(name))).filter(code -> !code.isEmpty());
  }

  /** The names of a table's codes as the file writes them; none where it has no such column. */
  public List<String> names(String table) {
    return table(table).stream()
        .flatMap(t -> t.rows.values().stream())
        .map(row -> row.getOrDefault("name", ""))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** What another column says of a code; empty where it says nothing. */
  public Optional<String> value(String table, String code, String column) {
    return table(table)
        .map(t -> t.rows.get(code))
        .map(row -> row.get(column))
        .filter(value -> !value.isEmpty());
  }

  /** The names of places; made when first asked for, because many readers never do. */
  RegionNames regionNames() {
    RegionNames known = regionNames;
    if (known == null) {
      known = placesOfFiles();
      regionNames = known;
    }
    return known;
  }

  private RegionNames placesOfFiles() {
    Table regions = tables.get(RegionNames.REGIONS);
    Table districts = tables.get(RegionNames.DISTRICTS);
    Places known = districts == null ? null : PLACES.getIfPresent(districts);
    if (known != null && known.regions() == regions) {
      return known.names();
    }
    RegionNames names = RegionNames.of(this);
    if (districts != null) {
      PLACES.put(districts, new Places(regions, names));
    }
    return names;
  }

  /**
   * @param regions the table from which the names are, beside that of districts
   */
  private record Places(@Nullable Table regions, RegionNames names) {}

  private Optional<Table> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  private static String folded(String name) {
    String spaced = SPACES.matcher(PlainValues.text(name).strip()).replaceAll(" ");
    return spaced.toLowerCase(Locale.ROOT);
  }

  /** The letters and digits of a folded name, with one space for whatever stands between. */
  private static String plainWords(String folded) {
    return BETWEEN.matcher(folded).replaceAll(" ").strip();
  }

  /** What is wrong with a row, and in which line it is written. */
  private static final class RowProblem extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final transient Text why;

    RowProblem(long line, Text why) {
      super(why.en());
      this.line = (int) line;
      this.why = why;
    }

    /** Of a row; those before it, the header too, are counted as a line each. */
    static RowProblem of(CSVRecord row, String id, String en) {
      return new RowProblem(row.getRecordNumber() + 1, new Text(id, en));
    }
  }

  /**
   * @param names codes by what stands for them
   * @param loose the same by letters and digits alone; {@code ""} for what two codes share
   */
  private record Table(
      Map<String, Map<String, String>> rows, Map<String, String> names, Map<String, String> loose) {
    /** Null for a name that the table does not have; empty for one that several codes share. */
    @Nullable String code(String folded) {
      String code = names.get(folded);
      return code == null ? loose.get(plainWords(folded)) : code;
    }

    static Table read(Path file) throws IOException {
      String text = TextFile.read(file);
      Table known = READ.getIfPresent(text);
      if (known == null) {
        known = parse(text);
        READ.put(text, known);
      }
      return known;
    }

    private static Table parse(String text) throws IOException {
      Map<String, Map<String, String>> rows = new LinkedHashMap<>();
      Map<String, String> names = new HashMap<>();
      CSVFormat format =
          CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
      try (CSVParser parser = format.parse(new StringReader(text))) {
        if (!parser.getHeaderNames().contains("code")) {
          throw new RowProblem(1, withoutCode(parser.getHeaderNames()));
        }
        for (CSVRecord row : parser) {
          check(row, parser.getHeaderNames().size());
          String code = row.get("code");
          if (rows.putIfAbsent(code, row.toMap()) != null) {
            throw RowProblem.of(
                row, "kode " + code + " ada dua kali", "code " + code + " appears twice");
          }
          for (String name : names(row).toList()) {
            add(names, name, row);
          }
        }
      }
      Map<String, String> loose = new HashMap<>();
      names.forEach(
          (name, code) ->
              loose.merge(plainWords(name), code, (one, other) -> one.equals(other) ? one : ""));
      return new Table(Collections.unmodifiableMap(rows), Map.copyOf(names), Map.copyOf(loose));
    }

    private static Text withoutCode(List<String> header) {
      return header.size() == 1 && header.get(0).matches(".*[;\\t|].*")
          ? new Text(
              "kolom dipisah dengan koma, bukan dengan ; | atau tab",
              "columns are separated by commas, not by ; | or tabs")
          : new Text(
              "tidak ada kolom \"code\" di kepala; yang ada: " + String.join(", ", header),
              "there is no column \"code\" in the header; there are: " + String.join(", ", header));
    }

    private static void check(CSVRecord row, int columns) throws RowProblem {
      long number = row.getRecordNumber();
      if (!row.isConsistent()) {
        throw RowProblem.of(
            row,
            "baris %d punya %d kolom, kepala %d; teks yang memuat koma memakai tanda kutip ganda"
                .formatted(number, row.size(), columns),
            "row %d has not as many columns as the header: %d, not %d; a text with a comma stands in"
                    .formatted(number, row.size(), columns)
                + " double quotes");
      }
      if (row.get("code").isBlank()) {
        throw RowProblem.of(
            row,
            "baris %d tidak punya kode".formatted(number),
            "row %d has no code".formatted(number));
      }
    }

    private static Stream<String> names(CSVRecord row) {
      Stream<String> own = Stream.of(row.get("code"));
      Stream<String> name = row.isMapped("name") ? Stream.of(row.get("name")) : Stream.empty();
      Stream<String> aliases =
          row.isMapped("aliases") ? Stream.of(row.get("aliases").split("\\|")) : Stream.empty();
      return Stream.of(own, name, aliases).flatMap(s -> s).filter(s -> !s.isBlank());
    }

    private static void add(Map<String, String> names, String name, CSVRecord row)
        throws RowProblem {
      String code = row.get("code");
      String other = names.putIfAbsent(folded(name), code);
      if (other != null && !other.equals(code)) {
        throw RowProblem.of(
            row,
            "nama '%s' berarti %s dan juga %s".formatted(name, other, code),
            "name '%s' stands for both %s and %s".formatted(name, other, code));
      }
    }
  }
}
