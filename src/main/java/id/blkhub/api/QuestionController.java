package id.blkhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.AgreedQuestion;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.partner.Partners;
import id.blkhub.partner.RateLimiter;
import id.blkhub.question.AskedQuestion;
import id.blkhub.question.AskedQuestion.PreparedQuestion;
import id.blkhub.question.PartnerQuestions;
import id.blkhub.question.QuestionOutcome;
import id.blkhub.question.QuestionOutcome.AnswerFound;
import id.blkhub.question.QuestionOutcome.NotAnswered;
import id.blkhub.question.QuestionProblem;
import id.blkhub.question.QuestionRefused;
import id.blkhub.reader.Head;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.ReadMessage;
import id.blkhub.web.HttpErrorReason;
import id.blkhub.web.ProblemDocument;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/questions/{partner}/{question}}. No thread of the web server waits for the
 * answer.
 */
@RestController
final class QuestionController {
  private final Partners partners;
  private final RateLimiter limiter;
  private final PartnerQuestions questions;
  private final Refusals refusals;
  private final ProcessorShare share;
  private final Clock clock;

  QuestionController(
      Partners partners,
      RateLimiter limiter,
      PartnerQuestions questions,
      Refusals refusals,
      ProcessorShare share,
      Clock clock) {
    this.partners = partners;
    this.limiter = limiter;
    this.questions = questions;
    this.refusals = refusals;
    this.share = share;
    this.clock = clock;
  }

  @PostMapping(
      path = Paths.QUESTIONS + "{partner}/{question}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  CompletableFuture<QuestionAnswer> ask(
      @PathVariable("partner") String answerer,
      @PathVariable("question") String question,
      HttpServletRequest request) {
    PartnerId asker = PartnerAuthentication.partner(request);
    AskedQuestion asked;
    try {
      asked = read(asker, agreed(asker, answerer, question), request);
    } catch (ProblemException e) {
      refusals.note(request, asker.value(), e.problem().reason());
      throw e;
    }
    try {
      PreparedQuestion prepared = share.in(asker, () -> questions.prepare(asked));
      return questions.ask(prepared).thenApply(QuestionController::answer);
    } catch (QuestionRefused refusal) {
      throw problem(questions.refused(asked, refusal), refusal.errors());
    }
  }

  private AgreedQuestion agreed(PartnerId asker, String answerer, String question) {
    try {
      return questions.agreed(asker, answerer, question);
    } catch (QuestionRefused refusal) {
      throw ProblemException.of(refusal.why());
    }
  }

  private AskedQuestion read(PartnerId asker, AgreedQuestion agreed, HttpServletRequest request) {
    Instant at = clock.instant();
    PartnerProfile profile =
        partners
            .find(asker.value())
            .orElseThrow(() -> ProblemException.of(QuestionProblem.NOT_AGREED));
    int most = profile.limits().maxMessageBytes();
    Head head = RequestHead.read(request);
    BoundedBody.checkLength(request, most);
    pace(HttpRule.TOO_MANY_MESSAGES, asker.value(), profile.limits().messagesPerMinute());
    pace(
        QuestionProblem.TOO_OFTEN,
        asker + " " + agreed.of() + "/" + agreed.question(),
        agreed.perMinute());
    byte[] body = BoundedBody.read(request, most);
    ReadMessage message = share.in(asker, () -> MessageReader.read(head, body));
    boolean test = profile.stage() == PartnerStage.TEST;
    return AskedQuestion.of(asker, agreed, test ? message.ofStageTest() : message, at, most);
  }

  private void pace(HttpErrorReason reason, String who, int perMinute) {
    Duration wait = limiter.take(who, perMinute);
    if (!wait.isZero()) {
      throw ProblemException.retryAfter(reason, wait);
    }
  }

  private static QuestionAnswer answer(QuestionOutcome outcome) {
    if (outcome instanceof AnswerFound found) {
      return new QuestionAnswer(found.messageId(), found.answeredAt(), found.answer());
    }
    throw problem((NotAnswered) outcome, List.of());
  }

  private static ProblemException problem(NotAnswered outcome, List<Violation> errors) {
    return new ProblemException(
        new ProblemDocument(
            outcome.why(), outcome.messageId().value(), errors, outcome.after(), null));
  }

  /**
   * @param answeredAt earlier where the same id asked before
   * @param answer the fields of the agreement
   */
  record QuestionAnswer(MessageId messageId, Instant answeredAt, JsonNode answer) {}
}
