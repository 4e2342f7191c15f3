package id.blkhub.correlation;

import id.blkhub.correlation.Inbox.InboxDecision;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Database;
import id.blkhub.store.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * What must not leave any more, and what is known to have been kept back. A message once withdrawn
 * stays so: whoever finds a delivery of it still here may cancel it.
 */
@Component
public class WithdrawalStore {

  private final Database hub;
  private final Clock clock;

  /**
   * @param hub the hub's own database, not the journal
   */
  public WithdrawalStore(@Qualifier("hubDatabase") Database hub, Clock clock) {
    this.hub = hub;
    this.clock = clock;
  }

  /**
   * What a cancellation by message id met.
   *
   * @param waited the message, where it waited for a number: it is rejected with this; null else
   * @param receivers whom it was sent to; empty where nobody was or can be stopped
   * @param businessKey empty where that is not known
   * @param test whether it is a test
   */
  public record Met(
      @Nullable MessageRef waited, Set<PartnerId> receivers, String businessKey, boolean test) {}

  /**
   * Whether the message may be cancelled by its id: a void or a correction may not, since whoever
   * has heard of it cannot be told otherwise by stopping it for the others.
   */
  public boolean cancellable(MessageId messageId) {
    Inbox.InboxEntry inboxEntry =
        hub.read(sql -> Inbox.load(sql, List.of(messageId)).get(messageId));
    return inboxEntry == null
        || inboxEntry.decision() != InboxDecision.FRESH
        || inboxEntry.reference() == null;
  }

  /**
   * Cancels one message. Asked again under the same request it answers the same.
   *
   * @param request names this cancellation
   */
  public Met cancel(MessageId messageId, PartnerId partner, Kind kind, MessageId request) {
    Met met = null;
    while (met == null) {
      met = tryCancel(messageId, partner, kind, request);
    }
    return met;
  }

  /** Null where intake decided the message before it was locked: its key is known only now. */
  private @Nullable Met tryCancel(
      MessageId messageId, PartnerId partner, Kind kind, MessageId request) {
    return hub.write(
        sql -> {
          Inbox.InboxEntry seen = Inbox.load(sql, List.of(messageId)).get(messageId);
          MessageRef message =
              seen == null
                  ? new MessageRef(messageId, partner, kind, null, null, "", false)
                  : seen.message();
          Set<String> locks =
              new HashSet<>(List.of(messageId.value(), SenderHistory.lock(message)));
          if (seen != null && seen.number() != null) {
            locks.add(seen.number().type() + '|' + seen.number().value());
          }
          KeyLocks.ofKeys(sql, locks);
          if (seen == null && Inbox.load(sql, List.of(messageId)).get(messageId) != null) {
            return null;
          }
          return cancelLocked(sql, message, request);
        });
  }

  private Met cancelLocked(Sql sql, MessageRef message, MessageId request) {
    Inbox inbox = Inbox.load(sql, List.of(message.messageId()));
    Inbox.InboxEntry inboxEntry = inbox.get(message.messageId());
    String key = Objects.requireNonNullElse(message.businessKey(), "");
    boolean test = message.test();
    Met met = new Met(null, Set.of(), key, test);
    SenderHistory senderHistory = SenderHistory.load(sql, BusinessKey.of(message));
    WaitingMessages room = WaitingMessages.load(sql, List.of(), List.of(message.messageId()));
    long now = clock.millis();
    if (inboxEntry == null) {
      // still in intake, or held: intake finds it decided
      inbox.put(
          new Inbox.InboxEntry(message, null, InboxDecision.WITHDRAWN, request.value(), null, 0));
    } else if (inboxEntry.decision() == InboxDecision.WAITING) {
      WaitingMessages.WaitingMessage waitingMessage =
          Objects.requireNonNull(room.get(message.messageId()), "the inbox says it waits");
      senderHistory.takeBack(message, waitingMessage.previous());
      room.takeBack(waitingMessage);
      inbox.put(
          new Inbox.InboxEntry(
              message,
              inboxEntry.wokenBy(),
              InboxDecision.WITHDRAWN,
              request.value(),
              inboxEntry.number(),
              0));
      met = new Met(message, Set.of(), key, test);
    } else if (inboxEntry.decision() == InboxDecision.WITHDRAWN && inboxEntry.number() != null) {
      met =
          new Met(
              request.value().equals(inboxEntry.reference()) ? message : null, Set.of(), key, test);
    } else if (inboxEntry.decision() == InboxDecision.FRESH && inboxEntry.reference() == null) {
      met = new Met(null, cancelAccepted(sql, senderHistory, message, request, now), key, test);
    }
    inbox.save(sql, now);
    senderHistory.save(sql, now);
    room.save(sql, now);
    return met;
  }

  private static Set<PartnerId> cancelAccepted(
      Sql sql, SenderHistory senderHistory, MessageRef message, MessageId request, long now) {
    CorrectionPlanner.withdrawn(sql, Map.of(message.messageId(), Correction.CANCEL), now);
    KeyState latest = senderHistory.latest(BusinessKey.of(message));
    if (latest == null) {
      return Set.of();
    }
    if (latest.messageId().equals(message.messageId()) && !latest.ended()) {
      senderHistory.end(BusinessKey.of(message), Arrival.CANCEL + request, request);
    }
    return latest.recipients().of(message.messageId()).messageIds().keySet();
  }

  /**
   * The last of a cancellation: where nothing under the key ever left, it is as if it had never
   * been sent, and the numbers and facts it brought end.
   *
   * @param opens whether the kind opens cases
   * @param test whether the messages are tests
   * @return whether it came to that, now or before
   */
  public boolean finish(
      PartnerId partner, Kind kind, String businessKey, boolean opens, boolean test) {
    return hub.write(
        sql -> {
          KeyLocks.ofKeys(sql, List.of(SenderHistory.lock(partner, kind, businessKey)));
          BusinessKey key = BusinessKey.of(partner, kind, businessKey, test);
          KeyState latest = SenderHistory.load(sql, key).latest(key);
          if (latest == null || !latest.cancelled() || !keptBack(sql, latest.recipients())) {
            return false;
          }
          Cases cases = Cases.load(sql, List.of(), List.of(latest.caseId()));
          Case one = cases.get(latest.caseId());
          if (one != null) {
            long now = clock.millis();
            cases.retract(one, key.subject(), null, opens, now);
            cases.save(sql, now);
          }
          return true;
        });
  }

  private static boolean keptBack(Sql sql, Recipients sent) {
    Map<MessageId, Set<PartnerId>> back = keptBack(sql, sent.allMessageIds());
    return sent.messageIds().entrySet().stream()
        .allMatch(
            entry ->
                entry.getValue().stream()
                    .allMatch(
                        messageId ->
                            back.getOrDefault(messageId, Set.of()).contains(entry.getKey())));
  }

  /** Which of these messages must not leave any more, and why. */
  public Map<MessageId, Correction> withdrawn(Collection<MessageId> messageIds) {
    Map<MessageId, Correction> found = new HashMap<>();
    hub.read(
            sql ->
                BatchSql.read(
                    sql,
                    "SELECT stamp, cause FROM withdrawn WHERE stamp IN (VALUES",
                    BatchSql.column(new HashSet<>(messageIds)),
                    ")",
                    (row, n) ->
                        Map.entry(
                            new MessageId(row.getString(1)), Correction.valueOf(row.getString(2)))))
        .forEach(row -> found.put(row.getKey(), row.getValue()));
    return found;
  }

  /** By message id the receivers for whom it was kept back for sure. */
  public Map<MessageId, Set<PartnerId>> keptBack(Collection<MessageId> messageIds) {
    return hub.read(sql -> keptBack(sql, messageIds));
  }

  private static Map<MessageId, Set<PartnerId>> keptBack(
      Sql sql, Collection<MessageId> messageIds) {
    Map<MessageId, Set<PartnerId>> found = new HashMap<>();
    BatchSql.read(
            sql,
            "SELECT stamp, receiver FROM departure WHERE may_have_left = 0 AND stamp IN (VALUES",
            BatchSql.column(new HashSet<>(messageIds)),
            ")",
            (row, n) -> Map.entry(new MessageId(row.getString(1)), new PartnerId(row.getString(2))))
        .forEach(
            row -> found.computeIfAbsent(row.getKey(), s -> new HashSet<>()).add(row.getValue()));
    return found;
  }

  /** Withdrawn deliveries to a receiver that will not leave; one that may have left stays so. */
  public void keepBack(PartnerId receiver, Collection<MessageId> messageIds) {
    note(receiver, messageIds, 0);
  }

  /** Nobody knows whether the receiver has seen it. */
  public void mayHaveLeft(PartnerId receiver, Collection<MessageId> messageIds) {
    note(receiver, messageIds, 1);
  }

  /**
   * The receiver is about to be called with them.
   *
   * @return those for which no earlier attempt was noted
   */
  public Set<MessageId> mayLeave(PartnerId receiver, Collection<MessageId> messageIds) {
    return hub.write(
        sql -> {
          Set<MessageId> first = new HashSet<>();
          for (MessageId messageId : messageIds) {
            int changed =
                sql.sql(
                        "INSERT INTO departure (stamp, receiver, may_have_left, at) VALUES (?, ?,"
                            + " 1, ?) ON CONFLICT (stamp, receiver) DO UPDATE SET may_have_left ="
                            + " 1 WHERE departure.may_have_left = 0")
                    .params(messageId.value(), receiver.value(), clock.millis())
                    .update();
            if (changed > 0) {
              first.add(messageId);
            }
          }
          return first;
        });
  }

  /** The only attempts there were have certainly not reached the receiver. */
  public void neverLeft(PartnerId receiver, Collection<MessageId> messageIds) {
    if (!messageIds.isEmpty()) {
      hub.write(
          sql -> {
            for (MessageId messageId : messageIds) {
              sql.sql("DELETE FROM departure WHERE stamp = ? AND receiver = ?")
                  .params(messageId.value(), receiver.value())
                  .update();
            }
            return null;
          });
    }
  }

  /** The receiver has nothing of them, though it was called: it refused them. */
  public void refused(PartnerId receiver, Collection<MessageId> messageIds) {
    if (!messageIds.isEmpty()) {
      hub.write(
          sql -> {
            for (MessageId messageId : messageIds) {
              sql.sql(
                      "UPDATE departure SET may_have_left = 0, at = ? WHERE stamp = ? AND receiver"
                          + " = ?")
                  .params(clock.millis(), messageId.value(), receiver.value())
                  .update();
            }
            return null;
          });
    }
  }

  private void note(PartnerId receiver, Collection<MessageId> messageIds, int left) {
    if (messageIds.isEmpty()) {
      return;
    }
    List<Object[]> rows = new ArrayList<>();
    for (MessageId messageId : new HashSet<>(messageIds)) {
      rows.add(BatchSql.row(messageId, receiver, left, clock.millis()));
    }
    hub.write(
        sql -> {
          BatchSql.insert(
              sql,
              "INSERT INTO departure (stamp, receiver, may_have_left, at) VALUES",
              rows,
              left == 0
                  ? "ON CONFLICT (stamp, receiver) DO NOTHING"
                  : "ON CONFLICT (stamp, receiver) DO UPDATE SET may_have_left = 1");
          return null;
        });
  }

  /**
   * Forgets what no correction will speak of any more, in small transactions: who was sent what,
   * and what was withdrawn.
   */
  public void purge(Instant olderThan) {
    Purge.corrections(hub, olderThan.toEpochMilli());
  }
}
