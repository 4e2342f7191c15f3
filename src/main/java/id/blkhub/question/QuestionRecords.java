package id.blkhub.question;

import id.blkhub.message.Violation;
import id.blkhub.question.AskedQuestion.PreparedQuestion;
import id.blkhub.question.QuestionJournal.JournalledQuestion;
import id.blkhub.question.QuestionStore.EarlierQuestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps journal, ids and figures of questions together. */
public final class QuestionRecords {
  private final QuestionStore store;
  private final QuestionJournal journal;
  private final QuestionMeters meters;

  public QuestionRecords(QuestionStore store, QuestionJournal journal, QuestionMeters meters) {
    this.store = store;
    this.journal = journal;
    this.meters = meters;
  }

  /** Claims the id and journals the question; an earlier one of the same id comes back instead. */
  Optional<EarlierQuestion> begin(PreparedQuestion question) {
    Optional<EarlierQuestion> earlier = store.open(question);
    if (earlier.isEmpty()) {
      try {
        journal.asked(journalled(question));
      } catch (RuntimeException notJournalled) {
        store.free(question.asked().messageId());
        throw notJournalled;
      }
    }
    return earlier;
  }

  private static JournalledQuestion journalled(PreparedQuestion question) {
    return JournalledQuestion.of(question.asked(), question.personHash());
  }

  void answered(PreparedQuestion question, Instant at, byte[] sealed) {
    journal.answered(journalled(question));
    store.answered(question.asked(), at, sealed);
    meters.ended(question.asked(), "answered", at);
  }

  void ended(PreparedQuestion question, Instant at, QuestionProblem why, List<Violation> errors) {
    journal.notAnswered(journalled(question), errors);
    if (why.lasts()) {
      store.ended(question.asked(), at, why);
    } else {
      store.free(question.asked().messageId());
    }
    meters.ended(question.asked(), QuestionMeters.outcome(why), at);
  }

  /** It was not asked. */
  void refused(AskedQuestion asked, QuestionProblem why, List<Violation> errors) {
    journal.refused(JournalledQuestion.of(asked, null), errors);
    meters.ended(asked, QuestionMeters.outcome(why), asked.at());
  }

  /** Ends those that a hub which ended left open, and forgets those of yesterday. */
  void tidy(Instant lostBefore, Instant keptSince) {
    for (JournalledQuestion lost : store.openSince(lostBefore)) {
      journal.notAnswered(lost, List.of(QuestionProblem.LOST.violation()));
      store.free(lost.messageId());
    }
    store.purge(keptSince);
  }
}
