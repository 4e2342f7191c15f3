package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.CaseRole;
import id.blkhub.message.Consents;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.PartnerId;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One case as a batch knows it, with what the batch changed of it. */
final class Case {
  private static final String PROOF = "proof";

  /**
   * @param addedBy {@link Arrival#subject()} of the message that brought the number; null where an
   *     earlier version of the hub did not note it
   */
  record Holding(@Nullable String addedBy, boolean closed) {}

  private final long id;
  private final PartnerId owner;
  private final Map<String, JsonNode> facts;
  private final Map<String, JsonNode> taught;
  private final Map<CorrelationId, Holding> numbers = new LinkedHashMap<>();
  private final Set<PartnerId> sent = new HashSet<>();
  private boolean closed;
  private @Nullable CasePerson person;
  private @Nullable JsonNode settledList;
  private @Nullable JsonNode settledWords;
  private @Nullable LocalDate consentEnds;

  /**
   * @param consentEnds the last day of the consent that ends soonest by itself; null for none
   */
  Case(
      long id,
      PartnerId owner,
      Map<String, JsonNode> facts,
      Map<String, JsonNode> taught,
      @Nullable CasePerson person,
      boolean closed,
      @Nullable LocalDate consentEnds) {
    this.id = id;
    this.owner = owner;
    this.facts = facts;
    this.taught = taught;
    this.person = person;
    this.closed = closed;
    this.consentEnds = consentEnds;
    this.settledList = facts.get(Consents.FACT);
    this.settledWords = facts.get(Consents.WORDS);
  }

  long id() {
    return id;
  }

  PartnerId owner() {
    return owner;
  }

  Map<String, JsonNode> facts() {
    return facts;
  }

  /** Which message taught each fact. */
  Map<String, JsonNode> taught() {
    return taught;
  }

  Map<CorrelationId, Holding> numbers() {
    return numbers;
  }

  /** How it holds a number it has. */
  Holding holding(CorrelationId number) {
    return Objects.requireNonNull(numbers.get(number), "the case has the number");
  }

  Set<PartnerId> sent() {
    return sent;
  }

  boolean closed() {
    return closed;
  }

  void closed(boolean now) {
    closed = now;
  }

  /** Whose case it is; null where nobody has said it yet. */
  @Nullable CasePerson person() {
    return person;
  }

  void person(@Nullable CasePerson known) {
    person = known;
  }

  /** Whether the partner may find and extend it. */
  boolean open(PartnerId partner) {
    return owner.equals(partner) || sent.contains(partner);
  }

  /** Whether it ends when what the subject said is taken back. */
  boolean endsWith(CaseClaim claim, String subject) {
    return claim.role() == CaseRole.OPEN
        || claim.role() == CaseRole.LOAD
            && numbers.entrySet().stream()
                .filter(entry -> entry.getKey().type().equals(claim.find().type()))
                .anyMatch(entry -> subject.equals(entry.getValue().addedBy()));
  }

  /** Whether it can be found by the number. */
  boolean answers(CorrelationId correlationId) {
    return !closed && numbers.containsKey(correlationId) && !numbers.get(correlationId).closed();
  }

  /**
   * Whether consents that something may rest on have changed since it was last asked. Where there
   * were none, nothing was sent under one.
   *
   * @param today at the earliest; a day too early makes one look more
   */
  boolean settleConsents(LocalDate today) {
    JsonNode list = facts.get(Consents.FACT);
    JsonNode words = facts.get(Consents.WORDS);
    boolean any = settledList != null || settledWords != null;
    boolean same = Objects.equals(list, settledList) && Objects.equals(words, settledWords);
    settledList = list;
    settledWords = words;
    if (!same) {
      lookedInto(today);
    }
    return any && !same;
  }

  /** What was sent under consents that ended before this day is settled. */
  void lookedInto(LocalDate today) {
    consentEnds = Consents.of(facts).soonestEnd(today).orElse(null);
  }

  /** The last day of the consent that ends soonest by itself; null for none. */
  @Nullable LocalDate consentEnds() {
    return consentEnds;
  }

  /**
   * Takes up a word about consents.
   *
   * @param proof names the word; an earlier one of that name goes
   * @param said null where the word is taken back
   * @return whether anything changed
   */
  boolean say(String proof, @Nullable JsonNode said) {
    ArrayNode words = JsonNodeFactory.instance.arrayNode();
    JsonNode before = facts.get(Consents.WORDS);
    if (before != null) {
      for (JsonNode one : before) {
        if (!one.path(PROOF).asText().equals(proof)) {
          words.add(one);
        }
      }
    }
    if (said != null) {
      words.add(((ObjectNode) said.deepCopy()).put(PROOF, proof));
    }
    if (words.isEmpty() && before == null || words.equals(before)) {
      return false;
    }
    facts.put(Consents.WORDS, words);
    return true;
  }

  /** A message under the subject stands on this very consent. */
  boolean standOn(String subject, String consent) {
    JsonNode before = facts.get(Consents.NAMED);
    ObjectNode named =
        before == null ? JsonNodeFactory.instance.objectNode() : (ObjectNode) before.deepCopy();
    named.put(subject, consent);
    return !named.equals(facts.put(Consents.NAMED, named));
  }

  /** The consent that messages under the subject stand on; null where they name none. */
  @Nullable String standsOn(String subject) {
    JsonNode named = facts.get(Consents.NAMED);
    return named == null ? null : named.path(subject).textValue();
  }
}
