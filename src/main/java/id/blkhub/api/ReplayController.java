package id.blkhub.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.blkhub.journal.LeftOut;
import id.blkhub.journal.ReplayRow;
import id.blkhub.journal.ReplayRow.Progress;
import id.blkhub.journal.TakenFinder.Period;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.Partners;
import id.blkhub.replay.Replay;
import id.blkhub.replay.Replays;
import id.blkhub.replay.Replays.ReplayAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    PartnerId partner = PartnerAuthentication.partner(request);
    BoundedBody.checkLength(request, ReplayRequest.MOST_BYTES);
    byte[] body = BoundedBody.read(request, ReplayRequest.MOST_BYTES);
    Instant now = clock.instant();
    ReplayRequest wanted = ReplayRequest.read(body, now.minus(kept), now);
    Kind kind = Receiving.kind(wanted.kind());
    Receiving.admit(partners, partner, kind);
    ReplayAnswer replayAnswer = ask(new Period(partner, kind, wanted.from(), wanted.to()));
    if (replayAnswer instanceof ReplayAnswer.TooManyReplays tooManyReplays) {
      throw ProblemException.retryAfter(HttpRule.TOO_MANY_REPLAYS, tooManyReplays.pause());
    }
    if (replayAnswer instanceof ReplayAnswer.NoRoom noRoom) {
      throw ProblemException.retryAfter(HttpRule.NO_ROOM_FOR_REPLAY, noRoom.pause());
    }
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .body(Requested.of(((ReplayAnswer.ReplayTaken) replayAnswer).replay()));
  }

  private ReplayAnswer ask(Period period) {
    try {
      return replays.request(period);
    } catch (RuntimeException e) {
      OutageLog.addWithPlace(HttpRule.REPLAY_AWAY, e);
      throw ProblemException.retryAfter(HttpRule.REPLAY_AWAY, TRY_AGAIN);
    }
  }

  @GetMapping(path = Paths.REPLAY + "/{replayId}", produces = MediaType.APPLICATION_JSON_VALUE)
  ReplayStatus status(@PathVariable String replayId, HttpServletRequest request) {
    PartnerId partner = PartnerAuthentication.partner(request);
    // a replay's id has the form of a message's
    if (MessageId.parse(replayId).isEmpty()) {
      throw ProblemException.of(HttpRule.NO_SUCH_REPLAY);
    }
    return JournalReads.of(() -> replays.find(replayId))
        .filter(replay -> replay.period().receiver().equals(partner))
        .map(ReplayStatus::of)
        .orElseThrow(() -> ProblemException.of(HttpRule.NO_SUCH_REPLAY));
  }

  record Requested(String replayId, Kind kind, Instant from, Instant to, Progress state) {
    static Requested of(Replay replay) {
      return new Requested(
          replay.row().id(),
          replay.period().kind(),
          replay.period().from(),
          replay.period().to(),
          replay.row().progress());
    }
  }

  /** The public side of a {@link Replay}. */
  record ReplayStatus(
      @JsonUnwrapped Requested requested,
      Instant stateAt,
      @JsonUnwrapped ReplayCounts counts,
      List<LeftOut> leftOut) {
    static ReplayStatus of(Replay replay) {
      return new ReplayStatus(
          Requested.of(replay), replay.row().stateAt(), ReplayCounts.of(replay), replay.leftOut());
    }
  }

  /** How many deliveries of the period were found, and what became of them. */
  record ReplayCounts(
      long found, long sent, long notAvailable, long refused, long expired, long delivered) {
    static ReplayCounts of(Replay replay) {
      ReplayRow.CountedDeliveries countedDeliveries = replay.row().counts();
      return new ReplayCounts(
          countedDeliveries.found(),
          countedDeliveries.sent(),
          countedDeliveries.gone(),
          replay.refused(),
          replay.expired(),
          replay.delivered());
    }
  }
}
