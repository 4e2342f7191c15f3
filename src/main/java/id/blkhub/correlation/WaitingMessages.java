package id.blkhub.correlation;

import id.blkhub.message.CorrelationId;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** The messages that wait for a number, as far as one batch can wake or settle them. */
final class WaitingMessages {
  /**
   * @param wokenBy the announcer that sent it back to its door; null while it waits
   * @param previous what its business key had before; null where the key was new
   */
  record WaitingMessage(
      MessageId messageId,
      PartnerId partner,
      CorrelationId number,
      @Nullable MessageId wokenBy,
      @Nullable KeyState previous) {
    WaitingMessage wokenBy(@Nullable MessageId announcer) {
      return new WaitingMessage(messageId, partner, number, announcer, previous);
    }

    WaitingMessage previous(@Nullable KeyState keyState) {
      return new WaitingMessage(messageId, partner, number, wokenBy, keyState);
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
                : new KeyState(
                    row.getString(6), BatchSql.version(row, 7), new MessageId(row.getString(9)));
        return new WaitingMessage(
            new MessageId(row.getString(1)),
            new PartnerId(row.getString(2)),
            new CorrelationId(row.getString(3), row.getString(4)),
            BatchSql.messageId(row, 5),
            previous);
      };

  private final Map<MessageId, WaitingMessage> guests = new HashMap<>();
  private final Map<MessageId, Arrival> entered = new TreeMap<>();
  private final Set<MessageId> left = new TreeSet<>();
  private final Set<MessageId> woken = new TreeSet<>();
  private final Set<MessageId> again = new TreeSet<>();
  private final Map<MessageId, KeyState> takenBack = new TreeMap<>();

  /**
   * @param numbers every number the batch may announce
   * @param messageIds messages whose own waiting matters
   */
  static WaitingMessages load(
      Sql sql, Collection<CorrelationId> numbers, Collection<MessageId> messageIds) {
    WaitingMessages room = new WaitingMessages();
    BatchSql.read(
            sql,
            "WITH k (type, value) AS (VALUES",
            BatchSql.numbers(numbers),
            ") SELECT "
                + COLUMNS
                + "k JOIN waiting w ON w.number_type = k.type AND w.number_value = k.value",
            GUEST)
        .forEach(waitingMessage -> room.guests.put(waitingMessage.messageId(), waitingMessage));
    room.read(sql, messageIds);
    return room;
  }

  private void read(Sql sql, Collection<MessageId> messageIds) {
    BatchSql.read(
            sql,
            "SELECT " + COLUMNS + "waiting w WHERE w.stamp IN (VALUES",
            BatchSql.column(messageIds),
            ")",
            GUEST)
        .forEach(waitingMessage -> guests.put(waitingMessage.messageId(), waitingMessage));
  }

  /**
   * Reads a message, where it waits, and those that waited under the same key before it.
   *
   * @return the message ids of those that wait
   */
  Set<MessageId> loadBefore(Sql sql, MessageId messageId) {
    Set<MessageId> found = new TreeSet<>();
    MessageId next = messageId;
    while (next != null && !found.contains(next)) {
      if (!guests.containsKey(next)) {
        read(sql, List.of(next));
      }
      WaitingMessage waitingMessage = guests.get(next);
      if (waitingMessage == null) {
        break;
      }
      found.add(next);
      next = waitingMessage.previous() == null ? null : waitingMessage.previous().messageId();
    }
    return found;
  }

  /** Null where the message does not wait. */
  @Nullable WaitingMessage get(MessageId messageId) {
    return guests.get(messageId);
  }

  void enter(Arrival arrival, @Nullable KeyState previous) {
    MessageId messageId = arrival.messageId();
    guests.put(
        messageId,
        new WaitingMessage(messageId, arrival.sender(), arrival.number(), null, previous));
    entered.put(messageId, arrival);
  }

  /** Woken in vain: it waits on. */
  void stay(MessageId messageId) {
    guests.computeIfPresent(messageId, (s, waitingMessage) -> waitingMessage.wokenBy(null));
    woken.remove(messageId);
    again.add(messageId);
  }

  void leave(MessageId messageId) {
    guests.remove(messageId);
    again.remove(messageId);
    woken.remove(messageId);
    left.add(messageId);
  }

  /**
   * A rejected message leaves; whoever came after it under the same key has before it what the
   * rejected one had.
   */
  void takeBack(WaitingMessage rejected) {
    leave(rejected.messageId());
    takenBack.put(rejected.messageId(), rejected.previous());
    guests.replaceAll(
        (messageId, waitingMessage) ->
            waitingMessage.previous() != null
                    && waitingMessage.previous().messageId().equals(rejected.messageId())
                ? waitingMessage.previous(rejected.previous())
                : waitingMessage);
  }

  /** Marks everyone who can find the case now. */
  void wake(Case one, MessageId announcer) {
    for (WaitingMessage waitingMessage : List.copyOf(guests.values())) {
      if (waitingMessage.wokenBy() == null
          && one.answers(waitingMessage.number())
          && one.open(waitingMessage.partner())) {
        guests.put(waitingMessage.messageId(), waitingMessage.wokenBy(announcer));
        woken.add(waitingMessage.messageId());
      }
    }
  }

  void save(Sql sql, long now) {
    List<Object[]> rows = new ArrayList<>();
    for (Map.Entry<MessageId, Arrival> entry : entered.entrySet()) {
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
    for (MessageId messageId : again) {
      mark(sql, messageId, null);
    }
    for (MessageId messageId : woken) {
      WaitingMessage waitingMessage = guests.get(messageId);
      if (waitingMessage != null) {
        mark(sql, messageId, waitingMessage.wokenBy());
      }
    }
    takenBack.forEach((messageId, previous) -> takeBack(sql, messageId, previous));
  }

  private static void mark(Sql sql, MessageId messageId, @Nullable MessageId announcer) {
    // two nodes can wake one message through two cases: the first of them has it
    sql.sql(
            "UPDATE waiting SET woken_by = ? WHERE stamp = ?"
                + (announcer == null ? "" : " AND woken_by IS NULL"))
        .params(Arrays.asList(BatchSql.row(announcer, messageId)))
        .update();
  }

  private static void takeBack(Sql sql, MessageId messageId, @Nullable KeyState previous) {
    sql.sql(
            "UPDATE waiting SET previous_hash = ?, previous_version = ?,"
                + " previous_version_nanos = ?, previous_stamp = ? WHERE previous_stamp = ?")
        .params(
            Arrays.asList(
                BatchSql.row(
                    previous == null ? null : previous.contentHash(),
                    previous == null ? null : BatchSql.whole(previous.version()),
                    previous == null ? 0 : BatchSql.nanos(previous.version()),
                    previous == null ? null : previous.messageId(),
                    messageId)))
        .update();
  }

  private static Object[] cells(WaitingMessage waitingMessage, Arrival arrival, long now) {
    KeyState previous = waitingMessage.previous();
    return BatchSql.row(
        waitingMessage.messageId(),
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
        previous == null ? null : previous.messageId());
  }

  /** Whom these announcers have woken, in the order they came; after {@link #save}. */
  static Map<MessageId, List<Outcome.Woken>> wokenBy(Sql sql, Collection<MessageId> announcers) {
    return BatchSql.read(
            sql,
            "SELECT stamp, woken_by, partner, kind, original FROM waiting WHERE woken_by IN"
                + " (VALUES",
            BatchSql.column(new HashSet<>(announcers)),
            ") ORDER BY since, stamp",
            (row, n) ->
                new Outcome.Woken(
                    new MessageId(row.getString(1)),
                    new MessageId(row.getString(2)),
                    new PartnerId(row.getString(3)),
                    new Kind(row.getString(4)),
                    row.getBytes(5)))
        .stream()
        .collect(Collectors.groupingBy(Outcome.Woken::by));
  }

  /** Whether a later look at the table can find someone these announcers have woken. */
  boolean anyoneWoken() {
    return !woken.isEmpty();
  }
}
