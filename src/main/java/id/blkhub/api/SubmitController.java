package id.blkhub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.blkhub.api.Submission.TakenMessage;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Limits;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.partner.Partners;
import id.blkhub.partner.RateLimiter;
import id.blkhub.reader.Head;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.ReadMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
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
  ResponseEntity<SubmitAnswer> submit(
      @PathVariable("kind") String text, HttpServletRequest request) {
    PartnerId partner = PartnerAuthentication.partner(request);
    try {
      return ResponseEntity.status(HttpStatus.ACCEPTED)
          .body(SubmitAnswer.of(take(partner, Receiving.kind(text), request)));
    } catch (ProblemException e) {
      if (e.problem().messageId() == null) {
        refusals.note(request, partner.value(), e.problem().reason());
      }
      throw e;
    }
  }

  private TakenMessage take(PartnerId partner, Kind kind, HttpServletRequest request) {
    PartnerProfile sender = admit(partner, kind);
    Limits limits = sender.limits();
    int limit = limits.maxMessageBytes();
    Head head = RequestHead.read(request);
    BoundedBody.checkLength(request, limit);
    pace(partner, limits);
    byte[] body = BoundedBody.read(request, limit);
    ReadMessage message = share.in(partner, () -> MessageReader.read(head, body));
    HttpRule unreadable = head.isIdempotencyKeyBad() ? HttpRule.MESSAGE_ID : HttpRule.MALFORMED;
    boolean test = sender.stage() == PartnerStage.TEST;
    return submission.submit(
        partner, kind, test ? message.ofStageTest() : message, unreadable, limit);
  }

  private PartnerProfile admit(PartnerId partner, Kind kind) {
    Receiving.known(partners, kind);
    return partners
        .find(partner.value())
        .filter(profile -> profile.sends().contains(kind.value()))
        .orElseThrow(() -> ProblemException.of(HttpRule.KIND_NOT_ALLOWED));
  }

  private void pace(PartnerId partner, Limits limits) {
    Duration wait = limiter.take(partner.value(), limits.messagesPerMinute());
    if (!wait.isZero()) {
      throw ProblemException.retryAfter(HttpRule.TOO_MANY_MESSAGES, wait);
    }
  }

  /**
   * @param warnings left out where there are none
   */
  record SubmitAnswer(
      MessageId messageId,
      State state,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> warnings,
      Map<String, String> links) {
    static SubmitAnswer of(TakenMessage message) {
      return new SubmitAnswer(
          message.messageId(),
          State.RECEIVED,
          message.warnings(),
          Map.of("self", Paths.message(message.messageId()), "receipts", Paths.RECEIPTS));
    }
  }
}
