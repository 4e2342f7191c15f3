package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.message.Consents;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.PartnerScope;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.Partners;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides by agreement who gets a message: stage, validity, scope, condition and consent. */
public final class Receivers {
  private static final String CONTEXT = "context";
  private static final String OWNER = "owner";

  private final Contracts contracts;
  private final Conditions conditions;
  private final Clock clock;
  private final ZoneId zone;

  public Receivers(Contracts contracts, Conditions conditions, Clock clock, ZoneId zone) {
    this.contracts = contracts;
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
    CONDITION,
    /** The person it is about has not consented to this purpose and partner, or not any more. */
    CONSENT,
    /** It lacks a field the partner must have ({@code requires}); all else holds. */
    MISSING
  }

  /** Whether stage, agreement, scope, condition and consent hold today. */
  public boolean allows(
      PartnerProfile partner,
      Reception reception,
      JsonNode document,
      @Nullable PartnerId owner,
      boolean test) {
    return bar(partner, reception, document, owner, test).isEmpty();
  }

  /**
   * The first that does not hold today of stage, agreement, scope, condition and consent; empty
   * where the partner may get the message.
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
    LocalDate today = LocalDate.now(clock.withZone(zone));
    if (reception.agreement().validUntil().isBefore(today)) {
      return Optional.of(Bar.AGREEMENT);
    }
    if (reception.scope() != PartnerScope.ALL && !belongsTo(owner, partner)) {
      return Optional.of(Bar.SCOPE);
    }
    if (!conditions.holds(reception.when(), document)) {
      return Optional.of(Bar.CONDITION);
    }
    if (!consented(partner, reception, document, today)) {
      return Optional.of(Bar.CONSENT);
    }
    return missing(reception, document).isEmpty() ? Optional.empty() : Optional.of(Bar.MISSING);
  }

  /** The fields the partner must have and the message lacks, as pointers. */
  public static List<String> missing(Reception reception, JsonNode document) {
    return reception.requires().stream()
        .filter(
            pointer -> {
              JsonNode value = document.at(pointer);
              return value.isMissingNode() || value.isNull();
            })
        .toList();
  }

  /** A message that names the consent it stands on stands on no other. */
  private boolean consented(
      PartnerProfile partner, Reception reception, JsonNode document, LocalDate today) {
    String purpose = reception.agreement().ground().consent();
    if (purpose == null) {
      return true;
    }
    return Consents.ofContext(document)
        .cover(purpose, partner.id(), named(reception, document), today);
  }

  private @Nullable String named(Reception reception, JsonNode document) {
    return contracts
        .canonical(reception.kind())
        .flatMap(kind -> kind.consentId(document))
        .orElse(null);
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

  /**
   * Whether what a partner was sent is still covered by the consents of its case; so it is where
   * its agreement asks for none.
   *
   * @param named the consent that the message stands on; null where any of its purpose will do
   */
  public boolean stillConsented(
      PartnerProfile partner,
      Reception reception,
      @Nullable String named,
      Map<String, JsonNode> facts) {
    String purpose = reception.agreement().ground().consent();
    return purpose == null
        || Consents.of(facts)
            .cover(purpose, partner.id(), named, LocalDate.now(clock.withZone(zone)));
  }

  /**
   * The same of what a partner was sent once; what no profile speaks of any more is let be.
   *
   * @param named the consent that what it was sent stands on; null where any will do
   */
  public boolean mayKeep(
      Partners partners,
      PartnerId receiver,
      Kind kind,
      @Nullable String named,
      Map<String, JsonNode> facts) {
    PartnerProfile partner = partners.find(receiver.value()).orElse(null);
    Reception reception = partner == null ? null : partner.reception(kind.value()).orElse(null);
    return partner == null || reception == null || stillConsented(partner, reception, named, facts);
  }

  /** The canonical message joined by what the hub knows of its case. */
  public static ObjectNode withContext(
      ObjectNode canonical, Map<String, JsonNode> facts, @Nullable PartnerId owner) {
    ObjectNode document = canonical.objectNode();
    document.setAll(canonical);
    ObjectNode context = document.putObject(CONTEXT);
    Consents.shown(facts).forEach(context::set);
    if (owner != null) {
      context.put(OWNER, owner.value());
    }
    return document;
  }
}
