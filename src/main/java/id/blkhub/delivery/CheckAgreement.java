package id.blkhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.Reasons;
import id.blkhub.exchange.Receivers;
import id.blkhub.exchange.SendLedger;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import id.blkhub.step.StageResult;
import id.blkhub.step.Staged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks again, right before a delivery is sent: does the agreement still hold, and the consent? The
 * case's facts are read anew, so that a consent withdrawn meanwhile counts.
 */
final class CheckAgreement {
  private static final Violation ENDED = ExchangeProblem.AGREEMENT_ENDED.violation();

  private static final Violation UNREADABLE = ExchangeProblem.PROFILE_UNREADABLE.violation();

  private final Partners partners;
  private final Receivers receivers;
  private final Correlator correlator;
  private final WithdrawalStore withdrawals;
  private final SendLedger ledger;

  CheckAgreement(
      Partners partners,
      Receivers receivers,
      Correlator correlator,
      WithdrawalStore withdrawals,
      SendLedger ledger) {
    this.partners = partners;
    this.receivers = receivers;
    this.correlator = correlator;
    this.withdrawals = withdrawals;
    this.ledger = ledger;
  }

  DeliveryBatch<AgreedDelivery> check(DeliveryBatch<OpenedDelivery> batch) {
    FetchedBatch fetched = batch.fetched();
    if (partners.unreadable(fetched.partner().value())) {
      return batch.with(
          batch
              .deliveries()
              .next(delivery -> delivery.ended(DeliveryOutcome.retry(UNREADABLE, null, true))));
    }
    Staged<OpenedDelivery, EndedDelivery> standing =
        withoutWithdrawn(fetched.partner(), batch.deliveries());
    List<OpenedDelivery> open = standing.goingOn();
    Known known = new Known(partner(fetched), reception(fetched), facts(open), keptBack(open));
    List<DeliveryHeader> ended = new ArrayList<>();
    Staged<AgreedDelivery, EndedDelivery> agreed =
        standing.next(delivery -> check(delivery, known, ended));
    // a void of it would name the person's number to a partner that never heard of it
    ledger.recordKeptBack(fetched.partner(), ended);
    return batch.with(agreed);
  }

  /**
   * What is asked once for the batch.
   *
   * @param facts of the cases, as they are now
   * @param keptBack of the messages that are replaced or taken back, who certainly has not seen
   *     them
   */
  private record Known(
      Optional<PartnerProfile> partner,
      Optional<Reception> reception,
      Map<Long, Map<String, JsonNode>> facts,
      Map<MessageId, Set<PartnerId>> keptBack) {}

  private StageResult<AgreedDelivery, EndedDelivery> check(
      OpenedDelivery delivery, Known known, List<DeliveryHeader> ended) {
    if (delivery.header().kind().equals(Kind.ERASURE)) {
      return checkWord(delivery, null, known);
    }
    Correction correction = delivery.header().correction();
    if (correction != null && neverSent(delivery.header(), known.keptBack())) {
      if (correction == Correction.VOID) {
        return delivery.ended(DeliveryOutcome.cancelled(ExchangeProblem.NOTHING_LEFT.violation()));
      }
      // what it would have replaced was never sent, so it is a first delivery
      correction = null;
    }
    return correction == Correction.VOID
        ? checkWord(delivery, Correction.VOID, known)
        : checkContent(delivery, correction, known, ended);
  }

  /**
   * A void, or a notice to erase. It says nothing of a person, so neither a condition nor the end
   * of the agreement keeps it from whoever got what it speaks of.
   */
  private static StageResult<AgreedDelivery, EndedDelivery> checkWord(
      OpenedDelivery delivery, @Nullable Correction correction, Known known) {
    if (known.reception().isEmpty()) {
      return delivery.ended(DeliveryOutcome.cancelled(ExchangeProblem.NO_AGREEMENT.violation()));
    }
    if (delivery.header().test() && known.partner().get().stage() != PartnerStage.TEST) {
      return delivery.ended(DeliveryOutcome.cancelled(ENDED));
    }
    return StageResult.goesOn(
        new AgreedDelivery(delivery, correction, delivery.document(), known.reception().get()));
  }

  private StageResult<AgreedDelivery, EndedDelivery> checkContent(
      OpenedDelivery delivery,
      @Nullable Correction correction,
      Known known,
      List<DeliveryHeader> ended) {
    ObjectNode document = delivery.document();
    PartnerId owner = Receivers.owner(document).orElse(null);
    Map<String, JsonNode> now = known.facts().get(delivery.header().caseId());
    if (now != null) {
      document = Receivers.withContext(document, now, owner);
    }
    boolean test = delivery.header().test();
    boolean allowed =
        known.reception().isPresent()
            && receivers.allows(
                known.partner().get(), known.reception().get(), document, owner, test);
    if (!allowed) {
      ended.add(delivery.header());
      return delivery.ended(DeliveryOutcome.cancelled(ENDED));
    }
    return StageResult.goesOn(
        new AgreedDelivery(delivery, correction, document, known.reception().get()));
  }

  private Optional<PartnerProfile> partner(FetchedBatch fetched) {
    return partners.find(fetched.partner().value());
  }

  private Optional<Reception> reception(FetchedBatch fetched) {
    return partner(fetched).flatMap(profile -> profile.reception(fetched.kind().value()));
  }

  private Map<Long, Map<String, JsonNode>> facts(List<OpenedDelivery> open) {
    List<Long> cases =
        open.stream().map(d -> d.header().caseId()).filter(id -> id != 0).distinct().toList();
    return cases.isEmpty() ? Map.of() : correlator.facts(cases);
  }

  /** Also what was fetched before it was withdrawn, or tries again long after. */
  private Staged<OpenedDelivery, EndedDelivery> withoutWithdrawn(
      PartnerId receiver, Staged<OpenedDelivery, EndedDelivery> deliveries) {
    List<OpenedDelivery> open = deliveries.goingOn();
    Map<MessageId, Correction> withdrawn =
        open.isEmpty()
            ? Map.of()
            : withdrawals.withdrawn(open.stream().map(OpenedDelivery::messageId).toList());
    if (withdrawn.isEmpty()) {
      return deliveries;
    }
    // before they are cancelled for good: none of them can leave any more
    ledger.recordKeptBack(
        receiver,
        open.stream()
            .map(OpenedDelivery::header)
            .filter(header -> withdrawn.containsKey(header.messageId()))
            .toList());
    Map<MessageId, Set<PartnerId>> back = ledger.keptBack(withdrawn.keySet());
    return deliveries.next(
        delivery -> {
          MessageId id = delivery.messageId();
          if (!withdrawn.containsKey(id)) {
            return StageResult.goesOn(delivery);
          }
          boolean sure = back.getOrDefault(id, Set.of()).contains(receiver);
          return delivery.ended(
              DeliveryOutcome.cancelled(Reasons.withdrawn(withdrawn.get(id), sure)));
        });
  }

  private Map<MessageId, Set<PartnerId>> keptBack(List<OpenedDelivery> open) {
    return ledger.keptBack(
        open.stream().flatMap(delivery -> delivery.header().earlier().stream()).toList());
  }

  /** Whether the receiver certainly saw nothing of what the delivery replaces or takes back. */
  private static boolean neverSent(DeliveryHeader header, Map<MessageId, Set<PartnerId>> keptBack) {
    return header.earlier().stream()
        .allMatch(id -> keptBack.getOrDefault(id, Set.of()).contains(header.receiver()));
  }
}
