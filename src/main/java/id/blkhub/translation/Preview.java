package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.mapping.FormPath;
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
  private final Translation translation;

  public Preview(Partners partners, Translation translation) {
    this.partners = partners;
    this.translation = translation;
  }

  /**
   * A delivery as it would be made.
   *
   * @param minimised the fields of the agreement, as it masks them; a missing node without an
   *     agreement
   * @param mapped the partner's own form; a missing node where it cannot be made
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
      return new Seen(MissingNode.getInstance(), MissingNode.getInstance(), List.of());
    }
    JsonNode minimised =
        AllowedFields.of(reception.get().agreement().fields()).of(canonical.deepCopy());
    TranslationResult mapped =
        translation.toPartner(
            translation.place(FormPath.out(receiver, kind), reception.get().version()), minimised);
    return new Seen(minimised, mapped.document(), mapped.problems());
  }
}
