package id.blkhub.correlation;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.TestNames;
import id.blkhub.store.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds who was sent something of a case that its consents do not cover any more, and remembers it:
 * the message that brought this about, decided again after a crash, does the same again.
 */
final class ConsentRevocations {
  private final Sql sql;
  private final SenderHistory senderHistory;
  private final Router router;
  private final Map<MessageId, List<Revocation>> known = new HashMap<>();
  private final List<Object[]> rows = new ArrayList<>();
  private final long now;

  /**
   * @param decided messages that were decided before
   */
  ConsentRevocations(
      Sql sql,
      SenderHistory senderHistory,
      Router router,
      Collection<MessageId> decided,
      long now) {
    this.sql = sql;
    this.senderHistory = senderHistory;
    this.router = router;
    this.now = now;
    BatchSql.read(
            sql,
            "SELECT stamp, receiver, sender, kind, business_key, messages FROM consent_revocation"
                + " WHERE stamp IN (VALUES",
            BatchSql.column(decided),
            ") ORDER BY receiver, sender, kind, business_key",
            (row, n) ->
                Map.entry(
                    new MessageId(row.getString(1)),
                    revocation(
                        new PartnerId(row.getString(2)),
                        new BusinessKey(
                            new PartnerId(row.getString(3)), row.getString(4), row.getString(5)),
                        ids(row.getString(6)))))
        .forEach(
            row ->
                known.computeIfAbsent(row.getKey(), id -> new ArrayList<>()).add(row.getValue()));
  }

  /**
   * What follows from a message for who was sent something of these cases.
   *
   * @param cases as they are after the message
   */
  List<Revocation> of(MessageId messageId, Collection<Case> cases) {
    List<Revocation> before = known.get(messageId);
    if (before != null) {
      return List.copyOf(before);
    }
    List<Revocation> found = new ArrayList<>();
    // the hub's time zone is not known here: nowhere is it earlier
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC).minusDays(1);
    for (Case one : cases) {
      if (one.settleConsents(today)) {
        revoke(one, found);
      }
    }
    found.forEach(revocation -> rows.add(row(messageId, revocation)));
    return List.copyOf(found);
  }

  /**
   * What follows from consents of a case that have ended by their last day.
   *
   * @param look names the look into the case
   */
  List<Revocation> ended(MessageId look, Case one, LocalDate today) {
    one.lookedInto(today);
    List<Revocation> before = known.get(look);
    if (before != null) {
      return List.copyOf(before);
    }
    List<Revocation> found = new ArrayList<>();
    revoke(one, found);
    found.forEach(revocation -> rows.add(row(look, revocation)));
    return List.copyOf(found);
  }

  private void revoke(Case one, List<Revocation> found) {
    for (BusinessKey key : senderHistory.ofCase(sql, one.id())) {
      Map<PartnerId, List<MessageId>> sent = senderHistory.recipients(key).messageIds();
      String named = one.standsOn(key.subject());
      Kind kind = new Kind(TestNames.plain(key.kind()));
      Set<PartnerId> gone = new TreeSet<>();
      sent.forEach(
          (receiver, messageIds) -> {
            if (!router.mayKeep(receiver, kind, named, one.facts())) {
              gone.add(receiver);
              found.add(revocation(receiver, key, messageIds));
            }
          });
      // it is told to erase it, so no void or correction of it is its concern any more
      senderHistory.forget(key, gone);
    }
  }

  private static Revocation revocation(
      PartnerId receiver, BusinessKey key, List<MessageId> messageIds) {
    MessageId latest = messageIds.get(messageIds.size() - 1);
    MessageRef record =
        new MessageRef(
            latest,
            key.partner(),
            new Kind(TestNames.plain(key.kind())),
            null,
            null,
            key.value(),
            TestNames.isTest(key.kind()));
    return new Revocation(receiver, record, messageIds);
  }

  private Object[] row(MessageId because, Revocation revocation) {
    MessageRef record = revocation.record();
    return BatchSql.row(
        because,
        revocation.receiver(),
        record.sender(),
        TestNames.stored(record.kind().value(), record.test()),
        record.businessKey(),
        String.join(",", revocation.messageIds().stream().map(MessageId::value).toList()),
        now);
  }

  private static List<MessageId> ids(@Nullable String joined) {
    List<MessageId> ids = new ArrayList<>();
    if (joined != null) {
      for (String id : joined.split(",")) {
        ids.add(new MessageId(id));
      }
    }
    return ids;
  }

  void save() {
    BatchSql.insert(
        sql,
        "INSERT INTO consent_revocation (stamp, receiver, sender, kind, business_key, messages, at)"
            + " VALUES",
        rows,
        "ON CONFLICT (stamp, receiver, sender, kind, business_key) DO NOTHING");
  }
}
