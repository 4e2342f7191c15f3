package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.correlation.Inbox.InboxDecision;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.seal.Seal;
import id.blkhub.store.Database;
import id.blkhub.store.Sql;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells new messages from repeated ones and finds the case each belongs to. Every call is one
 * database transaction, to be committed before the JMS transaction of the same messages: whoever
 * crashes in between calls again and gets the same answers.
 */
@Component
public class Correlator {
  private final Database hub;
  private final Seal seal;
  private final Clock clock;
  private final KnownFacts knownFacts = new KnownFacts();
  private final LongAdder redelivered = new LongAdder();

  /**
   * @param hub the hub's own database, not the journal
   * @param seal for amounts, which say something of a person
   */
  @Autowired
  public Correlator(
      @Qualifier("hubDatabase") Database hub,
      Seal seal,
      Clock clock,
      @Value("${hub.zone}") ZoneId zone) {
    this(hub, seal, clock.withZone(zone));
  }

  /**
   * @param clock in the zone whose day counts where a consent has a last day
   */
  public Correlator(Database hub, Seal seal, Clock clock) {
    this.hub = hub;
    this.seal = seal;
    this.clock = clock;
  }

  /** Messages of a partner and kind that wait for a number and were not woken yet. */
  public record WaitingCount(PartnerId partner, Kind kind, long count) {}

  /**
   * Decides a batch in its order, all of it or nothing.
   *
   * @return one outcome for each arrival, at its position
   * @throws org.springframework.dao.DataAccessException when the database fails; nothing was
   *     written then
   */
  public List<Outcome> remember(List<Arrival> batch, Router router) {
    return batch.isEmpty() ? List.of() : hub.write(sql -> remember(sql, batch, router));
  }

  /**
   * Messages that came again after they were decided, since the start: whoever sent them on crashed
   * before its commit.
   */
  public long redelivered() {
    return redelivered.sum();
  }

  private List<Outcome> remember(Sql sql, List<Arrival> batch, Router router) {
    Set<CorrelationId> numbers = new HashSet<>();
    Set<String> locks = new HashSet<>();
    Set<MessageId> messageIds = new HashSet<>();
    for (Arrival arrival : batch) {
      messageIds.add(arrival.messageId());
      locks.add(arrival.messageId().value());
      locks.addAll(SenderHistory.locks(arrival));
      locks.addAll(ConsentWords.about(arrival));
      if (arrival.claim() != null) {
        numbers.add(arrival.claim().find());
        numbers.addAll(arrival.claim().add());
      }
    }
    numbers.forEach(correlationId -> locks.add(lock(correlationId)));
    KeyLocks.ofKeys(sql, locks);

    Inbox inbox = Inbox.load(sql, messageIds);
    Set<Long> known = new HashSet<>();
    Set<MessageId> guests = new HashSet<>();
    Set<MessageId> decided = new HashSet<>();
    for (Inbox.InboxEntry inboxEntry : inbox.all()) {
      decided.add(inboxEntry.message().messageId());
      if (inboxEntry.caseId() != 0) {
        known.add(inboxEntry.caseId());
      }
      if (inboxEntry.decision() == InboxDecision.WAITING) {
        guests.add(inboxEntry.message().messageId());
      }
    }
    SenderHistory senderHistory = SenderHistory.load(sql, batch);
    for (Arrival arrival : batch) {
      KeyState latest = arrival.mayCorrect() ? senderHistory.latest(arrival) : null;
      if (latest != null && latest.caseId() != 0) {
        known.add(latest.caseId());
      }
    }
    CorrectedNiks corrected = ConsentWords.corrected(sql, batch);
    known.addAll(ConsentWords.casesOf(sql, batch, corrected));
    Cases cases = Cases.load(sql, numbers, known);
    for (Arrival arrival : batch) {
      // whether a woken message was overtaken depends on whether its successor waits as well
      KeyState latest = senderHistory.latest(arrival);
      if (arrival.wokenBy() != null && latest != null) {
        guests.add(latest.messageId());
      }
    }
    numbers.addAll(cases.numbers());
    WaitingMessages room = WaitingMessages.load(sql, numbers, guests);

    long now = clock.millis();
    CorrectionPlanner correctionPlanner =
        new CorrectionPlanner(inbox, senderHistory, cases, room, now);
    correctionPlanner.load(sql, batch);
    Amounts amounts = Amounts.load(sql, seal, batch);
    ConsentWords words = ConsentWords.load(sql, batch, corrected);
    ConsentRevocations revocations =
        new ConsentRevocations(sql, senderHistory, router, decided, now);
    ArrivalDecider arrivalDecider =
        new ArrivalDecider(
            new BatchMemory(inbox, senderHistory, cases, room, amounts),
            correctionPlanner,
            router,
            new ConsentEffects(words, revocations, cases, LocalDate.now(clock)));
    List<Outcome> outcomes = new ArrayList<>(batch.size());
    boolean repeats = false;
    for (int index = 0; index < batch.size(); index++) {
      Inbox.InboxEntry earlier = inbox.get(batch.get(index).messageId());
      if (earlier != null) {
        repeats = true;
        if (Objects.equals(earlier.wokenBy(), batch.get(index).wokenBy())) {
          redelivered.increment();
        }
      }
      outcomes.add(arrivalDecider.decide(index, batch.get(index)));
    }
    inbox.save(sql, now);
    senderHistory.save(sql, now);
    cases.save(sql, now);
    room.save(sql, now);
    correctionPlanner.save(sql);
    words.save(sql, now);
    revocations.save();
    amounts.save(sql, now);
    return repeats || room.anyoneWoken() ? withWoken(sql, batch, outcomes) : outcomes;
  }

  private static List<Outcome> withWoken(Sql sql, List<Arrival> batch, List<Outcome> outcomes) {
    List<MessageId> announcers = new ArrayList<>();
    for (int index = 0; index < batch.size(); index++) {
      if (outcomes.get(index) instanceof Outcome.Fresh) {
        announcers.add(batch.get(index).messageId());
      }
    }
    Map<MessageId, List<Outcome.Woken>> woken = WaitingMessages.wokenBy(sql, announcers);
    List<Outcome> complete = new ArrayList<>(outcomes.size());
    for (int index = 0; index < batch.size(); index++) {
      Outcome outcome = outcomes.get(index);
      if (outcome instanceof Outcome.Fresh fresh) {
        outcome =
            new Outcome.Fresh(
                fresh.caseId(),
                fresh.owner(),
                fresh.facts(),
                woken.getOrDefault(batch.get(index).messageId(), List.of()),
                fresh.change(),
                fresh.told(),
                fresh.revoked());
      }
      complete.add(outcome);
    }
    return complete;
  }

  /**
   * The time a message could wait is over.
   *
   * @param wokenBy {@link Arrival#wokenBy()} of the copy whose Waiting set the timer: a message
   *     that was woken in vain has a timer of its own for its second wait
   * @return {@link Outcome.Unknown}, the same again on every further call for that wait; {@link
   *     Outcome.NotWaiting} where the message was woken or settled meanwhile
   * @throws org.springframework.dao.DataAccessException when the database fails; nothing was
   *     written then
   */
  public Outcome expire(MessageId messageId, @Nullable MessageId wokenBy) {
    return hub.write(
        sql -> {
          Inbox.InboxEntry seen = Inbox.load(sql, List.of(messageId)).get(messageId);
          if (seen == null || seen.number() == null) {
            return new Outcome.NotWaiting();
          }
          KeyLocks.ofKeys(
              sql,
              List.of(messageId.value(), lock(seen.number()), SenderHistory.lock(seen.message())));
          Cases.load(sql, List.of(seen.number()), List.of());
          return expireLocked(sql, messageId, wokenBy);
        });
  }

  private Outcome expireLocked(Sql sql, MessageId messageId, @Nullable MessageId wokenBy) {
    Inbox inbox = Inbox.load(sql, List.of(messageId));
    Inbox.InboxEntry inboxEntry = inbox.get(messageId);
    if (inboxEntry == null || !Objects.equals(inboxEntry.wokenBy(), wokenBy)) {
      return new Outcome.NotWaiting();
    }
    if (inboxEntry.decision() == InboxDecision.UNKNOWN) {
      return new Outcome.Unknown(inboxEntry.awaited(), inboxEntry.message());
    }
    WaitingMessages room = WaitingMessages.load(sql, List.of(), List.of(messageId));
    WaitingMessages.WaitingMessage waitingMessage = room.get(messageId);
    if (waitingMessage == null || waitingMessage.wokenBy() != null) {
      return new Outcome.NotWaiting();
    }
    SenderHistory senderHistory = SenderHistory.load(sql, BusinessKey.of(inboxEntry.message()));
    senderHistory.takeBack(inboxEntry.message(), waitingMessage.previous());
    room.takeBack(waitingMessage);
    inbox.put(
        new Inbox.InboxEntry(
            inboxEntry.message(), wokenBy, InboxDecision.UNKNOWN, null, inboxEntry.number(), 0));
    long now = clock.millis();
    inbox.save(sql, now);
    senderHistory.save(sql, now);
    room.save(sql, now);
    return new Outcome.Unknown(inboxEntry.awaited(), inboxEntry.message());
  }

  /**
   * What the hub knows of these cases now, not to be changed; a case that does not exist is absent.
   */
  public Map<Long, Map<String, JsonNode>> facts(Collection<Long> caseIds) {
    Map<Long, Map<String, JsonNode>> facts = new HashMap<>();
    hub.read(
            sql ->
                BatchSql.read(
                    sql,
                    "SELECT id, facts FROM hub_case WHERE id IN (VALUES",
                    BatchSql.column(new HashSet<>(caseIds)),
                    ")",
                    (row, n) -> Map.entry(row.getLong(1), knownFacts.read(row.getString(2)))))
        .forEach(row -> facts.put(row.getKey(), row.getValue()));
    return facts;
  }

  /**
   * The cases of accepted messages that may go to a receiver once more: not of those that void or
   * cancel others, whose content nobody was ever sent.
   *
   * @return by message id, 0 for a message without a case; what the inbox has forgotten is absent
   */
  public Map<MessageId, Long> caseIds(Collection<MessageId> messageIds) {
    Map<MessageId, Long> cases = new HashMap<>();
    if (!messageIds.isEmpty()) {
      hub.read(
              sql ->
                  BatchSql.read(
                      sql,
                      "SELECT stamp, case_id FROM inbox WHERE stamp IN (VALUES",
                      BatchSql.column(new HashSet<>(messageIds)),
                      ") AND (outcome <> 'FRESH' OR reference IS NULL OR reference LIKE"
                          + " '%#CORRECT')",
                      (row, n) -> Map.entry(new MessageId(row.getString(1)), row.getLong(2))))
          .forEach(row -> cases.put(row.getKey(), row.getValue()));
    }
    return cases;
  }

  /**
   * What senders called decided messages.
   *
   * @return empty for a message its sender gave no id; what the inbox has forgotten is absent
   */
  public Map<MessageId, Optional<String>> senderMessageIds(Collection<MessageId> messageIds) {
    return messageIds.isEmpty()
        ? Map.of()
        : hub.read(sql -> Inbox.senderMessageIds(sql, messageIds));
  }

  /** The partner that owns a case; empty where there is no such case. */
  public Optional<PartnerId> owner(long caseId) {
    return hub.read(
        sql ->
            sql.sql("SELECT owner FROM hub_case WHERE id = ?")
                .param(caseId)
                .query((row, n) -> new PartnerId(row.getString(1)))
                .optional());
  }

  /** How many messages wait, by sender and kind; none with zero. */
  public List<WaitingCount> waiting() {
    return hub.read(
        sql ->
            sql.sql(
                    "SELECT partner, kind, COUNT(*) FROM waiting WHERE woken_by IS NULL GROUP BY"
                        + " partner, kind ORDER BY partner, kind")
                .query(
                    (row, n) ->
                        new WaitingCount(
                            new PartnerId(row.getString(1)),
                            new Kind(row.getString(2)),
                            row.getLong(3)))
                .list());
  }

  /**
   * Forgets ids, contents and decisions last seen before the given moment, in small transactions;
   * never those of messages that still wait. Cases stay.
   *
   * @return how many decided messages were forgotten
   */
  public long purgeInbox(Instant olderThan) {
    return Purge.inbox(hub, olderThan.toEpochMilli());
  }

  private static String lock(CorrelationId correlationId) {
    return correlationId.type() + '|' + correlationId.value();
  }
}
