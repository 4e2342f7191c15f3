package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Consents;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.TestNames;
import id.blkhub.store.Database;
import id.blkhub.store.Sql;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Finds the cases of which a consent has ended by its last day, and what follows from that. */
@Component
public class ConsentEnds {
  private final Database hub;
  private final Clock clock;

  /**
   * @param hub the hub's own database, not the journal
   */
  public ConsentEnds(@Qualifier("hubDatabase") Database hub, Clock clock) {
    this.hub = hub;
    this.clock = clock;
  }

  /**
   * Cases that were not looked into since a consent of theirs has ended.
   *
   * @param today by the hub's time zone
   * @param after the greatest id of the page before; 0 for the first page
   * @return their ids, ascending, at most so many
   */
  public List<Long> past(LocalDate today, long after, int most) {
    return hub.read(
        sql ->
            sql.sql("SELECT id FROM hub_case WHERE consent_ends < ? AND id > ? ORDER BY id LIMIT ?")
                .params(today.toString(), after, most)
                .query((row, n) -> row.getLong(1))
                .list());
  }

  /**
   * Looks into a case: who was sent something that its consents do not cover any more?
   *
   * @param look names this look; told the same again after a crash, it answers the same
   * @param router asked what a partner may keep, by the consents as they stand today
   * @return empty where there is no such case, or nothing follows
   */
  public Optional<EndedConsents> end(MessageId look, long caseId, LocalDate today, Router router) {
    return hub.write(sql -> end(sql, look, caseId, today, router));
  }

  private Optional<EndedConsents> end(
      Sql sql, MessageId look, long caseId, LocalDate today, Router router) {
    KeyLocks.ofKeys(sql, List.of(look.value()));
    Cases cases = Cases.load(sql, List.of(), List.of(caseId));
    Case one = cases.get(caseId);
    if (one == null) {
      return Optional.empty();
    }
    long now = clock.millis();
    SenderHistory senderHistory = SenderHistory.load(sql, List.of());
    ConsentRevocations revocations =
        new ConsentRevocations(sql, senderHistory, router, List.of(look), now);
    List<Revocation> revoked = revocations.ended(look, one, today);
    cases.changed(one);
    senderHistory.save(sql, now);
    cases.save(sql, now);
    revocations.save();
    return revoked.isEmpty()
        ? Optional.empty()
        : Optional.of(new EndedConsents(because(sql, one, look), revoked));
  }

  /** The message that listed the consents, else the one that gave the case its first number. */
  private static MessageRef because(Sql sql, Case one, MessageId look) {
    BusinessKey key = BusinessKey.ofSubject(subject(one));
    KeyState latest = SenderHistory.load(sql, key).latest(key);
    MessageId announced = latest == null ? look : latest.messageId();
    return new MessageRef(
        announced,
        one.owner(),
        new Kind(TestNames.plain(key.kind())),
        Inbox.senderMessageIds(sql, List.of(announced))
            .getOrDefault(announced, Optional.empty())
            .orElse(null),
        null,
        key.value(),
        TestNames.isTest(key.kind()));
  }

  private static String subject(Case one) {
    JsonNode taught = one.taught().get(Consents.FACT);
    return taught != null
        ? taught.asText()
        : one.numbers().values().stream()
            .map(Case.Holding::addedBy)
            .filter(subject -> subject != null && !subject.isEmpty())
            .findFirst()
            .orElse(one.owner() + "|enrolment|");
  }
}
