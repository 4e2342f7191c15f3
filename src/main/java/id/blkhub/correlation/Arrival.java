package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Correction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A message that passed its contracts, as the inbox and the cases see it.
 *
 * @param stamp the hub's message id
 * @param wokenBy for a message sent back after waiting, {@link Outcome.Woken#by()}; null for one
 *     that comes from its sender. It tells the two copies apart: after a crash both can be queued
 * @param source CloudEvents source; null where there is none
 * @param explicitId the id its sender gave it; null where the sender gave none
 * @param contentHash keyed hash of the canonical content; see {@link #markedHash}
 * @param businessKey never null
 * @param version explicit version (the order field of the kind); null where the kind has none
 * @param claim what it says of a case; null for kinds without cases
 * @param correction what it asks of an earlier message; null for an ordinary one
 * @param original what must come back when it is woken, sealed, asked for only if it has to wait;
 *     see {@link Outcome.Woken}
 * @param test whether it is a test: it then meets no real message, number or case
 */
public record Arrival(
    String stamp,
    String wokenBy,
    String partner,
    String kind,
    String source,
    String explicitId,
    String contentHash,
    String businessKey,
    Version version,
    CaseClaim claim,
    Correction correction,
    Supplier<byte[]> original,
    boolean test) {
  static final String VOID = "void:";
  static final String CANCEL = "cancel:";
  static final String CORRECT = "correct:";

  public Arrival {
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(contentHash, "contentHash");
    Objects.requireNonNull(businessKey, "businessKey");
    claim = test && claim != null ? claim.ofTest() : claim;
  }

  /**
   * The hash under which the inbox knows content that came with a mark: never that of the same
   * content without it. Of a void or a cancellation only the business key counts.
   *
   * @param hash of the content, or for a void or a cancellation of the business key
   */
  public static String markedHash(Correction correction, String hash) {
    return correction == null ? hash : correction.text() + ':' + hash;
  }

  /** Who speaks of what: the same for every version of a message. */
  String subject() {
    return BusinessKey.of(this).subject();
  }

  /** How a kind relates to cases. */
  public enum Role {
    OPEN,
    /** Opens a case from older records, or adds to it what it lacks; it never overrides. */
    LOAD,
    EXTEND,
    REFER;

    boolean opens() {
      return this == OPEN || this == LOAD;
    }
  }

  /**
   * A number of a case.
   *
   * @param type {@code enrolment}, {@code registration}, {@code certificate} …
   * @param value normalised
   */
  public record CorrelationId(String type, String value) {
    CorrelationId ofTest() {
      return new CorrelationId(TestNames.stored(type, true), value);
    }

    /** The type as senders know it. */
    public String name() {
      return TestNames.plain(type);
    }
  }

  /**
   * @param find the number the case is opened under (OPEN) or found by
   * @param add further numbers it gives the case; REFER adds none
   * @param facts what the case learns: vocation, pathway, consents …, never a name or a NIK; a fact
   *     replaces the older one; REFER teaches none
   * @param consent what the person must have agreed to; null where the kind needs no consent
   * @param knownTo partners that know the numbers from elsewhere, and may find the case by them
   */
  public record CaseClaim(
      Role role,
      CorrelationId find,
      List<CorrelationId> add,
      Map<String, JsonNode> facts,
      Consent consent,
      Set<String> knownTo) {
    public CaseClaim(
        Role role, CorrelationId find, List<CorrelationId> add, Map<String, JsonNode> facts) {
      this(role, find, add, facts, null, Set.of());
    }

    public CaseClaim {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(find, "find");
      add = add == null ? List.of() : List.copyOf(add);
      facts = facts == null ? Map.of() : Map.copyOf(facts);
      knownTo = Set.copyOf(knownTo);
    }

    /** The same of numbers that no real case has. */
    CaseClaim ofTest() {
      List<CorrelationId> numbers = add.stream().map(CorrelationId::ofTest).toList();
      return new CaseClaim(role, find.ofTest(), numbers, facts, consent, knownTo);
    }
  }

  /**
   * A consent the case must know: UU 27/2022 articles 22 and 24 want it recorded and provable.
   *
   * @param recipient who it must cover, since without them nobody could act on the message; null
   *     where that is left to the agreements
   * @param path JSON Pointer of the id in the canonical message
   */
  public record Consent(String id, String purpose, String recipient, String path) {
    /** Whether the facts of a case hold it, for this purpose and recipient and not withdrawn. */
    boolean givenIn(Map<String, JsonNode> facts) {
      JsonNode consents = facts.get("consents");
      if (consents == null) {
        return false;
      }
      for (JsonNode one : consents) {
        if (one.path("id").asText().equals(id)
            && one.path("purpose").asText().equals(purpose)
            && !one.hasNonNull("withdrawnOn")
            && covers(one.path("recipients"))) {
          return true;
        }
      }
      return false;
    }

    /** A consent that names nobody is for all whom its purpose needs. */
    private boolean covers(JsonNode recipients) {
      if (recipient == null || !recipients.isArray()) {
        return true;
      }
      for (JsonNode one : recipients) {
        if (one.asText().equals(recipient)) {
          return true;
        }
      }
      return false;
    }
  }
}
