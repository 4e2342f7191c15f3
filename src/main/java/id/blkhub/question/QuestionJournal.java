package id.blkhub.question;

import id.blkhub.journal.Journal;
import id.blkhub.message.EventDetail.AskedOf;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.JournalEventBuilder;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who asked whom, when, under which id, and what came of it. Neither the question nor
 * the answer is kept here. An answered question is a message of its asker that its answering
 * partner got; any other is a message that was rejected.
 */
public final class QuestionJournal {
  private final Journal journal;
  private final BiConsumer<String, String> received;
  private final Clock clock;

  /**
   * @param received counts one more message of a partner and a kind
   */
  public QuestionJournal(Journal journal, BiConsumer<String, String> received, Clock clock) {
    this.journal = journal;
    this.received = received;
    this.clock = clock;
  }

  /**
   * What the journal knows of a question.
   *
   * @param id the asker's
   * @param personHash keyed hash of the NIK it asks about; null where it names nobody
   */
  record JournalledQuestion(
      MessageId messageId,
      PartnerId asker,
      QuestionPlace place,
      String id,
      @Nullable String personHash,
      boolean test,
      Instant at) {
    static JournalledQuestion of(AskedQuestion asked, @Nullable String personHash) {
      return new JournalledQuestion(
          asked.messageId(),
          asked.asker(),
          asked.place(),
          asked.id(),
          personHash,
          asked.read().isTest(),
          asked.at());
    }
  }

  /**
   * It was asked.
   *
   * @throws RuntimeException when it could not be made durable; nothing may be asked then
   */
  void asked(JournalledQuestion question) {
    journal.record(List.of(begun(question)));
    received.accept(question.asker().value(), question.place().name().value());
  }

  /**
   * The asker gets an answer.
   *
   * @throws RuntimeException when it could not be made durable; nothing may be given on then
   */
  void answered(JournalledQuestion question) {
    AskedOf detail = detail(question);
    PartnerId answerer = question.place().answerer();
    journal.record(
        List.of(
            event(question, State.ACCEPTED).detail(detail).build(),
            event(question, State.ROUTED).receiver(answerer).build(),
            event(question, State.DELIVERED).receiver(answerer).detail(detail).build()));
  }

  /** The asker gets none, though it was asked. */
  void notAnswered(JournalledQuestion question, List<Violation> why) {
    journal.record(List.of(rejected(question, why)));
  }

  /** It was not asked. */
  void refused(JournalledQuestion question, List<Violation> why) {
    journal.record(List.of(begun(question), rejected(question, why)));
    received.accept(question.asker().value(), question.place().name().value());
  }

  private JournalEvent begun(JournalledQuestion question) {
    return event(question, State.RECEIVED)
        .at(question.at())
        .detail(new AskedOf(question.place().answerer(), null))
        .build();
  }

  private JournalEvent rejected(JournalledQuestion question, List<Violation> why) {
    return event(question, State.REJECTED).errors(why).detail(detail(question)).build();
  }

  private AskedOf detail(JournalledQuestion question) {
    Duration took = Duration.between(question.at(), clock.instant());
    return new AskedOf(question.place().answerer(), took.isNegative() ? Duration.ZERO : took);
  }

  private JournalEventBuilder event(JournalledQuestion question, State state) {
    Kind kind = question.place().name();
    MessageRef ref =
        new MessageRef(
            question.messageId(),
            question.asker(),
            kind,
            question.id(),
            null,
            null,
            question.test());
    return JournalEvent.of(ref, state, clock.instant()).subjectHash(question.personHash());
  }
}
