package id.blkhub.api;

import id.blkhub.journal.ReplayRow.Progress;
import id.blkhub.journal.TakenFinder.Period;
import id.blkhub.partner.Partners;
import id.blkhub.replay.Replay;
import id.blkhub.replay.Replays;
import id.blkhub.replay.Replays.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A partner asks for its own deliveries of a period again, and how far that is. */
@RestController
final class ReplayController {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Partners partners;
  private final Replays replays;
  private final Duration kept;
  private final Clock clock = Clock.systemUTC();

  /**
   * @param kept how long payloads are kept after the last delivery
   */
  ReplayController(
      Partners partners, Replays replays, @Value("${hub.retention.payload}") Duration kept) {
    this.partners = partners;
    this.replays = replays;
    this.kept = kept;
  }

  @PostMapping(path = Paths.REPLAY, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Requested> request(HttpServletRequest request) {
    String partner = PartnerAuthentication.partner(request);
    BoundedBody.checkLength(request, ReplayRequest.MOST_BYTES);
    byte[] body = BoundedBody.read(request, ReplayRequest.MOST_BYTES);
    Instant now = clock.instant();
    ReplayRequest wanted = ReplayRequest.read(body, now.minus(kept), now);
    Receiving.admit(partners, partner, wanted.kind());
    Answer answer = ask(new Period(partner, wanted.kind(), wanted.from(), wanted.to()));
    if (answer instanceof Answer.TooMany tooMany) {
      throw ProblemException.retryAfter(HttpRule.TOO_MANY_REPLAYS, tooMany.pause());
    }
    if (answer instanceof Answer.NoRoom noRoom) {
      throw ProblemException.retryAfter(HttpRule.NO_ROOM_FOR_REPLAY, noRoom.pause());
    }
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .body(Requested.of(((Answer.Taken) answer).replay()));
  }

  private Answer ask(Period period) {
    try {
      return replays.request(period);
    } catch (RuntimeException e) {
      OutageLog.addWithPlace(HttpRule.REPLAY_AWAY, e);
      throw ProblemException.retryAfter(HttpRule.REPLAY_AWAY, TRY_AGAIN);
    }
  }

  @GetMapping(path = Paths.REPLAY + "/{replayId}", produces = MediaType.APPLICATION_JSON_VALUE)
  Status status(@PathVariable String replayId, HttpServletRequest request) {
    String partner = PartnerAuthentication.partner(request);
    if (!ID.matcher(replayId).matches()) {
      throw ProblemException.of(HttpRule.NO_SUCH_REPLAY);
    }
    return JournalReads.of(() -> replays.find(replayId))
        .filter(replay -> replay.period().receiver().equals(partner))
        .map(Status::of)
        .orElseThrow(() -> ProblemException.of(HttpRule.NO_SUCH_REPLAY));
  }

  record Requested(String replayId, String kind, Instant from, Instant to, Progress state) {
    static Requested of(Replay replay) {
      return new Requested(
          replay.id(),
          replay.period().kind(),
          replay.period().from(),
          replay.period().to(),
          replay.state());
    }
  }

  /** The public side of a {@link Replay}. */
  record Status(
      String replayId,
      String kind,
      Instant from,
      Instant to,
      Progress state,
      Instant stateAt,
      long found,
      long sent,
      long notAvailable,
      long refused,
      long expired,
      long delivered) {
    static Status of(Replay replay) {
      return new Status(
          replay.id(),
          replay.period().kind(),
          replay.period().from(),
          replay.period().to(),
          replay.state(),
          replay.stateAt(),
          replay.found(),
          replay.sent(),
          replay.gone(),
          replay.refused(),
          replay.expired(),
          replay.delivered());
    }
  }
}
