package id.blkhub.correlation;

import id.blkhub.correlation.Inbox.InboxDecision;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.CaseRole;
import id.blkhub.message.ClaimedPerson;
import id.blkhub.message.Correction;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides the arrivals of one batch in their order, in memory. */
final class ArrivalDecider {
  private final Inbox inbox;
  private final SenderHistory senderHistory;
  private final Cases cases;
  private final WaitingMessages room;
  private final CorrectionPlanner correctionPlanner;
  private final Amounts amounts;
  private final StepSequence stepSequence;
  private final Router router;
  private final ConsentEffects consents;
  private final Set<Copy> seen = new HashSet<>();

  ArrivalDecider(
      BatchMemory memory,
      CorrectionPlanner correctionPlanner,
      Router router,
      ConsentEffects consents) {
    this.inbox = memory.inbox();
    this.senderHistory = memory.senderHistory();
    this.cases = memory.cases();
    this.room = memory.room();
    this.amounts = memory.amounts();
    this.stepSequence = new StepSequence(senderHistory, amounts);
    this.correctionPlanner = correctionPlanner;
    this.router = router;
    this.consents = consents;
  }

  private record Copy(MessageId messageId, @Nullable MessageId wokenBy) {}

  /**
   * @return a Fresh names nobody woken yet: the table knows it once everything is written
   */
  Outcome decide(int index, Arrival arriving) {
    Arrival arrival = understood(arriving);
    if (!seen.add(new Copy(arrival.messageId(), arrival.wokenBy()))) {
      return new Outcome.Settled();
    }
    Inbox.InboxEntry known = inbox.get(arrival.messageId());
    if (known == null) {
      return decideNew(index, arrival);
    }
    if (known.decision() == InboxDecision.WITHDRAWN && known.number() == null) {
      return new Outcome.Withdrawn();
    }
    if (Objects.equals(known.wokenBy(), arrival.wokenBy())) {
      return repeat(index, arrival, known);
    }
    WaitingMessages.WaitingMessage waitingMessage = room.get(arrival.messageId());
    if (waitingMessage == null || !Objects.equals(waitingMessage.wokenBy(), arrival.wokenBy())) {
      return new Outcome.Settled();
    }
    return decideWoken(index, arrival, waitingMessage);
  }

  /**
   * Where versions of a kind replace each other, other content under a key that was not voided is a
   * correction, marked or not: a receiver must not take it for something new.
   */
  private Arrival understood(Arrival arrival) {
    KeyState latest = senderHistory.latest(arrival);
    if (arrival.correction() != null
        || !arrival.succession().replaces()
        || latest == null
        || latest.voided()) {
      return arrival;
    }
    boolean itself = latest.messageId().equals(arrival.messageId());
    return itself && !latest.corrects() ? arrival : arrival.correcting();
  }

  private Outcome repeat(int index, Arrival arrival, Inbox.InboxEntry known) {
    return switch (known.decision()) {
      case FRESH -> go(index, arrival, cases.get(known.caseId()), change(known));
      case DUPLICATE -> new Outcome.Duplicate(new MessageId(known.decided()));
      case CONFLICT -> new Outcome.Conflict(CorrelationProblem.valueOf(known.decided()));
      // who took it back afterwards says so by itself
      case WAITING, WITHDRAWN -> new Outcome.Waiting(known.awaited());
      case UNKNOWN -> new Outcome.Unknown(known.awaited(), known.message());
    };
  }

  private @Nullable Change change(Inbox.InboxEntry known) {
    return known.reference() == null ? null : Change.read(known.decided(), inbox);
  }

  private Outcome decideNew(int index, Arrival arrival) {
    SenderHistory.Used used = senderHistory.used(arrival);
    if (used != null) {
      return used.contentHash().equals(arrival.contentHash())
          ? duplicate(arrival, used.messageId())
          : conflict(arrival, CorrelationProblem.SAME_ID_OTHER_CONTENT);
    }
    KeyState latest = senderHistory.latest(arrival);
    if (latest != null && latest.repeatedBy(arrival)) {
      return duplicate(arrival, latest.messageId());
    }
    if (arrival.correction() == Correction.VOID || arrival.correction() == Correction.CANCEL) {
      return takeBackEarlier(index, arrival, latest);
    }
    if (arrival.correction() == Correction.CORRECT && correctionPlanner.nothingBefore(arrival)) {
      return conflict(arrival, CorrelationProblem.NOTHING_TO_CORRECT);
    }
    if (latest != null && latest.version() != null && arrival.version() != null) {
      int order = arrival.version().compareTo(latest.version());
      if (order < 0 || order == 0 && !latest.ended()) {
        return conflict(
            arrival,
            order < 0
                ? CorrelationProblem.OLDER_VERSION
                : CorrelationProblem.SAME_VERSION_OTHER_CONTENT);
      }
    }
    Match match = correlate(arrival);
    return switch (match.fit()) {
      case AMBIGUOUS -> {
        correctionPlanner.held(arrival);
        yield new Outcome.Ambiguous(arrival.number());
      }
      case OTHER_PERSON -> {
        correctionPlanner.held(arrival);
        yield new Outcome.OtherPerson(match.differences());
      }
      case FORMER_NIK -> conflict(arrival, CorrelationProblem.NIK_WAS_CORRECTED);
      case TAKEN -> conflict(arrival, CorrelationProblem.NUMBER_OF_ANOTHER_CASE);
      case NO_CONSENT -> conflict(arrival, CorrelationProblem.NO_CONSENT);
      case CLOSED -> conflict(arrival, CorrelationProblem.CLOSED);
      case NONE -> {
        senderHistory.occupy(arrival, arrival.messageId());
        senderHistory.remember(arrival);
        room.enter(arrival, latest);
        yield waiting(arrival);
      }
      case FOUND -> {
        CorrelationProblem against = stepSequence.against(arrival, match.found());
        if (against != null) {
          yield conflict(arrival, against);
        }
        Change change = replaced(arrival);
        senderHistory.occupy(arrival, arrival.messageId());
        senderHistory.remember(arrival);
        amounts.note(arrival, match.found());
        yield accept(index, arrival, match.found(), change);
      }
    };
  }

  private @Nullable Change replaced(Arrival arrival) {
    return arrival.correction() == null ? null : correctionPlanner.replace(arrival);
  }

  private Outcome takeBackEarlier(int index, Arrival arrival, @Nullable KeyState latest) {
    boolean voids = arrival.correction() == Correction.VOID;
    Change change = voids ? correctionPlanner.voids(arrival) : correctionPlanner.cancels(arrival);
    if (change == null) {
      return conflict(arrival, CorrelationProblem.NOTHING_TO_CORRECT);
    }
    senderHistory.occupy(arrival, arrival.messageId());
    return accept(index, arrival, latest == null ? null : cases.get(latest.caseId()), change);
  }

  private Outcome decideWoken(
      int index, Arrival arrival, WaitingMessages.WaitingMessage waitingMessage) {
    KeyState latest = senderHistory.latest(arrival);
    boolean overtaken =
        latest != null
            && !latest.messageId().equals(arrival.messageId())
            && (room.get(latest.messageId()) == null || latest.corrects());
    if (latest != null && overtaken && latest.says(arrival.contentHash())) {
      room.leave(arrival.messageId());
      return duplicate(arrival, latest.messageId());
    }
    if (latest != null && overtaken) {
      return reject(
          arrival,
          waitingMessage,
          latest.version() != null && arrival.version() != null
              ? CorrelationProblem.OLDER_VERSION
              : CorrelationProblem.OVERTAKEN);
    }
    Match match = correlate(arrival);
    return switch (match.fit()) {
      case AMBIGUOUS -> {
        holdWoken(arrival, waitingMessage);
        yield new Outcome.Ambiguous(arrival.number());
      }
      case OTHER_PERSON -> {
        holdWoken(arrival, waitingMessage);
        yield new Outcome.OtherPerson(match.differences());
      }
      case FORMER_NIK -> reject(arrival, waitingMessage, CorrelationProblem.NIK_WAS_CORRECTED);
      case TAKEN -> reject(arrival, waitingMessage, CorrelationProblem.NUMBER_OF_ANOTHER_CASE);
      case NO_CONSENT -> reject(arrival, waitingMessage, CorrelationProblem.NO_CONSENT);
      case CLOSED -> reject(arrival, waitingMessage, CorrelationProblem.CLOSED);
      case NONE -> {
        room.stay(arrival.messageId());
        yield waiting(arrival);
      }
      case FOUND -> {
        CorrelationProblem against = stepSequence.against(arrival, match.found());
        if (against != null) {
          yield reject(arrival, waitingMessage, against);
        }
        Change change = replaced(arrival);
        amounts.note(arrival, match.found());
        room.leave(arrival.messageId());
        yield accept(index, arrival, match.found(), change);
      }
    };
  }

  private void holdWoken(Arrival arrival, WaitingMessages.WaitingMessage waitingMessage) {
    takeBack(arrival, waitingMessage);
    inbox.forget(arrival.messageId());
    correctionPlanner.held(arrival);
  }

  private enum Fit {
    FOUND,
    NONE,
    AMBIGUOUS,
    OTHER_PERSON,
    FORMER_NIK,
    TAKEN,
    NO_CONSENT,
    CLOSED
  }

  /**
   * @param found null for kinds without cases
   * @param differences of a message about another person: where that shows
   */
  private record Match(Fit fit, @Nullable Case found, List<Violation> differences) {
    Match(Fit fit, @Nullable Case found) {
      this(fit, found, List.of());
    }
  }

  private Match correlate(Arrival arrival) {
    CaseClaim claim = arrival.claim();
    if (claim == null) {
      return new Match(Fit.FOUND, null);
    }
    if (claim.role() == CaseRole.CONSENT) {
      // it counts whether its case is known yet or not
      return new Match(Fit.FOUND, null);
    }
    PartnerId partner = arrival.sender();
    boolean opens = claim.role().opens();
    List<Case> fitting;
    if (opens) {
      Case own = cases.own(partner, claim.find());
      fitting = own == null ? List.of() : List.of(own);
    } else {
      fitting = cases.find(partner, claim.find());
    }
    if (!opens && !fitting.isEmpty()) {
      fitting = fitting.stream().filter(one -> one.answers(claim.find())).toList();
      if (fitting.isEmpty()) {
        return new Match(Fit.CLOSED, null);
      }
    }
    if (fitting.size() > 1) {
      return new Match(Fit.AMBIGUOUS, null);
    }
    if (fitting.isEmpty() && !opens) {
      return new Match(Fit.NONE, null);
    }
    Case found = fitting.isEmpty() ? null : fitting.get(0);
    if (found != null && !cases.takes(found, claim, arrival.subject())) {
      return new Match(Fit.CLOSED, null);
    }
    CasePerson person = found == null ? null : found.person();
    if (found != null && person != null && claim.person() != null) {
      if (person.hadBefore(claim.person())) {
        return new Match(Fit.FORMER_NIK, null);
      }
      List<Violation> differences = person.differences(claim.person());
      boolean ownersWord = found.owner().equals(partner) && !person.taughtBy(partner);
      if (!differences.isEmpty() && !ownersWord) {
        return new Match(Fit.OTHER_PERSON, null, differences);
      }
    }
    if (found != null && !consents.allow(arrival, claim, found)) {
      return new Match(Fit.NO_CONSENT, null);
    }
    if (claim.role() == CaseRole.REFER) {
      return new Match(Fit.FOUND, found);
    }
    String subject = arrival.subject();
    String yielding = arrival.correction() == Correction.CORRECT ? subject : null;
    if (cases.taken(found == null ? partner : found.owner(), found, claim.add(), yielding)) {
      return new Match(Fit.TAKEN, null);
    }
    if (found == null) {
      return new Match(Fit.FOUND, cases.open(partner, claim, subject));
    }
    if (opens) {
      cases.reopen(found, claim, subject);
    } else {
      cases.extend(found, claim, subject);
    }
    return new Match(Fit.FOUND, found);
  }

  private Outcome accept(
      int index, Arrival arrival, @Nullable Case found, @Nullable Change change) {
    String does = change == null ? null : change.text();
    inbox.put(arrival, InboxDecision.FRESH, does, null, found == null ? 0 : found.id());
    return go(index, arrival, found, change);
  }

  /** Also for one that was accepted before: nothing was sent for it then, so what counts is now. */
  private Outcome go(int index, Arrival arrival, @Nullable Case found, @Nullable Change change) {
    List<Revocation> revoked = consents.of(arrival, found);
    Outcome.Fresh fresh =
        found == null
            ? new Outcome.Fresh(0, null, Map.of(), List.of(), change, List.of(), revoked)
            : new Outcome.Fresh(
                found.id(),
                found.owner(),
                Map.copyOf(found.facts()),
                List.of(),
                change,
                spelledOtherwise(arrival, found),
                revoked);
    Set<PartnerId> receivers = router.receivers(index, fresh);
    if (change != null && change.correction() != Correction.CORRECT) {
      return fresh;
    }
    if (change != null) {
      Set<PartnerId> gone = new HashSet<>(change.earlier().keySet());
      gone.removeAll(receivers);
      senderHistory.toldVoid(arrival, gone);
    }
    senderHistory.sent(arrival, receivers, fresh.caseId());
    if (found != null) {
      cases.sent(found, receivers);
      cases.sent(found, arrival.said().knownTo());
      room.wake(found, arrival.messageId());
    }
    return fresh;
  }

  private static List<Violation> spelledOtherwise(Arrival arrival, Case found) {
    ClaimedPerson said = arrival.claim() == null ? null : arrival.claim().person();
    return said == null || found.person() == null
        ? List.of()
        : found.person().spelledOtherwise(said);
  }

  private Outcome duplicate(Arrival arrival, MessageId original) {
    senderHistory.occupy(arrival, original);
    senderHistory.touch(arrival);
    inbox.put(arrival, InboxDecision.DUPLICATE, original.value(), null, 0);
    return new Outcome.Duplicate(original);
  }

  private Outcome conflict(Arrival arrival, CorrelationProblem reason) {
    inbox.put(arrival, InboxDecision.CONFLICT, reason.name(), null, 0);
    return new Outcome.Conflict(reason);
  }

  private Outcome waiting(Arrival arrival) {
    CorrelationId correlationId = arrival.number();
    inbox.put(arrival, InboxDecision.WAITING, null, correlationId, 0);
    return new Outcome.Waiting(correlationId);
  }

  private Outcome reject(
      Arrival arrival, WaitingMessages.WaitingMessage waitingMessage, CorrelationProblem reason) {
    takeBack(arrival, waitingMessage);
    return conflict(arrival, reason);
  }

  private void takeBack(Arrival arrival, WaitingMessages.WaitingMessage waitingMessage) {
    senderHistory.takeBack(inbox.known(arrival.messageId()).message(), waitingMessage.previous());
    room.takeBack(waitingMessage);
  }
}
