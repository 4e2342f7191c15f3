package id.blkhub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.blkhub.journal.MessageFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.journal.MessageView.DeliveryView;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.partner.RateLimiter;
import id.blkhub.sending.WithdrawalQueue;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/messages/{messageId}/cancel}: stops a message where it still is under way.
 * The answer says what the journal shows now; the receipts say what came of it.
 */
@RestController
final class CancelController {
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
  private static final Set<State> IN_INTAKE = Set.of(State.RECEIVED, State.WAITING, State.HELD);
  private static final Set<State> ON_ITS_WAY = Set.of(State.ROUTED, State.AVAILABLE, State.PARKED);

  /** Each asks for a search through queues, and one consumer does that for all partners. */
  private static final int PER_MINUTE = 600;

  private final MessageFinder finder;
  private final WithdrawalQueue queue;
  private final RateLimiter limiter;

  CancelController(MessageFinder finder, WithdrawalQueue queue, RateLimiter limiter) {
    this.finder = finder;
    this.queue = queue;
    this.limiter = limiter;
  }

  @PostMapping(
      path = Paths.MESSAGES + "{messageId}/cancel",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Cancelling> cancel(@PathVariable String messageId, HttpServletRequest request) {
    PartnerId partner = PartnerAuthentication.partner(request);
    Duration wait = limiter.take(partner + " cancel", PER_MINUTE);
    if (!wait.isZero()) {
      throw ProblemException.retryAfter(HttpRule.TOO_MANY_MESSAGES, wait);
    }
    MessageView message =
        MessageId.parse(messageId)
            .flatMap(id -> JournalReads.of(() -> finder.byMessageId(id)))
            .filter(view -> view.sender().equals(partner))
            .orElseThrow(() -> ProblemException.retryAfter(HttpRule.NO_SUCH_MESSAGE, MOMENT));
    Cancelling answer = Cancelling.of(message);
    if (answer.rejects() == null && answer.cancels().isEmpty()) {
      throw ProblemException.of(HttpRule.NOTHING_UNDER_WAY);
    }
    ask(message);
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(answer);
  }

  private void ask(MessageView message) {
    boolean cancellable;
    try {
      cancellable = queue.cancellable(message.messageId());
      if (cancellable) {
        queue.cancel(message.sender(), message.kind(), message.messageId());
      }
    } catch (RuntimeException e) {
      OutageLog.add(HttpRule.CANCEL_NOT_TAKEN, message.messageId().value(), e);
      throw ProblemException.retryAfter(HttpRule.CANCEL_NOT_TAKEN, TRY_AGAIN);
    }
    if (!cancellable) {
      throw ProblemException.of(HttpRule.NOT_CANCELLABLE);
    }
  }

  /**
   * What will happen.
   *
   * @param rejects the state from which the message itself becomes REJECTED; null once accepted
   * @param cancels receivers that have not taken it
   * @param tooLate receivers that have it: void it for them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Cancelling(
      MessageId messageId,
      @Nullable State rejects,
      List<PartnerId> cancels,
      List<PartnerId> tooLate,
      Map<String, String> links) {
    static Cancelling of(MessageView message) {
      return new Cancelling(
          message.messageId(),
          IN_INTAKE.contains(message.state()) ? message.state() : null,
          receivers(message, ON_ITS_WAY),
          receivers(message, Set.of(State.DELIVERED)),
          Map.of("self", Paths.message(message.messageId()), "receipts", Paths.RECEIPTS));
    }

    private static List<PartnerId> receivers(MessageView message, Set<State> states) {
      return message.deliveries().stream()
          .filter(delivery -> states.contains(delivery.state()))
          .map(DeliveryView::receiver)
          .toList();
    }
  }
}
