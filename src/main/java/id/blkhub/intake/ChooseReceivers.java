package id.blkhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.correlation.Change;
import id.blkhub.correlation.Outcome;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.Receivers;
import id.blkhub.exchange.Receivers.Bar;
import id.blkhub.message.CaseRole;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says for each partner whether it gets a message, or is told that earlier ones do not count. */
final class ChooseReceivers {
  private final Partners partners;
  private final Receivers receivers;
  private final Contracts contracts;

  ChooseReceivers(Partners partners, Receivers receivers, Contracts contracts) {
    this.contracts = contracts;
    this.partners = partners;
    this.receivers = receivers;
  }

  /**
   * @param found what the cases know of the message
   */
  Addressees of(CanonicalMessage message, Outcome.Fresh found) {
    Change change = found.change();
    Correction asked = change == null ? null : change.correction();
    if (asked == Correction.VOID || asked == Correction.CANCEL) {
      Change told = asked == Correction.VOID ? change : null;
      return addressees(List.of(), everyone(message.kind()), told);
    }
    List<PartnerId> routed = new ArrayList<>();
    List<PassedOver> filtered = new ArrayList<>();
    PartnerId owner = found.owner();
    ObjectNode document = Receivers.withContext(message.document(), found.facts(), owner);
    boolean test = message.head().isTest();
    WhyNobody nobody = new WhyNobody();
    for (PartnerProfile partner : partners.receiversOf(message.kind().value())) {
      Reception reception = partner.reception(message.kind().value()).orElseThrow();
      PartnerId id = new PartnerId(partner.id());
      Optional<Bar> bar = receivers.bar(partner, reception, document, owner, test);
      if (bar.isEmpty()) {
        routed.add(id);
      } else {
        nobody.add(reception, bar.get());
        filtered.add(new PassedOver(id, why(bar.get(), partner, reception, document)));
      }
    }
    List<Violation> said =
        routed.isEmpty()
            ? contracts
                .canonical(message.kind().value())
                // what is said of a consent is for the hub, and passed on to nobody
                .filter(kind -> kind.role().filter(CaseRole.CONSENT::equals).isEmpty())
                .map(kind -> nobody.told(kind.contract(), test))
                .orElse(List.of())
            : List.of();
    return addressees(routed, filtered, asked == Correction.CORRECT ? change : null).because(said);
  }

  /**
   * Whether the consents of a case still cover what a partner was sent of it.
   *
   * @param named the consent that what it was sent stands on; null where any will do
   */
  boolean mayKeep(
      PartnerId receiver, Kind kind, @Nullable String named, Map<String, JsonNode> facts) {
    return receivers.mayKeep(partners, receiver, kind, named, facts);
  }

  private static List<Violation> why(
      Bar bar, PartnerProfile partner, Reception reception, JsonNode document) {
    return bar == Bar.MISSING
        ? Receivers.missing(reception, document).stream()
            .map(field -> ExchangeProblem.REQUIRED_BY_PARTNER.at(field, partner.name()))
            .toList()
        : List.of();
  }

  private List<PassedOver> everyone(Kind kind) {
    return partners.receiversOf(kind.value()).stream()
        .map(partner -> new PassedOver(new PartnerId(partner.id()), List.of()))
        .toList();
  }

  /**
   * @param change whoever got something under its key and does not get this message learns that it
   *     does not count; null where nobody is told
   */
  private static Addressees addressees(
      List<PartnerId> receivers, List<PassedOver> others, @Nullable Change change) {
    List<PartnerId> voids = new ArrayList<>();
    if (change != null) {
      voids.addAll(new TreeSet<>(change.earlier().keySet()));
      voids.removeAll(receivers);
    }
    return new Addressees(
        receivers,
        others.stream().filter(other -> !voids.contains(other.partner())).toList(),
        voids,
        List.of());
  }
}
