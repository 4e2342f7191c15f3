package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Undecided;
import id.blkhub.mapping.Mapping;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import java.util.List;
import java.util.Optional;

/**
 * What a partner would get of a message by the agreement and mapping of today. Sends nothing; what
 * was sent earlier may have looked different.
 */
public final class Preview {
  private final Partners partners;
  private final Mappings mappings;
  private final Contracts contracts;

  Preview(Partners partners, Mappings mappings, Contracts contracts) {
    this.partners = partners;
    this.mappings = mappings;
    this.contracts = contracts;
  }

  /**
   * A delivery as it would be made.
   *
   * @param minimised the fields of the agreement, as it masks them; null without an agreement
   * @param mapped the partner's own form; null where it cannot be made
   * @param problems why the delivery would be parked; empty where it would go out
   */
  public record Seen(JsonNode minimised, JsonNode mapped, List<Violation> problems) {}

  /**
   * @param canonical the message with its case's facts under {@code context}
   */
  public Seen of(String receiver, String kind, ObjectNode canonical) {
    Optional<PartnerProfile.Reception> reception =
        partners.find(receiver).flatMap(profile -> profile.reception(kind));
    if (reception.isEmpty()) {
      return new Seen(null, null, List.of());
    }
    JsonNode minimised =
        AllowedFields.of(reception.get().agreement().fields()).of(canonical.deepCopy());
    Optional<Mapping> mapping = mappings.outgoing(receiver, kind);
    if (mapping.isEmpty()) {
      return new Seen(minimised, null, List.of());
    }
    try {
      JsonNode mapped = mapping.get().apply(minimised);
      return new Seen(
          minimised,
          mapped,
          contracts
              .outgoing(receiver, kind)
              .map(contract -> contract.check(mapped).errors())
              .orElse(List.of()));
    } catch (Undecided e) {
      return new Seen(minimised, null, List.of(e.violation()));
    } catch (MappingFailed e) {
      return new Seen(minimised, null, List.of(e.violation()));
    }
  }
}
