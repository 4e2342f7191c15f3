package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.blkhub.exchange.Receivers;
import id.blkhub.exchange.Receivers.Bar;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import id.blkhub.rehearsal.ExpectKeys.OfFilter;
import id.blkhub.rehearsal.Scenario.Places;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares who did not get an accepted message, and why. */
final class ExpectedFilters {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String STAGE = written(Bar.STAGE);

  private final RehearsalHub hub;
  private final Partners partners;
  private final Set<String> named;

  /**
   * @param named partners that the scenario is about
   */
  ExpectedFilters(RehearsalHub hub, Partners partners, Set<String> named) {
    this.hub = hub;
    this.partners = partners;
    this.named = named;
  }

  private record Filtered(String partner, String why, @Nullable String when) {}

  List<String> compare(JsonNode expected, Places places, List<JournalEvent> events)
      throws IOException {
    List<Filtered> left = filtered(events);
    List<String> complaint = new ArrayList<>();
    int i = 0;
    for (JsonNode one : expected) {
      String at = places.at(ExpectKeys.FILTERED.pointer() + '/' + i++);
      String partner = OfFilter.PARTNER.in(one).textValue();
      String why = OfFilter.WHY.in(one).textValue();
      Optional<Filtered> met =
          left.stream()
              .filter(f -> f.partner().equals(partner) && (why == null || why.equals(f.why())))
              .findFirst();
      if (met.isPresent()) {
        left.remove(met.get());
      } else {
        complaint.add(
            "%s: expected: %s does not get it%s; that did not happen"
                .formatted(at, partner, why == null ? "" : " (" + why + ')'));
      }
    }
    // a new partner breaks no older scenario
    left.removeIf(one -> one.why().equals(STAGE) || !named.contains(one.partner()));
    for (Filtered one : left) {
      complaint.add("not expected: %s does not get it (%s)".formatted(one.partner(), one.why()));
      if (one.when() != null) {
        one.when().strip().lines().forEach(line -> complaint.add("  " + line.strip()));
      }
    }
    return complaint;
  }

  private List<Filtered> filtered(List<JournalEvent> events) throws IOException {
    Map<String, JsonNode> accepted = new HashMap<>();
    List<Filtered> filtered = new ArrayList<>();
    for (JournalEvent event : events) {
      if (event.state() == State.ACCEPTED) {
        byte[] sealed = Objects.requireNonNull(event.payloads().get("canonical"));
        String messageId = event.messageId().value();
        accepted.put(messageId, JSON.readTree(hub.seal().open(sealed, messageId)));
      } else if (event.state() == State.FILTERED) {
        JsonNode document =
            accepted.getOrDefault(event.messageId().value(), MissingNode.getInstance());
        filtered.add(filtered(event, document));
      }
    }
    return filtered;
  }

  private Filtered filtered(JournalEvent event, JsonNode document) {
    String receiver = Objects.requireNonNull(event.receiver(), "of a filter").value();
    PartnerProfile partner = partners.find(receiver).orElseThrow();
    Reception reception = partner.reception(event.kind().value()).orElseThrow();
    PartnerId owner = Receivers.owner(document).orElse(null);
    Optional<Bar> bar =
        hub.receivers().bar(partner, reception, document, owner, event.message().test());
    return new Filtered(
        receiver,
        bar.map(ExpectedFilters::written).orElse("not for this message"),
        bar.filter(Bar.CONDITION::equals).map(one -> reception.when()).orElse(null));
  }

  private static String written(Bar bar) {
    return bar.name().toLowerCase(Locale.ROOT);
  }
}
