package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.PartnerScope;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides by agreement who gets a message: stage, validity, scope and condition. */
public final class Receivers {
  private static final String CONTEXT = "context";
  private static final String OWNER = "owner";

  private final Partners partners;
  private final Conditions conditions;
  private final Clock clock;
  private final ZoneId zone;

  public Receivers(Partners partners, Conditions conditions, Clock clock, ZoneId zone) {
    this.partners = partners;
    this.conditions = conditions;
    this.clock = clock;
    this.zone = zone;
  }

  /** Why a message is not for a partner. */
  public enum Bar {
    /** The partner is in stage test and the message is real, or the other way round. */
    STAGE,
    /** The agreement has ended. */
    AGREEMENT,
    /** The message belongs to no case of the partner's own. */
    SCOPE,
    /** The condition ({@code when}) does not hold. */
    CONDITION
  }

  /** Whether stage, agreement, scope and condition hold today. */
  public boolean allows(
      PartnerProfile partner,
      Reception reception,
      JsonNode document,
      @Nullable PartnerId owner,
      boolean test) {
    return bar(partner, reception, document, owner, test).isEmpty();
  }

  /**
   * The first that does not hold today of stage, agreement, scope and condition; empty where the
   * partner may get the message.
   *
   * @param document canonical, with its context
   * @param owner who owns its case; null without one
   * @param test whether the message is a test
   */
  public Optional<Bar> bar(
      PartnerProfile partner,
      Reception reception,
      JsonNode document,
      @Nullable PartnerId owner,
      boolean test) {
    if (partner.stage() != (test ? PartnerStage.TEST : PartnerStage.LIVE)) {
      return Optional.of(Bar.STAGE);
    }
    if (reception.agreement().validUntil().isBefore(LocalDate.now(clock.withZone(zone)))) {
      return Optional.of(Bar.AGREEMENT);
    }
    if (reception.scope() != PartnerScope.ALL && !belongsTo(owner, partner)) {
      return Optional.of(Bar.SCOPE);
    }
    return conditions.holds(reception.when(), document)
        ? Optional.empty()
        : Optional.of(Bar.CONDITION);
  }

  private static boolean belongsTo(@Nullable PartnerId owner, PartnerProfile partner) {
    return owner != null && owner.value().equals(partner.id());
  }

  /**
   * The owner that {@link #withContext} put into a document; empty for a message without a case.
   */
  public static Optional<PartnerId> owner(JsonNode document) {
    return Optional.ofNullable(document.path(CONTEXT).path(OWNER).textValue()).map(PartnerId::new);
  }

  /** The canonical message joined by what the hub knows of its case. */
  public static ObjectNode withContext(
      ObjectNode canonical, Map<String, JsonNode> facts, @Nullable PartnerId owner) {
    ObjectNode document = canonical.objectNode();
    document.setAll(canonical);
    ObjectNode context = document.putObject(CONTEXT);
    facts.forEach(context::set);
    if (owner != null) {
      context.put(OWNER, owner.value());
    }
    return document;
  }
}
