package id.blkhub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.blkhub.journal.MessageFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import id.blkhub.partner.RateLimiter;
import id.blkhub.sending.Outbox;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries for partners without a queue client: look at them, then acknowledge each. */
@RestController
final class OutboxController {
  private static final int MOST = 100;
  private static final int USUAL = 20;
  private static final int MOST_BYTES = 4 << 20;
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final Partners partners;
  private final RateLimiter limiter;
  private final Outbox outbox;
  private final MessageFinder finder;
  private final LatelyTaken lately = new LatelyTaken();

  OutboxController(Partners partners, RateLimiter limiter, Outbox outbox, MessageFinder finder) {
    this.partners = partners;
    this.limiter = limiter;
    this.outbox = outbox;
    this.finder = finder;
  }

  /** What lies there, oldest first. Nothing is taken by that. */
  @GetMapping(path = Paths.OUTBOX + "{kind}", produces = MediaType.APPLICATION_JSON_VALUE)
  @ReadsParameters({"after", "limit"})
  OutboxAnswer look(@PathVariable("kind") String text, HttpServletRequest request) {
    PartnerId partner = PartnerAuthentication.partner(request);
    Kind kind = Receiving.kind(text);
    PartnerProfile profile = Receiving.admit(partners, partner, kind);
    QueryParameters parameters = QueryParameters.of(request);
    Long place = parameters.number("after", 0, 0, Long.MAX_VALUE);
    Long most = parameters.number("limit", USUAL, 1, MOST);
    if (place == null || most == null) {
      throw ProblemException.of(HttpRule.OUTBOX_PARAMETER);
    }
    pace(profile);
    Outbox.OutboxPage outboxPage =
        asked(() -> outbox.look(partner, kind, place, most.intValue(), MOST_BYTES));
    return new OutboxAnswer(
        outboxPage.items().stream().map(outboxItem -> OutboxEntry.of(outboxItem, kind)).toList(),
        Long.toString(outboxPage.next()));
  }

  /** Takes a delivery for good. Asked again, it answers the same. */
  @PostMapping(path = Paths.OUTBOX + "{id}/ack", produces = MediaType.APPLICATION_JSON_VALUE)
  TakenAnswer acknowledge(@PathVariable String id, HttpServletRequest request) {
    PartnerId partner = PartnerAuthentication.partner(request);
    PartnerProfile profile =
        partners
            .find(partner.value())
            .orElseThrow(() -> ProblemException.of(HttpRule.NO_SUCH_DELIVERY));
    pace(profile);
    MessageId messageId =
        MessageId.parse(id).orElseThrow(() -> ProblemException.of(HttpRule.NO_SUCH_DELIVERY));
    // the queue first: the journal follows within moments, and may be away
    for (Reception reception : profile.receives()) {
      Kind kind = new Kind(reception.kind());
      if (asked(() -> outbox.take(partner, kind, messageId))) {
        lately.add(partner, messageId, kind);
        return new TakenAnswer(messageId, kind, State.DELIVERED);
      }
    }
    return takenBefore(partner, messageId);
  }

  private TakenAnswer takenBefore(PartnerId partner, MessageId id) {
    Optional<Kind> kind = lately.kind(partner, id);
    if (kind.isPresent()) {
      return new TakenAnswer(id, kind.get(), State.DELIVERED);
    }
    Optional<MessageView> message = JournalReads.of(() -> finder.byMessageId(id));
    State state =
        message.stream()
            .flatMap(view -> view.deliveries().stream())
            .filter(delivery -> delivery.receiver().equals(partner))
            .map(MessageView.DeliveryView::state)
            .findFirst()
            .orElse(State.FILTERED);
    return switch (state) {
      case DELIVERED -> new TakenAnswer(id, message.orElseThrow().kind(), State.DELIVERED);
      case AVAILABLE, ROUTED -> throw ProblemException.retryAfter(HttpRule.DELIVERY_BUSY, MOMENT);
      default -> throw ProblemException.of(HttpRule.NO_SUCH_DELIVERY);
    };
  }

  private void pace(PartnerProfile profile) {
    // apart from what it sends: reading must not use up the allowance for writing
    Duration wait = limiter.take(profile.id() + " outbox", profile.limits().messagesPerMinute());
    if (!wait.isZero()) {
      throw ProblemException.retryAfter(HttpRule.TOO_MANY_MESSAGES, wait);
    }
  }

  private static <T> T asked(Supplier<T> broker) {
    try {
      return broker.get();
    } catch (RuntimeException e) {
      OutageLog.addWithPlace(HttpRule.OUTBOX_AWAY, e);
      throw ProblemException.retryAfter(HttpRule.OUTBOX_AWAY, TRY_AGAIN);
    }
  }

  /**
   * @param next what to give as {@code after} for the page behind this one
   */
  record OutboxAnswer(List<OutboxEntry> items, String next) {}

  /** A delivery: its CloudEvents attributes, then its data. */
  record OutboxEntry(
      @JsonUnwrapped Attributes attributes, @JsonUnwrapped Marks marks, @JsonRawValue String data) {
    static OutboxEntry of(Outbox.OutboxItem outboxItem, Kind kind) {
      return new OutboxEntry(
          new Attributes(outboxItem.id(), outboxItem.type(), outboxItem.time(), kind),
          new Marks(
              outboxItem.repeated() ? Boolean.TRUE : null,
              outboxItem.correction(),
              outboxItem.test() ? Boolean.TRUE : null),
          outboxItem.data());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Attributes(MessageId id, @Nullable String type, @Nullable String time, Kind kind) {}

  /**
   * What sets a delivery apart from an ordinary one.
   *
   * @param repeated true or absent
   * @param test true or absent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Marks(@Nullable Boolean repeated, @Nullable String correction, @Nullable Boolean test) {}

  /** The answer to an acknowledgement; the same for the first and for any later one. */
  record TakenAnswer(MessageId id, Kind kind, State state) {}
}
