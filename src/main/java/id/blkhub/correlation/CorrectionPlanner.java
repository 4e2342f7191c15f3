package id.blkhub.correlation;

import id.blkhub.correlation.Inbox.InboxDecision;
import id.blkhub.message.Correction;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.TestNames;
import id.blkhub.store.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes earlier messages back for those of a batch that void, correct or cancel them. */
final class CorrectionPlanner {
  private final Inbox inbox;
  private final SenderHistory senderHistory;
  private final Cases cases;
  private final WaitingMessages room;
  private final long now;
  private final Map<String, List<MessageId>> held = new HashMap<>();
  private final Map<MessageId, Correction> withdrawn = new TreeMap<>();
  private final Map<MessageId, Arrival> newlyHeld = new TreeMap<>();

  CorrectionPlanner(
      Inbox inbox, SenderHistory senderHistory, Cases cases, WaitingMessages room, long now) {
    this.inbox = inbox;
    this.senderHistory = senderHistory;
    this.cases = cases;
    this.room = room;
    this.now = now;
  }

  /** Reads what only marked messages need: nothing for a batch without any. */
  void load(Sql sql, Collection<Arrival> batch) {
    Set<MessageId> messageIds = new HashSet<>();
    for (Arrival arrival : batch) {
      Inbox.InboxEntry known = inbox.get(arrival.messageId());
      if (known != null && known.reference() != null && known.decision() == InboxDecision.FRESH) {
        messageIds.addAll(Change.endedIn(known.decided()));
      }
      KeyState latest = arrival.mayCorrect() ? senderHistory.latest(arrival) : null;
      if (latest != null) {
        messageIds.addAll(room.loadBefore(sql, latest.messageId()));
      }
      if (arrival.correction() != null) {
        held.put(arrival.subject(), readHeld(sql, arrival));
      }
    }
    inbox.read(sql, messageIds);
  }

  private static List<MessageId> readHeld(Sql sql, Arrival arrival) {
    return sql.sql(
            "SELECT stamp FROM held_key WHERE partner = ? AND kind = ? AND business_key = ? AND"
                + " stamp NOT IN (SELECT stamp FROM inbox) ORDER BY stamp")
        .params(BusinessKey.of(arrival).cells())
        .query((row, number) -> new MessageId(row.getString(1)))
        .list();
  }

  /** Nothing is remembered of a held message but that it may be taken back. */
  void held(Arrival arrival) {
    newlyHeld.put(arrival.messageId(), arrival);
  }

  /** Whether there is nothing a correction could take the place of. */
  boolean nothingBefore(Arrival arrival) {
    KeyState latest = senderHistory.latest(arrival);
    return (latest == null || latest.voided()) && heldBefore(arrival).isEmpty();
  }

  private List<MessageId> heldBefore(Arrival arrival) {
    return held.getOrDefault(arrival.subject(), List.of()).stream()
        .filter(messageId -> inbox.get(messageId) == null)
        .toList();
  }

  /** What the new content replaces; its case is extended already, and it is not yet the latest. */
  Change replace(Arrival arrival) {
    List<MessageRef> ended = endWaiting(arrival, true);
    List<MessageId> rejected = endHeld(arrival);
    KeyState latest = senderHistory.latest(arrival);
    if (latest == null || latest.voided()) {
      return new Change(Correction.CORRECT, Map.of(), ended, rejected);
    }
    Case earlier = cases.get(latest.caseId());
    if (earlier != null) {
      cases.retract(earlier, arrival.subject(), arrival.claim(), false, now);
    }
    return withdraw(Correction.CORRECT, latest.recipients(), ended, rejected);
  }

  /** Null where there is nothing to void. */
  @Nullable Change voids(Arrival arrival) {
    List<MessageRef> ended = endWaiting(arrival, true);
    List<MessageId> rejected = endHeld(arrival);
    KeyState latest = senderHistory.latest(arrival);
    if (latest == null || latest.voided()) {
      return ended.isEmpty() && rejected.isEmpty()
          ? null
          : new Change(Correction.VOID, Map.of(), ended, rejected);
    }
    Case one = cases.get(latest.caseId());
    if (one != null) {
      boolean whole = arrival.claim() != null && one.endsWith(arrival.claim(), arrival.subject());
      cases.retract(one, arrival.subject(), null, whole, now);
    }
    senderHistory.end(BusinessKey.of(arrival), arrival.contentHash(), arrival.messageId());
    return withdraw(Correction.VOID, latest.recipients(), ended, rejected);
  }

  /** Null where nothing can be under way. */
  @Nullable Change cancels(Arrival arrival) {
    List<MessageRef> ended = endWaiting(arrival, false);
    List<MessageId> rejected = ended.isEmpty() ? endHeld(arrival) : List.of();
    if (!ended.isEmpty() || !rejected.isEmpty()) {
      return new Change(Correction.CANCEL, Map.of(), ended, rejected);
    }
    KeyState latest = senderHistory.latest(arrival);
    if (latest == null
        || latest.ended()
        || latest.corrects()
        || latest.recipients().of(latest.messageId()).isEmpty()) {
      return null;
    }
    senderHistory.end(BusinessKey.of(arrival), arrival.contentHash(), arrival.messageId());
    return withdraw(
        Correction.CANCEL, latest.recipients().of(latest.messageId()), List.of(), List.of());
  }

  private Change withdraw(
      Correction cause, Recipients sent, List<MessageRef> ended, List<MessageId> rejected) {
    sent.allMessageIds().forEach(messageId -> withdrawn.putIfAbsent(messageId, cause));
    return new Change(cause, sent.messageIds(), ended, rejected);
  }

  /** Those that wait under the key, the latest first. */
  private List<MessageRef> endWaiting(Arrival arrival, boolean all) {
    List<MessageRef> ended = new ArrayList<>();
    KeyState keyState = senderHistory.latest(arrival);
    while (keyState != null && (all || ended.isEmpty())) {
      WaitingMessages.WaitingMessage waitingMessage = room.get(keyState.messageId());
      if (waitingMessage == null) {
        break;
      }
      if (!waitingMessage.messageId().equals(arrival.messageId())) {
        ended.add(end(waitingMessage, arrival.messageId()));
      }
      keyState = waitingMessage.previous();
    }
    return ended;
  }

  private MessageRef end(WaitingMessages.WaitingMessage waitingMessage, MessageId by) {
    Inbox.InboxEntry inboxEntry =
        Objects.requireNonNull(inbox.get(waitingMessage.messageId()), "waits, so it is known");
    senderHistory.takeBack(inboxEntry.message(), waitingMessage.previous());
    room.takeBack(waitingMessage);
    inbox.put(
        new Inbox.InboxEntry(
            inboxEntry.message(),
            inboxEntry.wokenBy(),
            InboxDecision.WITHDRAWN,
            by.value(),
            inboxEntry.number(),
            0));
    return inboxEntry.message();
  }

  private List<MessageId> endHeld(Arrival arrival) {
    List<MessageId> rejected = heldBefore(arrival);
    for (MessageId messageId : rejected) {
      MessageRef message =
          new MessageRef(
              messageId,
              arrival.sender(),
              arrival.kind(),
              null,
              null,
              arrival.message().businessKey(),
              arrival.test());
      inbox.put(
          new Inbox.InboxEntry(
              message, null, InboxDecision.WITHDRAWN, arrival.messageId().value(), null, 0));
    }
    return rejected;
  }

  void save(Sql sql) {
    withdrawn(sql, withdrawn, now);
    List<Object[]> rows = new ArrayList<>();
    for (Arrival arrival : newlyHeld.values()) {
      rows.add(
          BatchSql.row(
              arrival.messageId(),
              arrival.sender(),
              TestNames.stored(arrival.kind().value(), arrival.test()),
              arrival.message().businessKey(),
              now));
    }
    BatchSql.insert(
        sql,
        "INSERT INTO held_key (stamp, partner, kind, business_key, at) VALUES",
        rows,
        "ON CONFLICT (stamp) DO NOTHING");
  }

  static void withdrawn(Sql sql, Map<MessageId, Correction> messageIds, long now) {
    List<Object[]> rows = new ArrayList<>();
    messageIds.forEach((messageId, cause) -> rows.add(BatchSql.row(messageId, cause.name(), now)));
    BatchSql.insert(
        sql,
        "INSERT INTO withdrawn (stamp, cause, at) VALUES",
        rows,
        "ON CONFLICT (stamp) DO NOTHING");
  }
}
