package id.blkhub.intake;

import id.blkhub.correlation.Arrival;
import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.Outcome;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.Reasons;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.seal.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One database transaction for the batch: what was here before, which case it belongs to, who gets
 * it. Told the same again after a crash, it answers the same.
 */
final class Correlate {
  private final Correlator correlator;
  private final ChooseReceivers receivers;
  private final Seal seal;

  Correlate(Correlator correlator, ChooseReceivers receivers, Seal seal) {
    this.correlator = correlator;
    this.receivers = receivers;
    this.seal = seal;
  }

  IntakeBatch correlate(IntakeBatch batch) {
    List<Incoming> open = new ArrayList<>();
    batch.eachOpen(open::add);
    if (open.isEmpty()) {
      return batch;
    }
    List<Outcome> outcomes =
        correlator.remember(
            open.stream().map(this::arrival).toList(),
            (index, fresh) -> decide(open.get(index), fresh));
    for (int i = 0; i < open.size(); i++) {
      conclude(open.get(i), outcomes.get(i));
    }
    return batch;
  }

  private Arrival arrival(Incoming message) {
    return new Arrival(
        new MessageRef(
            new MessageId(message.messageId),
            new PartnerId(message.partner),
            new Kind(message.kind),
            message.explicitId,
            message.source,
            message.businessKey,
            message.isTest()),
        message.wokenBy == null ? null : new MessageId(message.wokenBy),
        message.contentHash,
        message.version,
        message.claim,
        message.mark.asked(),
        () -> seal.seal(message.original(), message.messageId));
  }

  private Set<PartnerId> decide(Incoming message, Outcome.Fresh fresh) {
    message.caseId = fresh.caseId();
    message.owner = fresh.owner() == null ? null : fresh.owner().value();
    message.facts = fresh.facts();
    message.change = fresh.change();
    receivers.decide(message);
    return message.receivers.stream().map(PartnerId::new).collect(Collectors.toUnmodifiableSet());
  }

  private static void conclude(Incoming message, Outcome outcome) {
    if (outcome instanceof Outcome.Fresh fresh) {
      message.toWake = fresh.woken();
      boolean cancels = fresh.change() != null && fresh.change().correction() == Correction.CANCEL;
      List<Violation> told = new ArrayList<>(message.warnings);
      if (cancels) {
        told.add(ExchangeProblem.WHERE_STILL_UNDER_WAY.violation());
      }
      message.end(State.ACCEPTED, List.copyOf(told));
    } else if (outcome instanceof Outcome.Duplicate) {
      message.end(State.DUPLICATE, List.of());
    } else if (outcome instanceof Outcome.Conflict conflict) {
      message.end(State.REJECTED, List.of(Reasons.conflict(conflict.reason(), message.claim)));
    } else if (outcome instanceof Outcome.Waiting waiting) {
      message.end(State.WAITING, List.of(Reasons.about(ExchangeProblem.WAITS, waiting.number())));
    } else if (outcome instanceof Outcome.Withdrawn) {
      message.end(State.REJECTED, List.of(Outcome.Withdrawn.violation()));
    } else if (outcome instanceof Outcome.Unknown unknown) {
      message.end(
          State.REJECTED, List.of(Reasons.about(ExchangeProblem.NUMBER_UNKNOWN, unknown.number())));
    } else if (outcome instanceof Outcome.Ambiguous ambiguous) {
      Violation why = Reasons.about(ExchangeProblem.NUMBER_AMBIGUOUS, ambiguous.number());
      message.end(State.HELD, List.of(why));
    } else if (outcome instanceof Outcome.Settled) {
      message.settleElsewhere();
    } else {
      throw new IllegalStateException("No such outcome of an arrival: " + outcome);
    }
  }
}
