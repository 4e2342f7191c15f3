package id.blkhub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.blkhub.journal.MessageFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.journal.MessageView.DeliveryView;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.sending.DeliveryPauses;
import id.blkhub.sending.DeliveryPauses.DeliveryPause;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/messages/{messageId}}: what became of a message, for its sender only. */
@RestController
final class MessageController {
  /** The journal follows within moments; a message just taken shows soon. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final MessageFinder finder;
  private final DeliveryPauses pauses;

  MessageController(MessageFinder finder, DeliveryPauses pauses) {
    this.finder = finder;
    this.pauses = pauses;
  }

  @GetMapping(path = Paths.MESSAGES + "{messageId}", produces = MediaType.APPLICATION_JSON_VALUE)
  MessageStatus status(@PathVariable String messageId, HttpServletRequest request) {
    PartnerId partner = PartnerAuthentication.partner(request);
    return find(messageId)
        .filter(view -> view.sender().equals(partner))
        .map(view -> MessageStatus.of(view, pauses, erasures(view)))
        .orElseThrow(() -> ProblemException.retryAfter(HttpRule.NO_SUCH_MESSAGE, MOMENT));
  }

  private Optional<MessageView> find(String messageId) {
    return MessageId.parse(messageId).flatMap(id -> JournalReads.of(() -> finder.byMessageId(id)));
  }

  private List<MessageView> erasures(MessageView view) {
    return JournalReads.of(() -> finder.erasuresFor(view.messageId()));
  }

  /**
   * The public side of a {@link MessageView}.
   *
   * @param test true or absent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MessageStatus(
      @JsonUnwrapped MessageNames names,
      State state,
      Instant receivedAt,
      Instant stateAt,
      @Nullable Boolean test,
      @JsonUnwrapped ShownFindings findings,
      @JsonUnwrapped Consequences consequences) {
    static MessageStatus of(MessageView view, DeliveryPauses pauses, List<MessageView> erasures) {
      return new MessageStatus(
          MessageNames.of(view.message()),
          view.state(),
          view.receivedAt(),
          view.stateAt(),
          view.test() ? Boolean.TRUE : null,
          ShownFindings.of(view.errors()),
          Consequences.of(view, pauses, erasures));
    }
  }

  /**
   * Who got the message, and who was told to erase what a consent covered that ended with it.
   *
   * @param erasures null for none, as most messages have none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Consequences(List<Receiver> deliveries, @Nullable List<Erasure> erasures) {
    static Consequences of(MessageView view, DeliveryPauses pauses, List<MessageView> notices) {
      List<Receiver> deliveries =
          view.deliveries().stream()
              // whom it was not for, a sender has no need to know: it may follow from a consent
              .filter(
                  delivery -> delivery.state() != State.FILTERED || !delivery.errors().isEmpty())
              .map(delivery -> Receiver.of(view, delivery, pauses))
              .toList();
      List<Erasure> told =
          notices.stream()
              .flatMap(notice -> notice.deliveries().stream().map(d -> Erasure.of(notice, d)))
              .toList();
      return new Consequences(deliveries, told.isEmpty() ? null : told);
    }
  }

  /**
   * A partner that was told to erase.
   *
   * @param messageId of the notice
   * @param businessKey of what it is to erase
   * @param toldAt when the notice set out
   * @param state {@code DELIVERED} once the partner has it, as of {@code stateAt}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Erasure(
      PartnerId partner,
      MessageId messageId,
      @Nullable String businessKey,
      Instant toldAt,
      State state,
      Instant stateAt) {
    static Erasure of(MessageView notice, DeliveryView delivery) {
      return new Erasure(
          delivery.receiver(),
          notice.messageId(),
          notice.businessKey(),
          notice.receivedAt(),
          delivery.state(),
          delivery.stateAt());
    }
  }

  /** What the message is called, by the hub and by its sender. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MessageNames(
      MessageId messageId,
      @Nullable String senderMessageId,
      @Nullable String source,
      Kind kind,
      @Nullable String businessKey) {
    static MessageNames of(MessageRef message) {
      return new MessageNames(
          message.messageId(),
          message.senderMessageId(),
          message.source(),
          message.kind(),
          message.businessKey());
    }
  }

  /**
   * What is wrong with the message, and what its sender should look at.
   *
   * @param warnings null for none: most messages have none, and the answer leaves it out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ShownFindings(List<Violation> errors, @Nullable List<Violation> warnings) {
    static ShownFindings of(List<Violation> all) {
      List<Violation> warnings = all.stream().filter(Violation::warns).toList();
      return new ShownFindings(
          all.stream().filter(violation -> !violation.warns()).toList(),
          warnings.isEmpty() ? null : warnings);
    }
  }

  /**
   * One receiver of the message.
   *
   * @param state {@code ROUTED} while it waits in the hub
   * @param waits why it waits; null where it does not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Receiver(
      PartnerId partner,
      State state,
      int attempts,
      @Nullable String partnerRef,
      List<Violation> errors,
      Instant stateAt,
      @Nullable Waits waits) {
    static Receiver of(MessageView message, DeliveryView view, DeliveryPauses pauses) {
      DeliveryPause pause =
          view.state() == State.ROUTED
              ? pauses.of(view.receiver(), message.kind()).orElse(null)
              : null;
      int attempts =
          pause != null && pause.head().filter(message.messageId()::equals).isPresent()
              ? pause.attempts()
              : view.attempts();
      return new Receiver(
          view.receiver(),
          view.state(),
          attempts,
          view.partnerRef(),
          view.errors(),
          view.stateAt(),
          pause == null ? null : Waits.of(pause));
    }
  }

  /**
   * Why deliveries to one receiver wait.
   *
   * @param attempts in a row, with the oldest of them; the others follow it
   */
  record Waits(Violation cause, int attempts, Instant lastAttemptAt, Instant nextAttemptAt) {
    static Waits of(DeliveryPause pause) {
      return new Waits(
          pause.cause(), pause.attempts(), pause.lastAttemptAt(), pause.nextAttemptAt());
    }
  }
}
