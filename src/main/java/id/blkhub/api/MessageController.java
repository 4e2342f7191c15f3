package id.blkhub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.blkhub.journal.MessageFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.journal.MessageView.DeliveryView;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/messages/{messageId}}: what became of a message, for its sender only. */
@RestController
final class MessageController {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** The journal follows within moments; a message just taken shows soon. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final MessageFinder finder;

  MessageController(MessageFinder finder) {
    this.finder = finder;
  }

  @GetMapping(path = Paths.MESSAGES + "{messageId}", produces = MediaType.APPLICATION_JSON_VALUE)
  Status status(@PathVariable String messageId, HttpServletRequest request) {
    String partner = PartnerAuthentication.partner(request);
    return find(messageId)
        .filter(view -> view.sender().equals(partner))
        .map(Status::of)
        .orElseThrow(() -> ProblemException.retryAfter(HttpRule.NO_SUCH_MESSAGE, MOMENT));
  }

  private Optional<MessageView> find(String messageId) {
    return ID.matcher(messageId).matches()
        ? JournalReads.of(() -> finder.byMessageId(messageId))
        : Optional.empty();
  }

  /**
   * The public side of a {@link MessageView}.
   *
   * @param test true or absent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Status(
      String messageId,
      String senderMessageId,
      String source,
      String kind,
      String businessKey,
      State state,
      Instant receivedAt,
      Instant stateAt,
      Boolean test,
      List<Violation> errors,
      List<Violation> warnings,
      List<Receiver> deliveries) {
    static Status of(MessageView view) {
      return new Status(
          view.messageId(),
          view.senderMessageId(),
          view.source(),
          view.kind(),
          view.businessKey(),
          view.state(),
          view.receivedAt(),
          view.stateAt(),
          view.test() ? Boolean.TRUE : null,
          view.errors().stream().filter(violation -> !violation.warns()).toList(),
          warningsOf(view),
          view.deliveries().stream()
              // whom it was not for, a sender has no need to know: it may follow from a consent
              .filter(delivery -> delivery.state() != State.FILTERED)
              .map(Receiver::of)
              .toList());
    }
  }

  /** Null for none: most messages have none, and the answer leaves it out. */
  private static List<Violation> warningsOf(MessageView view) {
    List<Violation> warnings = view.errors().stream().filter(Violation::warns).toList();
    return warnings.isEmpty() ? null : warnings;
  }

  /**
   * One receiver of the message.
   *
   * @param state {@code ROUTED} while it waits in the hub
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Receiver(
      String partner,
      State state,
      int attempts,
      String partnerRef,
      List<Violation> errors,
      Instant stateAt) {
    static Receiver of(DeliveryView view) {
      return new Receiver(
          view.receiver(),
          view.state(),
          view.attempts(),
          view.partnerRef(),
          view.errors(),
          view.stateAt());
    }
  }
}
