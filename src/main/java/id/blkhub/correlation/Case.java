package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.CaseRole;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.PartnerId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One case as a batch knows it, with what the batch changed of it. */
final class Case {
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

  Case(
      long id,
      PartnerId owner,
      Map<String, JsonNode> facts,
      Map<String, JsonNode> taught,
      @Nullable CasePerson person,
      boolean closed) {
    this.id = id;
    this.owner = owner;
    this.facts = facts;
    this.taught = taught;
    this.person = person;
    this.closed = closed;
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
}
