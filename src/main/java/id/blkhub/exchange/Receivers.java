package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Decides by agreement who gets a message: stage, validity, scope and condition. */
public final class Receivers {
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
      PartnerProfile partner, Reception reception, JsonNode document, String owner, boolean test) {
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
      PartnerProfile partner, Reception reception, JsonNode document, String owner, boolean test) {
    if (partner.stage() != (test ? PartnerStage.TEST : PartnerStage.LIVE)) {
      return Optional.of(Bar.STAGE);
    }
    if (reception.agreement().validUntil().isBefore(LocalDate.now(clock.withZone(zone)))) {
      return Optional.of(Bar.AGREEMENT);
    }
    if (reception.scope() != PartnerScope.ALL && !partner.id().equals(owner)) {
      return Optional.of(Bar.SCOPE);
    }
    return conditions.holds(reception.when(), document)
        ? Optional.empty()
        : Optional.of(Bar.CONDITION);
  }

  /** The canonical message joined by what the hub knows of its case. */
  public static ObjectNode withContext(
      ObjectNode canonical, Map<String, JsonNode> facts, String owner) {
    ObjectNode document = canonical.objectNode();
    document.setAll(canonical);
    ObjectNode context = document.putObject("context");
    facts.forEach(context::set);
    if (owner != null) {
      context.put("owner", owner);
    }
    return document;
  }
}
