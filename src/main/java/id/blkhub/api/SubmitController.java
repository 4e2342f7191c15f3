package id.blkhub.api;

import id.blkhub.message.State;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Limits;
import id.blkhub.partner.PartnerProfile.Stage;
import id.blkhub.partner.Partners;
import id.blkhub.partner.RateLimiter;
import id.blkhub.reader.Head;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.ReadMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/messages/{kind}}. Everything that can be told from the request's head comes
 * before its body is read.
 */
@RestController
final class SubmitController {
  private final Partners partners;
  private final RateLimiter limiter;
  private final Submission submission;
  private final Refusals refusals;
  private final ProcessorShare share;

  SubmitController(
      Partners partners,
      RateLimiter limiter,
      Submission submission,
      Refusals refusals,
      ProcessorShare share) {
    this.share = share;
    this.partners = partners;
    this.limiter = limiter;
    this.submission = submission;
    this.refusals = refusals;
  }

  @PostMapping(path = Paths.MESSAGES + "{kind}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Taken> submit(@PathVariable String kind, HttpServletRequest request) {
    String partner = PartnerAuthentication.partner(request);
    try {
      return ResponseEntity.status(HttpStatus.ACCEPTED)
          .body(Taken.of(take(partner, kind, request)));
    } catch (ProblemException e) {
      if (e.problem().messageId() == null) {
        refusals.note(request, partner, e.problem().reason());
      }
      throw e;
    }
  }

  private String take(String partner, String kind, HttpServletRequest request) {
    PartnerProfile sender = admit(partner, kind);
    Limits limits = sender.limits();
    int limit = limits.maxMessageBytes();
    Head head = RequestHead.read(request);
    BoundedBody.checkLength(request, limit);
    pace(partner, limits);
    byte[] body = BoundedBody.read(request, limit);
    ReadMessage message = share.in(partner, () -> MessageReader.read(head, body));
    HttpRule unreadable = head.isIdempotencyKeyBad() ? HttpRule.MESSAGE_ID : HttpRule.MALFORMED;
    boolean test = sender.stage() == Stage.TEST;
    return submission.submit(
        partner, kind, test ? message.ofStageTest() : message, unreadable, limit);
  }

  private PartnerProfile admit(String partner, String kind) {
    if (!partners.kinds().contains(kind)) {
      throw ProblemException.of(HttpRule.UNKNOWN_KIND);
    }
    return partners
        .find(partner)
        .filter(profile -> profile.sends().contains(kind))
        .orElseThrow(() -> ProblemException.of(HttpRule.KIND_NOT_ALLOWED));
  }

  private void pace(String partner, Limits limits) {
    Duration wait = limiter.take(partner, limits.messagesPerMinute());
    if (!wait.isZero()) {
      throw ProblemException.retryAfter(HttpRule.TOO_MANY_MESSAGES, wait);
    }
  }

  record Taken(String messageId, State state, Map<String, String> links) {
    static Taken of(String stamp) {
      return new Taken(
          stamp, State.RECEIVED, Map.of("self", Paths.message(stamp), "receipts", Paths.RECEIPTS));
    }
  }
}
