package id.blkhub.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a canonical message says of the case it belongs to.
 *
 * @param find the number the case is opened under (OPEN) or found by
 * @param add further numbers it gives the case; REFER adds none
 * @param facts what the case learns: vocation, pathway, consents …, never a name or a NIK; a fact
 *     replaces the older one; REFER brings none
 * @param consent what the person must have agreed to; null where the kind needs no consent
 * @param knownTo partners that know the numbers from elsewhere, and may find the case by them
 * @param person whom it speaks of; null where it names nobody
 */
public record CaseClaim(
    CaseRole role,
    CorrelationId find,
    List<CorrelationId> add,
    Map<String, JsonNode> facts,
    @Nullable RequiredConsent consent,
    Set<PartnerId> knownTo,
    @Nullable ClaimedPerson person) {
  public CaseClaim {
    add = List.copyOf(add);
    facts = Map.copyOf(facts);
    knownTo = Set.copyOf(knownTo);
  }

  /** Of a message that names nobody. */
  public CaseClaim(
      CaseRole role,
      CorrelationId find,
      List<CorrelationId> add,
      Map<String, JsonNode> facts,
      @Nullable RequiredConsent consent,
      Set<PartnerId> knownTo) {
    this(role, find, add, facts, consent, knownTo, null);
  }

  /** The same of this person. */
  public CaseClaim of(@Nullable ClaimedPerson named) {
    return new CaseClaim(role, find, add, facts, consent, knownTo, named);
  }

  /** The same of numbers that no real case has. */
  public CaseClaim ofTest() {
    List<CorrelationId> numbers = add.stream().map(CorrelationId::ofTest).toList();
    return new CaseClaim(role, find.ofTest(), numbers, facts, consent, knownTo, person);
  }
}
