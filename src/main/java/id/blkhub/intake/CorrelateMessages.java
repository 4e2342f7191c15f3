package id.blkhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.correlation.Arrival;
import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.Outcome;
import id.blkhub.correlation.Router;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.Reasons;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.seal.Seal;
import id.blkhub.translation.Translation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One database transaction for the batch: what was here before, which case it belongs to, who gets
 * it. Told the same again after a crash, it answers the same.
 */
final class CorrelateMessages {
  private final Correlator correlator;
  private final ChooseReceivers receivers;
  private final Seal seal;
  private final Translation translation;

  CorrelateMessages(
      Correlator correlator, ChooseReceivers receivers, Seal seal, Translation translation) {
    this.translation = translation;
    this.correlator = correlator;
    this.receivers = receivers;
    this.seal = seal;
  }

  DecidedMessages correlate(CanonicalMessages batch) {
    List<CanonicalMessage> open = batch.messages().goingOn();
    RoutingDecision[] decisions = new RoutingDecision[open.size()];
    List<Outcome> outcomes =
        open.isEmpty()
            ? List.of()
            : correlator.remember(
                open.stream().map(this::arrival).toList(), new ReceiversOfBatch(open, decisions));
    SenderIds originals = originals(outcomes);
    List<DecidedMessage> decided = new ArrayList<>(open.size());
    for (int i = 0; i < open.size(); i++) {
      decided.add(
          outcomes.get(i) instanceof Outcome.Duplicate duplicate
              ? originals.duplicate(open.get(i), duplicate.ofMessageId())
              : conclude(open.get(i), outcomes.get(i), decisions[i]));
    }
    Iterator<DecidedMessage> next = decided.iterator();
    return new DecidedMessages(
        batch.queue(), batch.messages().either(message -> next.next(), ended -> ended));
  }

  private SenderIds originals(List<Outcome> outcomes) {
    List<MessageId> repeated = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Duplicate duplicate) {
        repeated.add(duplicate.ofMessageId());
      }
    }
    return new SenderIds(correlator.senderMessageIds(repeated));
  }

  /**
   * What senders called messages that came again.
   *
   * @param known empty for a message without an id; none for one that is forgotten
   */
  private record SenderIds(Map<MessageId, Optional<String>> known) {
    EndedMessage duplicate(CanonicalMessage message, MessageId original) {
      Optional<String> said = known.get(original);
      String name =
          said == null ? null : said.orElseGet(() -> "hmac:" + message.keys().contentHash());
      return EndedMessage.duplicate(message, original, name);
    }
  }

  /** Decides who gets each message of a batch, and keeps what was decided. */
  private final class ReceiversOfBatch implements Router {
    private final List<CanonicalMessage> messages;
    private final RoutingDecision[] decisions;

    ReceiversOfBatch(List<CanonicalMessage> messages, RoutingDecision[] decisions) {
      this.messages = messages;
      this.decisions = decisions;
    }

    @Override
    public Set<PartnerId> receivers(int index, Outcome.Fresh fresh) {
      return decide(messages.get(index), fresh, decisions, index);
    }

    @Override
    public boolean mayKeep(
        PartnerId receiver, Kind kind, @Nullable String named, Map<String, JsonNode> facts) {
      return receivers.mayKeep(receiver, kind, named, facts);
    }
  }

  private Arrival arrival(CanonicalMessage message) {
    MessageHead head = message.head();
    return new Arrival(
        head.ref(head.read().id(), message.keys().businessKey()),
        head.origin().wokenBy(),
        message.keys().contentHash(),
        message.succession(),
        message.claim(),
        head.read().mark().asked(),
        () -> seal.seal(head.original(message.from().version()), head.messageId().value()));
  }

  private Set<PartnerId> decide(
      CanonicalMessage message, Outcome.Fresh fresh, RoutingDecision[] decisions, int index) {
    Addressees addressees = receivers.of(message, fresh);
    decisions[index] = new RoutingDecision(fresh, addressees);
    return Set.copyOf(addressees.receivers());
  }

  private DecidedMessage conclude(
      CanonicalMessage message, Outcome outcome, RoutingDecision decision) {
    if (outcome instanceof Outcome.Fresh fresh) {
      boolean cancels = fresh.change() != null && fresh.change().correction() == Correction.CANCEL;
      RoutingDecision told = decision.inWords(why -> inSendersWords(message, why));
      List<Violation> warnings = new ArrayList<>(message.warnings());
      warnings.addAll(inSendersWords(message, fresh.told()));
      warnings.addAll(told.addressees().told());
      if (cancels) {
        warnings.add(ExchangeProblem.WHERE_STILL_UNDER_WAY.violation());
      }
      return new AcceptedMessage(message, told, fresh.woken(), List.copyOf(warnings));
    } else if (outcome instanceof Outcome.Conflict conflict) {
      return EndedMessage.of(
          message,
          State.REJECTED,
          inSendersWords(
              message,
              List.of(Reasons.conflict(conflict.reason(), message.claim(), message.succession()))));
    } else if (outcome instanceof Outcome.Waiting waiting) {
      Violation why = Reasons.about(ExchangeProblem.WAITS, waiting.number());
      return EndedMessage.of(message, State.WAITING, List.of(why));
    } else if (outcome instanceof Outcome.Withdrawn) {
      return rejected(message, Outcome.Withdrawn.violation());
    } else if (outcome instanceof Outcome.Unknown unknown) {
      return rejected(message, Reasons.about(ExchangeProblem.NUMBER_UNKNOWN, unknown.number()));
    } else if (outcome instanceof Outcome.Ambiguous ambiguous) {
      Violation why = Reasons.about(ExchangeProblem.NUMBER_AMBIGUOUS, ambiguous.number());
      return EndedMessage.of(message, State.HELD, List.of(why));
    } else if (outcome instanceof Outcome.OtherPerson other) {
      return EndedMessage.of(message, State.HELD, inSendersWords(message, other.differences()));
    } else if (outcome instanceof Outcome.Settled) {
      return new SettledElsewhere();
    }
    throw new IllegalStateException("No such outcome of an arrival: " + outcome);
  }

  private List<Violation> inSendersWords(CanonicalMessage message, List<Violation> why) {
    if (why.isEmpty()) {
      return why;
    }
    FormPath form = translation.place(message.head().form(), message.from().version());
    return translation.inSendersWords(form, message.from().document(), message.document(), why);
  }

  private static DecidedMessage rejected(CanonicalMessage message, Violation why) {
    return EndedMessage.of(message, State.REJECTED, List.of(why));
  }
}
