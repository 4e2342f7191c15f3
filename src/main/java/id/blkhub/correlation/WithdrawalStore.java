package id.blkhub.correlation;

import id.blkhub.correlation.Inbox.Decision;
import id.blkhub.message.Correction;
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
import java.util.Set;
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
      Outcome.Entry waited, Set<String> receivers, String businessKey, boolean test) {}

  /**
   * Whether the message may be cancelled by its id: a void or a correction may not, since whoever
   * has heard of it cannot be told otherwise by stopping it for the others.
   */
  public boolean cancellable(String stamp) {
    Inbox.Entry entry = hub.read(sql -> Inbox.load(sql, List.of(stamp)).get(stamp));
    return entry == null || entry.decision() != Decision.FRESH || entry.reference() == null;
  }

  /**
   * Cancels one message. Asked again under the same request it answers the same.
   *
   * @param request names this cancellation
   */
  public Met cancel(String stamp, String partner, String kind, String request) {
    Met met = null;
    while (met == null) {
      met = tryCancel(stamp, partner, kind, request);
    }
    return met;
  }

  /** Null where intake decided the message before it was locked: its key is known only now. */
  private Met tryCancel(String stamp, String partner, String kind, String request) {
    return hub.write(
        sql -> {
          Inbox.Entry seen = Inbox.load(sql, List.of(stamp)).get(stamp);
          Outcome.Entry message =
              seen == null
                  ? new Outcome.Entry(stamp, partner, kind, null, null, "", false)
                  : seen.message();
          Set<String> locks = new HashSet<>(List.of(stamp, SenderHistory.lock(message)));
          if (seen != null && seen.number() != null) {
            locks.add(seen.number().type() + '|' + seen.number().value());
          }
          KeyLocks.ofKeys(sql, locks);
          if (seen == null && Inbox.load(sql, List.of(stamp)).get(stamp) != null) {
            return null;
          }
          return cancelLocked(sql, message, request);
        });
  }

  private Met cancelLocked(Sql sql, Outcome.Entry message, String request) {
    Inbox inbox = Inbox.load(sql, List.of(message.stamp()));
    Inbox.Entry entry = inbox.get(message.stamp());
    String key = message.businessKey();
    boolean test = message.test();
    Met met = new Met(null, Set.of(), key, test);
    SenderHistory senderHistory = SenderHistory.load(sql, message);
    WaitingMessages room = WaitingMessages.load(sql, List.of(), List.of(message.stamp()));
    long now = clock.millis();
    if (entry == null) {
      // still in intake, or held: intake finds it decided
      inbox.put(new Inbox.Entry(message, null, Decision.WITHDRAWN, request, null, 0));
    } else if (entry.decision() == Decision.WAITING) {
      WaitingMessages.WaitingMessage waitingMessage = room.get(message.stamp());
      senderHistory.takeBack(message, waitingMessage.previous());
      room.takeBack(waitingMessage);
      inbox.put(
          new Inbox.Entry(
              message, entry.wokenBy(), Decision.WITHDRAWN, request, entry.number(), 0));
      met = new Met(message, Set.of(), key, test);
    } else if (entry.decision() == Decision.WITHDRAWN && entry.number() != null) {
      met = new Met(request.equals(entry.reference()) ? message : null, Set.of(), key, test);
    } else if (entry.decision() == Decision.FRESH && entry.reference() == null) {
      met = new Met(null, cancelAccepted(sql, senderHistory, message, request, now), key, test);
    }
    inbox.save(sql, now);
    senderHistory.save(sql, now);
    room.save(sql, now);
    return met;
  }

  private static Set<String> cancelAccepted(
      Sql sql, SenderHistory senderHistory, Outcome.Entry message, String request, long now) {
    CorrectionPlanner.withdrawn(sql, Map.of(message.stamp(), Correction.CANCEL), now);
    KeyState latest = senderHistory.latest(message);
    if (latest == null) {
      return Set.of();
    }
    if (latest.stamp().equals(message.stamp()) && !latest.ended()) {
      senderHistory.end(BusinessKey.of(message), Arrival.CANCEL + request, request);
    }
    return latest.recipients().of(message.stamp()).stamps().keySet();
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
      String partner, String kind, String businessKey, boolean opens, boolean test) {
    return hub.write(
        sql -> {
          Outcome.Entry message =
              new Outcome.Entry("", partner, kind, null, null, businessKey, test);
          KeyLocks.ofKeys(sql, List.of(SenderHistory.lock(message)));
          KeyState latest = SenderHistory.load(sql, message).latest(message);
          if (latest == null || !latest.cancelled() || !keptBack(sql, latest.recipients())) {
            return false;
          }
          Cases cases = Cases.load(sql, List.of(), List.of(latest.caseId()));
          Case one = cases.get(latest.caseId());
          if (one != null) {
            long now = clock.millis();
            cases.retract(one, BusinessKey.of(message).subject(), null, opens, now);
            cases.save(sql, now);
          }
          return true;
        });
  }

  private static boolean keptBack(Sql sql, Recipients sent) {
    Map<String, Set<String>> back = keptBack(sql, sent.allStamps());
    return sent.stamps().entrySet().stream()
        .allMatch(
            entry ->
                entry.getValue().stream()
                    .allMatch(
                        stamp -> back.getOrDefault(stamp, Set.of()).contains(entry.getKey())));
  }

  /** Which of these messages must not leave any more, and why. */
  public Map<String, Correction> withdrawn(Collection<String> stamps) {
    Map<String, Correction> found = new HashMap<>();
    hub.read(
            sql ->
                BatchSql.read(
                    sql,
                    "SELECT stamp, cause FROM withdrawn WHERE stamp IN (VALUES",
                    BatchSql.column(new HashSet<>(stamps)),
                    ")",
                    (row, n) -> Map.entry(row.getString(1), Correction.valueOf(row.getString(2)))))
        .forEach(row -> found.put(row.getKey(), row.getValue()));
    return found;
  }

  /** By message id the receivers for whom it was kept back for sure. */
  public Map<String, Set<String>> keptBack(Collection<String> stamps) {
    return hub.read(sql -> keptBack(sql, stamps));
  }

  private static Map<String, Set<String>> keptBack(Sql sql, Collection<String> stamps) {
    Map<String, Set<String>> found = new HashMap<>();
    BatchSql.read(
            sql,
            "SELECT stamp, receiver FROM departure WHERE may_have_left = 0 AND stamp IN (VALUES",
            BatchSql.column(new HashSet<>(stamps)),
            ")",
            (row, n) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(
            row -> found.computeIfAbsent(row.getKey(), s -> new HashSet<>()).add(row.getValue()));
    return found;
  }

  /** Withdrawn deliveries to a receiver that will not leave; one that may have left stays so. */
  public void keepBack(String receiver, Collection<String> stamps) {
    note(receiver, stamps, 0);
  }

  /** Nobody knows whether the receiver has seen it. */
  public void mayHaveLeft(String receiver, Collection<String> stamps) {
    note(receiver, stamps, 1);
  }

  /**
   * The receiver is about to be called with them.
   *
   * @return those for which no earlier attempt was noted
   */
  public Set<String> mayLeave(String receiver, Collection<String> stamps) {
    return hub.write(
        sql -> {
          Set<String> first = new HashSet<>();
          for (String stamp : stamps) {
            int changed =
                sql.sql(
                        "INSERT INTO departure (stamp, receiver, may_have_left, at) VALUES (?, ?,"
                            + " 1, ?) ON CONFLICT (stamp, receiver) DO UPDATE SET may_have_left ="
                            + " 1 WHERE departure.may_have_left = 0")
                    .params(stamp, receiver, clock.millis())
                    .update();
            if (changed > 0) {
              first.add(stamp);
            }
          }
          return first;
        });
  }

  /** The only attempts there were have certainly not reached the receiver. */
  public void neverLeft(String receiver, Collection<String> stamps) {
    if (!stamps.isEmpty()) {
      hub.write(
          sql -> {
            for (String stamp : stamps) {
              sql.sql("DELETE FROM departure WHERE stamp = ? AND receiver = ?")
                  .params(stamp, receiver)
                  .update();
            }
            return null;
          });
    }
  }

  private void note(String receiver, Collection<String> stamps, int left) {
    if (stamps.isEmpty()) {
      return;
    }
    List<Object[]> rows = new ArrayList<>();
    for (String stamp : new HashSet<>(stamps)) {
      rows.add(BatchSql.row(stamp, receiver, left, clock.millis()));
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
