package id.blkhub.correlation;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.TestNames;
import id.blkhub.message.Version;
import id.blkhub.store.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What senders said before, as far as one batch needs it: the ids they used and the content each
 * business key last had.
 */
final class SenderHistory {
  /** Content under an explicit id, and the message that brought it. */
  record Used(String contentHash, MessageId messageId) {}

  private final Map<String, Used> used = new HashMap<>();
  private final Set<String> usedChanged = new TreeSet<>();
  private final Set<MessageId> freed = new TreeSet<>();
  private final Map<BusinessKey, KeyState> latest = new HashMap<>();
  private final Set<BusinessKey> latestChanged = new HashSet<>();

  static SenderHistory load(Sql sql, Collection<Arrival> batch) {
    SenderHistory senderHistory = new SenderHistory();
    Set<String> ids = new HashSet<>();
    Set<BusinessKey> keys = new HashSet<>();
    for (Arrival arrival : batch) {
      keys.add(BusinessKey.of(arrival));
      keys.addAll(StepSequence.keys(arrival));
      if (arrival.explicitId() != null) {
        ids.add(idKey(arrival));
      }
    }
    senderHistory.loadLatest(sql, keys);
    BatchSql.read(
            sql,
            "SELECT id_key, content_hash, stamp FROM used_id WHERE id_key IN (VALUES",
            BatchSql.column(ids),
            ")",
            (row, n) ->
                Map.entry(
                    row.getString(1), new Used(row.getString(2), new MessageId(row.getString(3)))))
        .forEach(row -> senderHistory.used.put(row.getKey(), row.getValue()));
    return senderHistory;
  }

  /** What is needed to take one message back. */
  static SenderHistory load(Sql sql, BusinessKey key) {
    SenderHistory senderHistory = new SenderHistory();
    senderHistory.loadLatest(sql, Set.of(key));
    return senderHistory;
  }

  private void loadLatest(Sql sql, Set<BusinessKey> keys) {
    BatchSql.read(
            sql,
            "WITH k (partner, kind, business_key) AS (VALUES",
            keys.stream().map(BusinessKey::cells).toList(),
            ") SELECT l.partner, l.kind, l.business_key, l.content_hash, l.version,"
                + " l.version_nanos, l.stamp, l.receivers, l.case_id FROM k JOIN latest_content l"
                + " ON l.partner = k.partner AND l.kind = k.kind AND l.business_key ="
                + " k.business_key",
            (row, n) -> {
              Version version = BatchSql.version(row, 5);
              return Map.entry(
                  new BusinessKey(
                      new PartnerId(row.getString(1)), row.getString(2), row.getString(3)),
                  new KeyState(
                      row.getString(4),
                      version,
                      new MessageId(row.getString(7)),
                      Recipients.read(row.getString(8)),
                      row.getLong(9)));
            })
        .forEach(row -> latest.put(row.getKey(), row.getValue()));
  }

  /** Names everything two messages can contend for here. */
  static List<String> locks(Arrival arrival) {
    List<String> locks = new ArrayList<>();
    locks.add(lock(arrival.message()));
    StepSequence.keys(arrival)
        .forEach(key -> locks.add(lock(arrival.sender(), arrival.kind(), key.value())));
    if (arrival.explicitId() != null) {
      locks.add(idKey(arrival));
    }
    return locks;
  }

  /** The same for a message known by its names only. */
  static String lock(MessageRef message) {
    return lock(message.sender(), message.kind(), message.businessKey());
  }

  static String lock(PartnerId sender, Kind kind, @Nullable String businessKey) {
    return kind + "|" + businessKey + '|' + sender;
  }

  /** Null where the sender gave no id or never used it. */
  @Nullable Used used(Arrival arrival) {
    return arrival.explicitId() == null ? null : used.get(idKey(arrival));
  }

  /** Null where the key is new. */
  @Nullable KeyState latest(Arrival arrival) {
    return latest.get(BusinessKey.of(arrival));
  }

  @Nullable KeyState latest(BusinessKey key) {
    return latest.get(key);
  }

  /** From now on the sender's id stands for this content of that message. */
  void occupy(Arrival arrival, MessageId messageId) {
    if (arrival.explicitId() != null) {
      String id = idKey(arrival);
      used.put(id, new Used(arrival.contentHash(), messageId));
      usedChanged.add(id);
    }
  }

  /** The arrival is what its business key has now; who was sent what before it stays known. */
  void remember(Arrival arrival) {
    KeyState before = latest(arrival);
    boolean over = before == null || before.voided();
    put(
        BusinessKey.of(arrival),
        new KeyState(
            arrival.rememberedHash(),
            arrival.version(),
            arrival.messageId(),
            before == null || over ? Recipients.NONE : before.recipients(),
            before == null ? 0 : before.caseId()));
  }

  /** It goes to these partners; nothing to note once another message has taken its place. */
  void sent(Arrival arrival, Collection<PartnerId> receivers, long caseId) {
    KeyState now = latest(arrival);
    if (now == null || !now.messageId().equals(arrival.messageId()) || now.ended()) {
      return;
    }
    KeyState noted = now.of(now.recipients().and(receivers, arrival.messageId()), caseId);
    if (!noted.equals(now)) {
      put(BusinessKey.of(arrival), noted);
    }
  }

  /** These partners are told that what they were sent does not count. */
  void toldVoid(Arrival arrival, Collection<PartnerId> receivers) {
    KeyState now = latest(arrival);
    if (now != null && now.messageId().equals(arrival.messageId()) && !receivers.isEmpty()) {
      put(BusinessKey.of(arrival), now.of(now.recipients().without(receivers), now.caseId()));
    }
  }

  /** The keys under which somebody was sent something of a case. */
  List<BusinessKey> ofCase(Sql sql, long caseId) {
    List<BusinessKey> unread =
        sql
            .sql(
                "SELECT partner, kind, business_key FROM latest_content WHERE case_id = ? AND"
                    + " receivers IS NOT NULL")
            .param(caseId)
            .query(
                (row, n) ->
                    new BusinessKey(
                        new PartnerId(row.getString(1)), row.getString(2), row.getString(3)))
            .list()
            .stream()
            .filter(key -> !latest.containsKey(key))
            .toList();
    loadLatest(sql, Set.copyOf(unread));
    return latest.entrySet().stream()
        .filter(entry -> entry.getValue().caseId() == caseId)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Who was sent something under a key that is known. */
  Recipients recipients(BusinessKey key) {
    return Objects.requireNonNull(latest.get(key), "it was asked for").recipients();
  }

  /** Nothing more is told these partners about the key. */
  void forget(BusinessKey key, Collection<PartnerId> receivers) {
    KeyState now = Objects.requireNonNull(latest.get(key), "it was asked for");
    if (!receivers.isEmpty()) {
      put(key, now.of(now.recipients().without(receivers), now.caseId()));
    }
  }

  /** The key ends with this void or cancellation; a void leaves nobody to tell. */
  void end(BusinessKey key, String hash, MessageId messageId) {
    KeyState now = Objects.requireNonNull(latest.get(key), "there is something to end");
    boolean voids = hash.startsWith(Arrival.VOID);
    put(
        key,
        new KeyState(
            now.endedBy(hash),
            now.version(),
            messageId,
            voids ? Recipients.NONE : now.recipients(),
            now.caseId()));
  }

  private void put(BusinessKey key, KeyState keyState) {
    latest.put(key, keyState);
    latestChanged.add(key);
  }

  /** It was seen again, so its retention begins anew. */
  void touch(Arrival arrival) {
    if (latest.containsKey(BusinessKey.of(arrival))) {
      latestChanged.add(BusinessKey.of(arrival));
    }
  }

  /**
   * Takes a message back that was accepted to wait: its ids are free, its key has again what it had
   * before.
   *
   * @param previous null where the key was new then
   */
  void takeBack(MessageRef message, @Nullable KeyState previous) {
    MessageId messageId = message.messageId();
    freed.add(messageId);
    used.entrySet()
        .removeIf(
            entry -> entry.getValue().messageId().equals(messageId) && dropped(entry.getKey()));
    BusinessKey key = BusinessKey.of(message);
    KeyState now = latest.get(key);
    if (now != null && now.messageId().equals(messageId)) {
      latestChanged.add(key);
      if (previous == null) {
        latest.remove(key);
      } else {
        latest.put(key, previous.of(now.recipients(), now.caseId()));
      }
    }
  }

  private boolean dropped(String id) {
    usedChanged.remove(id);
    return true;
  }

  void save(Sql sql, long now) {
    BatchSql.write(sql, "DELETE FROM used_id WHERE stamp IN (VALUES", BatchSql.column(freed), ")");
    List<Object[]> ids = new ArrayList<>();
    for (String id : usedChanged) {
      Used content = Objects.requireNonNull(used.get(id), "it was changed, so it is there");
      ids.add(BatchSql.row(id, content.contentHash(), content.messageId(), now));
    }
    BatchSql.insert(
        sql,
        "INSERT INTO used_id (id_key, content_hash, stamp, seen_at) VALUES",
        ids,
        "ON CONFLICT (id_key) DO UPDATE SET content_hash = excluded.content_hash, stamp ="
            + " excluded.stamp, seen_at = excluded.seen_at");
    saveLatest(sql, now);
  }

  private void saveLatest(Sql sql, long now) {
    List<Object[]> gone = new ArrayList<>();
    Map<BusinessKey, Object[]> contents = new TreeMap<>();
    for (BusinessKey key : latestChanged) {
      KeyState keyState = latest.get(key);
      if (keyState == null) {
        gone.add(key.cells());
      } else {
        contents.put(
            key,
            BatchSql.row(
                key.partner(),
                key.kind(),
                key.value(),
                keyState.contentHash(),
                BatchSql.whole(keyState.version()),
                BatchSql.nanos(keyState.version()),
                keyState.messageId(),
                keyState.recipients().text(),
                keyState.caseId(),
                now));
      }
    }
    BatchSql.write(
        sql,
        "DELETE FROM latest_content WHERE (partner, kind, business_key) IN (VALUES",
        gone,
        ")");
    BatchSql.insert(
        sql,
        "INSERT INTO latest_content (partner, kind, business_key, content_hash, version,"
            + " version_nanos, stamp, receivers, case_id, seen_at) VALUES",
        contents.values(),
        "ON CONFLICT (partner, kind, business_key) DO UPDATE SET content_hash ="
            + " excluded.content_hash, version = excluded.version, version_nanos ="
            + " excluded.version_nanos, stamp = excluded.stamp,"
            + " receivers = excluded.receivers, case_id = excluded.case_id, seen_at ="
            + " excluded.seen_at");
  }

  /** A digest, because a sender's id may be of any length and an index row may not. */
  private static String idKey(Arrival arrival) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    String said = arrival.message().source();
    String source = said == null ? "" : said;
    // lengths first: no id can look like the end of a source
    String text =
        arrival.sender()
            + "|"
            + TestNames.stored(arrival.kind().value(), arrival.test())
            + '|'
            + source.length()
            + '|'
            + source
            + '|'
            + arrival.explicitId();
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
