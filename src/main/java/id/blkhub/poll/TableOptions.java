package id.blkhub.poll;

import com.fasterxml.jackson.core.JsonPointer;
import id.blkhub.edge.EdgeCheck;
import id.blkhub.edge.EdgeOptionReader;
import id.blkhub.edge.EdgePlace;
import id.blkhub.poll.PagingOptions.PageSize;
import id.blkhub.poll.PollOptions.PollAccess;
import id.blkhub.poll.PollOptions.PollLimits;
import id.blkhub.poll.PollOptions.RecordPlaces;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One {@code partner-table:} line of a route, checked. docs/reference/tables.md explains each
 * option.
 *
 * @param database name of {@code hub.partner-databases}
 * @param table with its schema where it has one
 * @param kind what rows of this route have in the column for it; null where the table has one kind
 * @param taken column that the hub writes a time into; null for a view, which is only read
 * @param poll the same in the words of a poll
 */
public record TableOptions(
    String database,
    String table,
    TableColumns columns,
    @Nullable String kind,
    @Nullable String taken,
    PollOptions poll) {
  /** What the row is called in a page; the page is {@code {"rows": […], "next": …}}. */
  static final String ID = "id";

  static final String BODY = "body";
  static final String ROWS = "rows";
  static final String NEXT = "next";

  private static final String WORD = "[a-z_][a-z0-9_]{0,62}";
  private static final Pattern COLUMN = Pattern.compile(WORD);
  private static final Pattern TABLE = Pattern.compile(WORD + "(\\." + WORD + ")?");
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final int MOST_BYTES = 67_108_864;

  /**
   * @param id by which rows are told apart, and in whose order they are read
   * @param body the message, as JSON
   * @param kind what a row is about
   */
  record TableColumns(String id, String body, String kind) {}

  /**
   * @param place {@code <partner>/<name>}
   * @throws IllegalArgumentException naming every mistake
   */
  static TableOptions parse(String place, Map<String, Object> options) {
    EdgeOptionReader in = new EdgeOptionReader(options);
    TableOptions parsed = read(place, in);
    in.finish();
    return parsed;
  }

  /** Looks at a {@code partner-table:} line, and asks no database. */
  public static EdgeCheck check(String place, Map<String, String> options) {
    Map<String, Object> left = new HashMap<>(options);
    EdgeOptionReader in = new EdgeOptionReader(left);
    read(place, in);
    return new EdgeCheck(in.mistakes(), Set.copyOf(left.keySet()), in.known());
  }

  private static TableOptions read(String place, EdgeOptionReader in) {
    EdgePlace source = in.place(place, "the table", "");
    PollPlace pollPlace = new PollPlace(source.partner(), source.name());
    String database = in.text("database", source.partner());
    in.require(
        EdgeOptionReader.isSettingName(database), "database is a name of hub.partner-databases");
    String table = in.text("table", "hub_outbox");
    boolean sound = TABLE.matcher(table).matches();
    in.require(
        sound,
        "table is a name in small letters, digits and _, with its schema or without, not " + table);
    String kind = in.text("kind", EdgeOptionReader.NONE);
    String taken = in.text("taken", "taken_at");
    return new TableOptions(
        database,
        table,
        new TableColumns(
            column(in, "id", "id"), column(in, "body", "body"), column(in, "kindColumn", "kind")),
        kind.equals(EdgeOptionReader.NONE) ? null : kind,
        taken.equals(EdgeOptionReader.NONE) ? null : column(in, "taken", taken, taken),
        poll(pollPlace, sound ? table : "none", in));
  }

  private static PollOptions poll(PollPlace place, String table, EdgeOptionReader in) {
    Duration timeout = in.timeout(Duration.ofSeconds(1), Duration.ofSeconds(20));
    int rows = in.number("rows", 1, 200, 1_000);
    return new PollOptions(
        place,
        URI.create("table:" + table),
        in.duration("every", SHORTEST, Duration.ofMinutes(1)),
        new RecordPlaces(
            JsonPointer.compile("/" + ROWS),
            JsonPointer.compile("/" + ID),
            JsonPointer.compile("/" + BODY)),
        new PagingOptions(
            PagingWay.CURSOR,
            NEXT,
            1,
            new PageSize(rows, null),
            JsonPointer.compile("/" + NEXT),
            null,
            false),
        new PollLimits(
            timeout, in.number("bytes", 1, 4_194_304, MOST_BYTES), rows, Integer.MAX_VALUE, 0),
        new PollAccess(null, null));
  }

  private static String column(EdgeOptionReader in, String option, String usual) {
    return column(in, option, usual, in.text(option, usual));
  }

  private static String column(EdgeOptionReader in, String option, String usual, String name) {
    boolean sound = COLUMN.matcher(name).matches();
    in.require(sound, option + " is a column in small letters, digits and _, such as " + usual);
    return sound ? name : usual;
  }

  /** Rows that are read at once. */
  int rows() {
    return poll.limits().rows();
  }
}
