package id.blkhub.question;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.question.AskedQuestion.PreparedQuestion;
import id.blkhub.question.QuestionJournal.JournalledQuestion;
import id.blkhub.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The questions of the last day, by the ids of their askers. */
public final class QuestionStore {
  /** How long the outcome of an id is told again. */
  static final Duration KEPT = Duration.ofDays(1);

  /** Of an outcome that is an answer; of another it is the code. */
  private static final String ANSWERED = "ANSWERED";

  private final Database hub;

  public QuestionStore(Database hub) {
    this.hub = hub;
  }

  /**
   * A question whose id was there before.
   *
   * @param content keyed hash of what it asked
   * @param outcome empty while it is asked
   * @param answer sealed; null where there is none
   */
  record EarlierQuestion(
      MessageId messageId,
      String content,
      String outcome,
      Instant endedAt,
      byte @Nullable [] answer) {
    boolean underWay() {
      return outcome.isEmpty();
    }
  }

  /** Claims the id; what is there already comes back. */
  Optional<EarlierQuestion> open(PreparedQuestion question) {
    AskedQuestion asked = question.asked();
    Object[] key = key(asked);
    return hub.write(
        sql -> {
          sql.sql(
                  """
                  DELETE FROM question WHERE asker = ? AND answerer = ? AND name = ? AND test = ?
                    AND question_id = ? AND asked_at < ?
                  """)
              .params(key)
              .param(asked.at().minus(KEPT).toEpochMilli())
              .update();
          int claimed =
              sql.sql(
                      """
                      INSERT INTO question (asker, answerer, name, test, question_id, message_id,
                        content, person, asked_at, outcome, ended_at, answer)
                      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, NULL) ON CONFLICT DO NOTHING
                      """)
                  .params(key)
                  .param(asked.messageId().value())
                  .param(question.contentHash())
                  .param(question.personHash() == null ? "" : question.personHash())
                  .param(asked.at().toEpochMilli())
                  .update();
          return claimed > 0
              ? Optional.<EarlierQuestion>empty()
              : sql.sql(
                      """
                      SELECT message_id, content, outcome, ended_at, answer FROM question
                      WHERE asker = ? AND answerer = ? AND name = ? AND test = ?
                        AND question_id = ?
                      """)
                  .params(key)
                  .query((row, n) -> earlier(row))
                  .optional();
        });
  }

  private static EarlierQuestion earlier(ResultSet row) throws SQLException {
    return new EarlierQuestion(
        new MessageId(row.getString(1)),
        row.getString(2),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        row.getBytes(5));
  }

  private static Object[] key(AskedQuestion asked) {
    return new Object[] {
      asked.asker().value(),
      asked.place().answerer().value(),
      asked.place().name().value(),
      asked.read().isTest(),
      asked.id()
    };
  }

  /** There is an answer. */
  void answered(AskedQuestion asked, Instant at, byte[] sealed) {
    hub.write(
        sql ->
            sql.sql(
                    "UPDATE question SET outcome = ?, ended_at = ?, answer = ? WHERE message_id ="
                        + " ?")
                .params(ANSWERED, at.toEpochMilli(), sealed, asked.messageId().value())
                .update());
  }

  /** It ended in a way that is told again. */
  void ended(AskedQuestion asked, Instant at, QuestionProblem why) {
    hub.write(
        sql ->
            sql.sql("UPDATE question SET outcome = ?, ended_at = ? WHERE message_id = ?")
                .params(why.name(), at.toEpochMilli(), asked.messageId().value())
                .update());
  }

  /** The id may be used again. */
  void free(MessageId messageId) {
    hub.write(
        sql ->
            sql.sql("DELETE FROM question WHERE message_id = ?").param(messageId.value()).update());
  }

  /** Those that are asked since before that moment, at most a thousand. */
  List<JournalledQuestion> openSince(Instant before) {
    return hub.read(
        sql ->
            sql.sql(
                    """
                    SELECT message_id, asker, answerer, name, question_id, person, test, asked_at
                    FROM question WHERE asked_at < ? AND outcome = '' LIMIT 1000
                    """)
                .param(before.toEpochMilli())
                .query((row, n) -> journalled(row))
                .list());
  }

  private static JournalledQuestion journalled(ResultSet row) throws SQLException {
    String person = row.getString(6);
    return new JournalledQuestion(
        new MessageId(row.getString(1)),
        new PartnerId(row.getString(2)),
        new QuestionPlace(new PartnerId(row.getString(3)), new Kind(row.getString(4))),
        row.getString(5),
        person.isEmpty() ? null : person,
        row.getBoolean(7),
        Instant.ofEpochMilli(row.getLong(8)));
  }

  /** Forgets what has an outcome and was asked before that moment. */
  void purge(Instant before) {
    hub.write(
        sql ->
            sql.sql("DELETE FROM question WHERE asked_at < ? AND outcome <> ''")
                .param(before.toEpochMilli())
                .update());
  }
}
