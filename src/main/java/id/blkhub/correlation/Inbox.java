package id.blkhub.correlation;

import id.blkhub.message.CorrelationId;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.TestNames;
import id.blkhub.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The decided messages of one batch: rows of {@code inbox}, read at once and written at once. */
final class Inbox {
  /** What was decided; the names stand in the table. */
  enum InboxDecision {
    FRESH,
    DUPLICATE,
    CONFLICT,
    WAITING,
    UNKNOWN,
    /** Taken back by its sender. With a number: it waited. */
    WITHDRAWN
  }

  /**
   * @param wokenBy the copy that was decided
   * @param reference message id of the original, name of the conflict, what a {@link Change} does,
   *     or what took it back; null otherwise
   * @param number of a message that waits or waited in vain; null otherwise
   * @param caseId 0 without a case
   */
  record InboxEntry(
      MessageRef message,
      @Nullable MessageId wokenBy,
      InboxDecision decision,
      @Nullable String reference,
      @Nullable CorrelationId number,
      long caseId) {
    /** Only of a decision that has a reference. */
    String decided() {
      return Objects.requireNonNull(reference, "reference");
    }

    /** Only of a message that waits or waited. */
    CorrelationId awaited() {
      return Objects.requireNonNull(number, "number");
    }
  }

  private final Map<MessageId, InboxEntry> entries = new HashMap<>();
  private final Set<MessageId> changed = new LinkedHashSet<>();
  private final Set<MessageId> forgotten = new HashSet<>();

  static Inbox load(Sql sql, Collection<MessageId> messageIds) {
    Inbox inbox = new Inbox();
    inbox.read(sql, messageIds);
    return inbox;
  }

  /** Reads further messages. */
  void read(Sql sql, Collection<MessageId> messageIds) {
    List<InboxEntry> found =
        BatchSql.read(
            sql,
            "SELECT * FROM inbox WHERE stamp IN (VALUES",
            BatchSql.column(messageIds),
            ")",
            (row, n) ->
                new InboxEntry(
                    message(row),
                    wokenBy(row),
                    InboxDecision.valueOf(row.getString("outcome")),
                    row.getString("reference"),
                    row.getString("number_type") == null
                        ? null
                        : new CorrelationId(
                            row.getString("number_type"), row.getString("number_value")),
                    row.getLong("case_id")));
    found.forEach(inboxEntry -> entries.put(inboxEntry.message().messageId(), inboxEntry));
  }

  private static MessageRef message(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return new MessageRef(
        new MessageId(row.getString("stamp")),
        new PartnerId(row.getString("partner")),
        new Kind(TestNames.plain(kind)),
        row.getString("explicit_id"),
        row.getString("source"),
        row.getString("business_key"),
        TestNames.isTest(kind));
  }

  private static @Nullable MessageId wokenBy(ResultSet row) throws SQLException {
    String announcer = row.getString("woken_by");
    return announcer == null ? null : new MessageId(announcer);
  }

  /**
   * What senders called decided messages: empty for one its sender gave no id; what is forgotten is
   * absent.
   */
  static Map<MessageId, Optional<String>> senderMessageIds(
      Sql sql, Collection<MessageId> messageIds) {
    Map<MessageId, Optional<String>> known = new HashMap<>();
    BatchSql.read(
            sql,
            "SELECT stamp, explicit_id FROM inbox WHERE stamp IN (VALUES",
            BatchSql.column(new HashSet<>(messageIds)),
            ")",
            (row, n) ->
                Map.entry(new MessageId(row.getString(1)), Optional.ofNullable(row.getString(2))))
        .forEach(row -> known.put(row.getKey(), row.getValue()));
    return known;
  }

  /** Null where the message was never decided. */
  @Nullable InboxEntry get(MessageId messageId) {
    return entries.get(messageId);
  }

  /** One that was decided, for sure. */
  InboxEntry known(MessageId messageId) {
    return Objects.requireNonNull(get(messageId), "decided, so it is known");
  }

  Collection<InboxEntry> all() {
    return entries.values();
  }

  void put(
      Arrival arrival,
      InboxDecision inboxDecision,
      @Nullable String reference,
      @Nullable CorrelationId correlationId,
      long caseId) {
    put(
        new InboxEntry(
            arrival.message(), arrival.wokenBy(), inboxDecision, reference, correlationId, caseId));
  }

  void put(InboxEntry inboxEntry) {
    MessageId messageId = inboxEntry.message().messageId();
    entries.put(messageId, inboxEntry);
    changed.add(messageId);
    forgotten.remove(messageId);
  }

  /** As if it had never come. */
  void forget(MessageId messageId) {
    entries.remove(messageId);
    changed.remove(messageId);
    forgotten.add(messageId);
  }

  void save(Sql sql, long now) {
    BatchSql.write(
        sql, "DELETE FROM inbox WHERE stamp IN (VALUES", BatchSql.column(forgotten), ")");
    Map<MessageId, Object[]> rows = new TreeMap<>();
    for (MessageId messageId : changed) {
      rows.put(messageId, cells(Objects.requireNonNull(entries.get(messageId)), now));
    }
    BatchSql.insert(
        sql,
        "INSERT INTO inbox (stamp, woken_by, partner, kind, source, explicit_id, business_key,"
            + " outcome, reference, number_type, number_value, case_id, received_at) VALUES",
        new ArrayList<>(rows.values()),
        "ON CONFLICT (stamp) DO UPDATE SET woken_by = excluded.woken_by, outcome ="
            + " excluded.outcome, reference = excluded.reference, number_type ="
            + " excluded.number_type, number_value = excluded.number_value, case_id ="
            + " excluded.case_id");
  }

  private static Object[] cells(InboxEntry inboxEntry, long now) {
    MessageRef message = inboxEntry.message();
    CorrelationId correlationId = inboxEntry.number();
    return BatchSql.row(
        message.messageId(),
        inboxEntry.wokenBy(),
        message.sender(),
        TestNames.stored(message.kind().value(), message.test()),
        storable(message.source()),
        storable(message.senderMessageId()),
        message.businessKey(),
        inboxEntry.decision().name(),
        inboxEntry.reference(),
        correlationId == null ? null : correlationId.type(),
        correlationId == null ? null : correlationId.value(),
        inboxEntry.caseId(),
        now);
  }

  /** PostgreSQL stores no NUL, and transports let a sender put one into its id. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }
}
