package id.blkhub.http;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Violation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a partner made of a question. Nothing that it wrote is in it but the answer itself. */
public sealed interface InquiryReply {
  /**
   * It answered.
   *
   * @param body not looked at so far
   */
  record AnswerGiven(JsonNode body) implements InquiryReply {}

  /** It will not answer this question. */
  record AnswerRefused(Violation why) implements InquiryReply {}

  /** What came back is no answer. */
  record NoAnswer(Violation why) implements InquiryReply {}

  /**
   * It does not answer now.
   *
   * @param after what it asked for; null where it asked for nothing
   * @param late whether its time was up
   * @param seen whether it may have read the question
   */
  record AnswerLater(Violation why, @Nullable Duration after, boolean late, boolean seen)
      implements InquiryReply {}
}
