package id.blkhub.correlation;

import id.blkhub.store.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;

/** The messages that wait for a number, as far as one batch can wake or settle them. */
final class WaitingMessages {
  /**
   * @param wokenBy the announcer that sent it back to its door; null while it waits
   * @param previous what its business key had before; null where the key was new
   */
  record WaitingMessage(
      String stamp,
      String partner,
      Arrival.CorrelationId number,
      String wokenBy,
      KeyState previous) {
    WaitingMessage wokenBy(String announcer) {
      return new WaitingMessage(stamp, partner, number, announcer, previous);
    }

    WaitingMessage previous(KeyState keyState) {
      return new WaitingMessage(stamp, partner, number, wokenBy, keyState);
    }
  }

  private static final String COLUMNS =
      "w.stamp, w.partner, w.number_type, w.number_value, w.woken_by, w.previous_hash,"
          + " w.previous_version, w.previous_version_nanos, w.previous_stamp FROM ";

  private static final RowMapper<WaitingMessage> GUEST =
      (row, n) -> {
        KeyState previous =
            row.getString(6) == null
                ? null
                : new KeyState(row.getString(6), BatchSql.version(row, 7), row.getString(9));
        return new WaitingMessage(
            row.getString(1),
            row.getString(2),
            new Arrival.CorrelationId(row.getString(3), row.getString(4)),
            row.getString(5),
            previous);
      };

  private final Map<String, WaitingMessage> guests = new HashMap<>();
  private final Map<String, Arrival> entered = new TreeMap<>();
  private final Set<String> left = new TreeSet<>();
  private final Set<String> woken = new TreeSet<>();
  private final Set<String> again = new TreeSet<>();
  private final Map<String, KeyState> takenBack = new TreeMap<>();

  /**
   * @param numbers every number the batch may announce
   * @param stamps messages whose own waiting matters
   */
  static WaitingMessages load(
      Sql sql, Collection<Arrival.CorrelationId> numbers, Collection<String> stamps) {
    WaitingMessages room = new WaitingMessages();
    BatchSql.read(
            sql,
            "WITH k (type, value) AS (VALUES",
            BatchSql.numbers(numbers),
            ") SELECT "
                + COLUMNS
                + "k JOIN waiting w ON w.number_type = k.type AND w.number_value = k.value",
            GUEST)
        .forEach(waitingMessage -> room.guests.put(waitingMessage.stamp(), waitingMessage));
    room.read(sql, stamps);
    return room;
  }

  private void read(Sql sql, Collection<String> stamps) {
    BatchSql.read(
            sql,
            "SELECT " + COLUMNS + "waiting w WHERE w.stamp IN (VALUES",
            BatchSql.column(stamps),
            ")",
            GUEST)
        .forEach(waitingMessage -> guests.put(waitingMessage.stamp(), waitingMessage));
  }

  /**
   * Reads a message, where it waits, and those that waited under the same key before it.
   *
   * @return the stamps of those that wait
   */
  Set<String> loadBefore(Sql sql, String stamp) {
    Set<String> found = new TreeSet<>();
    String next = stamp;
    while (next != null && !found.contains(next)) {
      if (!guests.containsKey(next)) {
        read(sql, List.of(next));
      }
      WaitingMessage waitingMessage = guests.get(next);
      if (waitingMessage == null) {
        break;
      }
      found.add(next);
      next = waitingMessage.previous() == null ? null : waitingMessage.previous().stamp();
    }
    return found;
  }

  /** Null where the message does not wait. */
  WaitingMessage get(String stamp) {
    return guests.get(stamp);
  }

  void enter(Arrival arrival, KeyState previous) {
    String stamp = arrival.stamp();
    guests.put(
        stamp,
        new WaitingMessage(stamp, arrival.partner(), arrival.claim().find(), null, previous));
    entered.put(stamp, arrival);
  }

  /** Woken in vain: it waits on. */
  void stay(String stamp) {
    guests.computeIfPresent(stamp, (s, waitingMessage) -> waitingMessage.wokenBy(null));
    woken.remove(stamp);
    again.add(stamp);
  }

  void leave(String stamp) {
    guests.remove(stamp);
    again.remove(stamp);
    woken.remove(stamp);
    left.add(stamp);
  }

  /**
   * A rejected message leaves; whoever came after it under the same key has before it what the
   * rejected one had.
   */
  void takeBack(WaitingMessage rejected) {
    leave(rejected.stamp());
    takenBack.put(rejected.stamp(), rejected.previous());
    guests.replaceAll(
        (stamp, waitingMessage) ->
            waitingMessage.previous() != null
                    && waitingMessage.previous().stamp().equals(rejected.stamp())
                ? waitingMessage.previous(rejected.previous())
                : waitingMessage);
  }

  /** Marks everyone who can find the case now. */
  void wake(Case one, String announcer) {
    for (WaitingMessage waitingMessage : List.copyOf(guests.values())) {
      if (waitingMessage.wokenBy() == null
          && one.answers(waitingMessage.number())
          && one.open(waitingMessage.partner())) {
        guests.put(waitingMessage.stamp(), waitingMessage.wokenBy(announcer));
        woken.add(waitingMessage.stamp());
      }
    }
  }

  void save(Sql sql, long now) {
    List<Object[]> rows = new ArrayList<>();
    for (Map.Entry<String, Arrival> entry : entered.entrySet()) {
      WaitingMessage waitingMessage = guests.get(entry.getKey());
      if (waitingMessage != null) {
        rows.add(cells(waitingMessage, entry.getValue(), now));
      }
    }
    BatchSql.write(sql, "DELETE FROM waiting WHERE stamp IN (VALUES", BatchSql.column(left), ")");
    BatchSql.insert(
        sql,
        "INSERT INTO waiting (stamp, partner, kind, number_type, number_value, original, since,"
            + " woken_by, previous_hash, previous_version, previous_version_nanos,"
            + " previous_stamp) VALUES",
        rows,
        "");
    for (String stamp : again) {
      mark(sql, stamp, null);
    }
    for (String stamp : woken) {
      WaitingMessage waitingMessage = guests.get(stamp);
      if (waitingMessage != null) {
        mark(sql, stamp, waitingMessage.wokenBy());
      }
    }
    takenBack.forEach((stamp, previous) -> takeBack(sql, stamp, previous));
  }

  private static void mark(Sql sql, String stamp, String announcer) {
    // two nodes can wake one message through two cases: the first of them has it
    sql.sql(
            "UPDATE waiting SET woken_by = ? WHERE stamp = ?"
                + (announcer == null ? "" : " AND woken_by IS NULL"))
        .params(java.util.Arrays.asList(announcer, stamp))
        .update();
  }

  private static void takeBack(Sql sql, String stamp, KeyState previous) {
    sql.sql(
            "UPDATE waiting SET previous_hash = ?, previous_version = ?,"
                + " previous_version_nanos = ?, previous_stamp = ? WHERE previous_stamp = ?")
        .params(
            java.util.Arrays.asList(
                previous == null ? null : previous.contentHash(),
                previous == null ? null : BatchSql.whole(previous.version()),
                previous == null ? 0 : BatchSql.nanos(previous.version()),
                previous == null ? null : previous.stamp(),
                stamp))
        .update();
  }

  private static Object[] cells(WaitingMessage waitingMessage, Arrival arrival, long now) {
    KeyState previous = waitingMessage.previous();
    return BatchSql.row(
        waitingMessage.stamp(),
        waitingMessage.partner(),
        arrival.kind(),
        waitingMessage.number().type(),
        waitingMessage.number().value(),
        arrival.original().get(),
        now,
        waitingMessage.wokenBy(),
        previous == null ? null : previous.contentHash(),
        previous == null ? null : BatchSql.whole(previous.version()),
        previous == null ? 0 : BatchSql.nanos(previous.version()),
        previous == null ? null : previous.stamp());
  }

  /** Whom these announcers have woken, in the order they came; after {@link #save}. */
  static Map<String, List<Outcome.Woken>> wokenBy(Sql sql, Collection<String> announcers) {
    return BatchSql.read(
            sql,
            "SELECT stamp, woken_by, partner, kind, original FROM waiting WHERE woken_by IN"
                + " (VALUES",
            BatchSql.column(new HashSet<>(announcers)),
            ") ORDER BY since, stamp",
            (row, n) ->
                new Outcome.Woken(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getBytes(5)))
        .stream()
        .collect(Collectors.groupingBy(Outcome.Woken::by));
  }

  /** Whether a later look at the table can find someone these announcers have woken. */
  boolean anyoneWoken() {
    return !woken.isEmpty();
  }
}
