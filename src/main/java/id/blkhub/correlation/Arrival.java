package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A message that passed its contracts, as the inbox and the cases see it.
 *
 * @param stamp the hub's message id
 * @param source CloudEvents source; null where there is none
 * @param explicitId the id its sender gave it; null where the sender gave none
 * @param contentHash keyed hash of the canonical content
 * @param businessKey never null
 * @param version explicit version (the order field of the kind); null where the kind has none
 * @param claim what it says of a case; null for kinds without cases
 * @param original what must come back when it is woken, sealed; see {@link Outcome.Woken}
 */
public record Arrival(
    String stamp,
    String partner,
    String kind,
    String source,
    String explicitId,
    String contentHash,
    String businessKey,
    Long version,
    CaseClaim claim,
    byte[] original) {

  /** How a kind relates to cases. */
  public enum Role {
    OPEN,
    EXTEND,
    REFER
  }

  /**
   * A number of a case.
   *
   * @param type {@code enrolment}, {@code registration}, {@code certificate} …
   * @param value normalised
   */
  public record Number(String type, String value) {}

  /**
   * @param find the number the case is opened under (OPEN) or found by
   * @param add further numbers it gives the case
   * @param facts what the case learns: vocation, pathway, consents …; a fact replaces the older one
   */
  public record CaseClaim(Role role, Number find, List<Number> add, Map<String, JsonNode> facts) {}
}
