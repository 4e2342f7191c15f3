package id.blkhub.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.exchange.Receivers;
import id.blkhub.message.Correction;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Says for each partner whether it gets a message, or is told that earlier ones do not count. */
final class ChooseReceivers {
  private final Partners partners;
  private final Receivers receivers;

  ChooseReceivers(Partners partners, Receivers receivers) {
    this.partners = partners;
    this.receivers = receivers;
  }

  void decide(Incoming message) {
    Correction asked = message.change == null ? null : message.change.correction();
    if (asked == Correction.VOID || asked == Correction.CANCEL) {
      message.receivers = List.of();
      tellEarlier(message, asked == Correction.VOID, everyone(message));
      return;
    }
    List<String> routed = new ArrayList<>();
    List<String> filtered = new ArrayList<>();
    ObjectNode document = Receivers.withContext(message.canonical, message.facts, message.owner);
    for (PartnerProfile partner : partners.receiversOf(message.kind)) {
      Reception reception = partner.reception(message.kind).orElseThrow();
      boolean gets =
          receivers.allows(partner, reception, document, message.owner, message.isTest());
      (gets ? routed : filtered).add(partner.id());
    }
    message.receivers = routed;
    tellEarlier(message, asked == Correction.CORRECT, filtered);
  }

  private List<String> everyone(Incoming message) {
    return partners.receiversOf(message.kind).stream().map(PartnerProfile::id).toList();
  }

  /** Whoever got something under the key and does not get this learns that it does not count. */
  private static void tellEarlier(Incoming message, boolean tell, List<String> others) {
    List<String> voids = new ArrayList<>();
    if (tell) {
      new TreeSet<>(message.change.earlier().keySet())
          .forEach(partner -> voids.add(partner.value()));
      voids.removeAll(message.receivers);
    }
    message.voids = voids;
    message.filtered = others.stream().filter(partner -> !voids.contains(partner)).toList();
  }
}
