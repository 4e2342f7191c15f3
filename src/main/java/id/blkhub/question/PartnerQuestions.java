package id.blkhub.question;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.SortedJson;
import id.blkhub.exchange.Documents;
import id.blkhub.http.InquiryReply;
import id.blkhub.http.InquiryReply.AnswerGiven;
import id.blkhub.http.InquiryReply.AnswerLater;
import id.blkhub.http.InquiryReply.AnswerRefused;
import id.blkhub.message.Blamed;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile.AgreedQuestion;
import id.blkhub.question.AskedQuestion.PreparedQuestion;
import id.blkhub.question.QuestionForms.CheckedAnswer;
import id.blkhub.question.QuestionForms.QuestionInBothForms;
import id.blkhub.question.QuestionOutcome.AnswerFound;
import id.blkhub.question.QuestionOutcome.NotAnswered;
import id.blkhub.question.QuestionStore.EarlierQuestion;
import id.blkhub.seal.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a question from its asker to the partner that answers and the answer back. No thread waits
 * for the partner. Nothing is asked before it is journalled, and no answer is given on before its
 * outcome is.
 */
public final class PartnerQuestions {
  private static final Logger LOG = LoggerFactory.getLogger(PartnerQuestions.class);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

  private final QuestionRules rules;
  private final QuestionForms forms;
  private final QuestionDesk desk;
  private final QuestionRecords records;
  private final Seal seal;
  private final Clock clock;
  private final Executor work;

  /**
   * @param work where answers are checked and recorded
   */
  public PartnerQuestions(
      QuestionRules rules,
      QuestionForms forms,
      QuestionDesk desk,
      QuestionRecords records,
      Seal seal,
      Clock clock,
      Executor work) {
    this.rules = rules;
    this.forms = forms;
    this.desk = desk;
    this.records = records;
    this.seal = seal;
    this.clock = clock;
    this.work = work;
  }

  /**
   * The agreement under which a partner may ask this today.
   *
   * @throws QuestionRefused where there is no such question, or no agreement
   */
  public AgreedQuestion agreed(PartnerId asker, String answerer, String question) {
    return rules.agreed(asker, answerer, question);
  }

  /**
   * Looks at a question as a whole. It needs a processor and waits for nothing but the database.
   *
   * @throws QuestionRefused where it may not be asked; to be told to {@link #refused}
   */
  public PreparedQuestion prepare(AskedQuestion asked) {
    AgreedQuestion agreed = asked.agreed();
    if (!asked.read().violations().isEmpty()) {
      throw new QuestionRefused(QuestionProblem.UNREADABLE, asked.read().violations(), null);
    }
    if (asked.read().mark().asked() != null || asked.read().dataschema() != null) {
      throw new QuestionRefused(QuestionProblem.NOT_A_QUESTION);
    }
    rules.requireSameSide(agreed, asked.read().isTest());
    QuestionInBothForms both = forms.question(agreed, asked.read().data(), asked.maxBytes());
    rules.requireConsent(asked.asker(), agreed, both.document(), asked.read().isTest());
    String nik = rules.nik(agreed, both.document());
    return new PreparedQuestion(
        asked,
        both.document(),
        both.mapped(),
        nik == null ? null : seal.hash("nik", nik.getBytes(StandardCharsets.UTF_8)),
        seal.hash("question", SortedJson.bytes(both.document())));
  }

  /** Records a question that is not asked, and says what its asker is told. */
  public NotAnswered refused(AskedQuestion asked, QuestionRefused refusal) {
    List<Violation> errors =
        refusal.errors().isEmpty() ? List.of(refusal.why().violation()) : refusal.errors();
    try {
      records.refused(asked, refusal.why(), errors);
      return new NotAnswered(asked.messageId(), refusal.why(), refusal.after());
    } catch (RuntimeException hubFails) {
      return notRecorded(asked, hubFails);
    }
  }

  /** Asks, and completes, never exceptionally, with what came of it. */
  public CompletableFuture<QuestionOutcome> ask(PreparedQuestion question) {
    AskedQuestion asked = question.asked();
    HubQuestionConsumer route = desk.find(asked.place()).orElse(null);
    if (route == null) {
      return ended(refused(asked, later(QuestionProblem.AWAY, AFTER_A_FAILURE)));
    }
    try {
      route.load().enter(asked.asker(), clock.instant());
    } catch (QuestionRefused busy) {
      return ended(refused(asked, busy));
    }
    CompletableFuture<QuestionOutcome> outcome = new CompletableFuture<>();
    outcome.whenComplete((any, failure) -> route.load().leave(asked.asker()));
    begin(question, route, outcome);
    return outcome;
  }

  private static QuestionRefused later(QuestionProblem why, Duration after) {
    return new QuestionRefused(why, List.of(), after);
  }

  private static CompletableFuture<QuestionOutcome> ended(QuestionOutcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }

  private void begin(
      PreparedQuestion question,
      HubQuestionConsumer route,
      CompletableFuture<QuestionOutcome> outcome) {
    AskedQuestion asked = question.asked();
    try {
      Optional<EarlierQuestion> earlier = records.begin(question);
      if (earlier.isPresent()) {
        outcome.complete(again(question, earlier.get()));
        return;
      }
    } catch (RuntimeException hubFails) {
      outcome.complete(notRecorded(asked, hubFails));
      return;
    }
    route
        .ask(new OutboundQuestion(asked.messageId(), question.mapped(), asked.read().isTest()))
        .whenCompleteAsync(
            (reply, failure) -> outcome.complete(concluded(question, route, reply, failure)), work);
  }

  /** The same id once more: nobody is asked. */
  private QuestionOutcome again(PreparedQuestion question, EarlierQuestion earlier) {
    AskedQuestion asked = question.asked();
    if (!earlier.content().equals(question.contentHash())) {
      return refused(asked, new QuestionRefused(QuestionProblem.ID_OF_ANOTHER));
    }
    if (earlier.underWay()) {
      return new NotAnswered(earlier.messageId(), QuestionProblem.UNDER_WAY, SOON);
    }
    if (earlier.answer() == null) {
      return new NotAnswered(earlier.messageId(), QuestionProblem.valueOf(earlier.outcome()), null);
    }
    try {
      JsonNode answer =
          Documents.JSON.readTree(seal.open(earlier.answer(), earlier.messageId().value()));
      return new AnswerFound(earlier.messageId(), earlier.endedAt(), answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private QuestionOutcome concluded(
      PreparedQuestion question,
      HubQuestionConsumer route,
      @Nullable InquiryReply reply,
      @Nullable Throwable failure) {
    try {
      return reply instanceof AnswerGiven given
          ? answered(question, route, given.body())
          : unanswered(question, route, reply, failure);
    } catch (RuntimeException hubFails) {
      return notRecorded(question.asked(), hubFails);
    }
  }

  private QuestionOutcome answered(
      PreparedQuestion question, HubQuestionConsumer route, JsonNode body) {
    AskedQuestion asked = question.asked();
    route.load().answered();
    CheckedAnswer checked = forms.answer(asked.agreed(), body);
    if (!checked.broken().isEmpty()) {
      LOG.warn(
          "messageId={} partner={} code={} The answer breaks its contract: {}",
          asked.messageId(),
          asked.place().answerer(),
          QuestionProblem.BAD_ANSWER.code(),
          String.join(", ", checked.broken()));
      return ended(
          question,
          QuestionProblem.BAD_ANSWER,
          List.of(QuestionProblem.BAD_ANSWER.violation()),
          null);
    }
    // as it is stored, so that the same id is told the same again
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    records.answered(question, now, seal.seal(bytes(checked.given()), asked.messageId().value()));
    return new AnswerFound(asked.messageId(), now, checked.given());
  }

  private static byte[] bytes(JsonNode document) {
    try {
      return Documents.JSON.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A parsed document can always be written", e);
    }
  }

  private QuestionOutcome unanswered(
      PreparedQuestion question,
      HubQuestionConsumer route,
      @Nullable InquiryReply reply,
      @Nullable Throwable failure) {
    if (reply instanceof AnswerRefused refused) {
      route.load().answered();
      return ended(question, QuestionProblem.REFUSED, List.of(refused.why()), null);
    }
    if (reply instanceof InquiryReply.NoAnswer none) {
      route.load().answered();
      return ended(question, QuestionProblem.BAD_ANSWER, List.of(none.why()), null);
    }
    if (reply instanceof AnswerLater later) {
      Duration after =
          route
              .load()
              .failed(clock.instant(), Objects.requireNonNullElse(later.after(), Duration.ZERO));
      return later.late()
          ? ended(question, QuestionProblem.TOO_SLOW, List.of(later.why()), after)
          : ended(question, QuestionProblem.AWAY, List.of(later.why()), after);
    }
    Duration after = route.load().failed(clock.instant(), Duration.ZERO);
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TimeoutException) {
      return ended(
          question, QuestionProblem.TOO_SLOW, List.of(QuestionProblem.TOO_SLOW.violation()), after);
    }
    LOG.warn(
        "messageId={} partner={} code={} The route of a question failed",
        question.asked().messageId(),
        question.asked().place().answerer(),
        QuestionProblem.AWAY.code(),
        cause == null ? null : Blamed.of(cause));
    return ended(question, QuestionProblem.AWAY, List.of(QuestionProblem.AWAY.violation()), after);
  }

  private QuestionOutcome ended(
      PreparedQuestion question,
      QuestionProblem why,
      List<Violation> errors,
      @Nullable Duration after) {
    records.ended(question, clock.instant(), why, errors);
    return new NotAnswered(question.asked().messageId(), why, after);
  }

  private static NotAnswered notRecorded(AskedQuestion asked, RuntimeException hubFails) {
    LOG.warn(
        "messageId={} partner={} code={} A question could not be recorded",
        asked.messageId(),
        asked.asker(),
        QuestionProblem.NOT_RECORDED.code(),
        Blamed.of(hubFails));
    return new NotAnswered(asked.messageId(), QuestionProblem.NOT_RECORDED, AFTER_A_FAILURE);
  }
}
