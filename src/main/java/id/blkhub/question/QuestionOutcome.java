package id.blkhub.question;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a question that was to be asked. */
public sealed interface QuestionOutcome {
  /** The hub's id of the question. */
  MessageId messageId();

  /**
   * There is an answer.
   *
   * @param answeredAt earlier where the same id asked before
   * @param answer nothing but the fields of the agreement
   */
  record AnswerFound(MessageId messageId, Instant answeredAt, JsonNode answer)
      implements QuestionOutcome {}

  /**
   * There is none.
   *
   * @param after when to ask again; null where that would not help
   */
  record NotAnswered(MessageId messageId, QuestionProblem why, @Nullable Duration after)
      implements QuestionOutcome {}
}
