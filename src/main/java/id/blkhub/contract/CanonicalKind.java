package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.mapping.QuestionForm;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.CaseRole;
import id.blkhub.message.ClaimedPerson;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.PersonTrait;
import id.blkhub.message.RequiredConsent;
import id.blkhub.message.Succession;
import id.blkhub.message.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of message in the hub's own form, with what its schema says beside the contract. A
 * question and its answer are two more of these, which need no business key.
 */
public final class CanonicalKind {
  private final String kind;
  private final Contract contract;
  private final List<JsonPointer> businessKey;
  private final SuccessionRule succession;
  private final @Nullable CaseRule caseRule;
  private final PersonPointers person;

  private CanonicalKind(
      String kind,
      Contract contract,
      List<JsonPointer> businessKey,
      SuccessionRule succession,
      @Nullable CaseRule caseRule,
      PersonPointers person) {
    this.kind = kind;
    this.contract = contract;
    this.businessKey = businessKey;
    this.succession = succession;
    this.caseRule = caseRule;
    this.person = person;
  }

  /**
   * @throws IllegalArgumentException when an annotation points at a field the schema does not have
   */
  static CanonicalKind of(String kind, Contract contract) {
    JsonNode schema = contract.schema();
    SchemaTree tree = contract.tree();
    List<JsonPointer> key = new ArrayList<>();
    schema.path("x-business-key").forEach(p -> key.add(Annotations.pointer(p, tree)));
    if (key.isEmpty() && QuestionForm.isPart(kind)) {
      return new CanonicalKind(
          kind,
          contract,
          List.of(),
          SuccessionRule.of(schema, tree),
          caseRule(schema, tree),
          PersonPointers.of(tree));
    }
    if (key.isEmpty()) {
      throw new IllegalArgumentException("x-business-key is missing");
    }
    SuccessionRule succession = SuccessionRule.of(schema, tree);
    if (succession.steps() != null && !key.contains(succession.steps().at())) {
      throw new IllegalArgumentException("x-steps names no field of the business key");
    }
    CaseRule rule = caseRule(schema, tree);
    Contract whole = contract.with(new PlainKey(List.copyOf(key)));
    return new CanonicalKind(
        kind, whole, List.copyOf(key), succession, rule, PersonPointers.of(tree));
  }

  private static @Nullable CaseRule caseRule(JsonNode schema, SchemaTree tree) {
    return schema.has("x-case") ? CaseRule.of(schema.get("x-case"), tree) : null;
  }

  /** For example {@code enrolment}. */
  public String kind() {
    return kind;
  }

  /** What a canonical message of this kind must look like. */
  public Contract contract() {
    return contract;
  }

  /** The values of {@code x-business-key} joined by {@code |}; empty where one is missing. */
  public Optional<String> businessKey(JsonNode canonical) {
    return businessKey(canonical, whole -> null);
  }

  /**
   * The business key for use outside of payloads. Keys are kept in the journal and repeated in
   * receipts, so a personal part, such as a decision of a bank, is replaced.
   *
   * @param mask makes of the whole key what stands in place of its personal parts; null leaves them
   */
  public Optional<String> businessKey(JsonNode canonical, UnaryOperator<@Nullable String> mask) {
    if (businessKey.isEmpty()) {
      return Optional.empty();
    }
    List<String> open = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    for (JsonPointer pointer : businessKey) {
      JsonNode value = canonical.at(pointer);
      if (!value.isValueNode() || value.isNull()) {
        return Optional.empty();
      }
      whole.add(value.asText());
      if (contract.tree().quotable(pointer.toString())) {
        open.add(value.asText());
      }
    }
    String key = String.join("|", whole);
    String masked = open.size() == whole.size() ? null : mask.apply(key);
    if (masked == null) {
      return Optional.of(key);
    }
    open.add(masked);
    return Optional.of(String.join("|", open));
  }

  /** The field that is the whole business key and may be read by anybody; empty where none is. */
  public Optional<String> plainKey() {
    return Optional.of(businessKey)
        .filter(key -> key.size() == 1)
        .map(key -> key.get(0).toString())
        .filter(contract.tree()::quotable);
  }

  /** Whether the field is a part of the business key. */
  public boolean namedBy(String pointer) {
    return businessKey.contains(JsonPointer.compile(pointer));
  }

  /** A document with nothing but the fields of the business key. */
  public ObjectNode keyFields(JsonNode canonical) {
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    for (JsonPointer pointer : businessKey) {
      ObjectNode parent = key.withObject(pointer.head());
      parent.set(pointer.last().getMatchingProperty(), canonical.at(pointer));
    }
    return key;
  }

  /** How it relates to cases; empty for kinds without. */
  public Optional<CaseRole> role() {
    return Optional.ofNullable(caseRule).map(CaseRule::role);
  }

  /** The order field; empty where the kind has none or the message does not say it. */
  public Optional<Version> version(JsonNode canonical) {
    return succession.version(canonical);
  }

  /**
   * How the message follows those before it.
   *
   * @param mask as for {@link #businessKey(JsonNode, UnaryOperator)}
   */
  public Succession succession(JsonNode canonical, UnaryOperator<@Nullable String> mask) {
    return succession.of(canonical, keyFields(canonical), key -> businessKey(key, mask));
  }

  /** The facts of a case the message may say, by name, and where in it; none for other kinds. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    if (caseRule != null && caseRule.role() != CaseRole.CONSENT) {
      caseRule.facts().forEach((name, at) -> facts.put(name, at.toString()));
    }
    return facts;
  }

  /** What the message says of its case; empty for kinds without cases. */
  public Optional<CaseClaim> claim(JsonNode canonical) {
    return caseRule == null ? Optional.empty() : caseRule.claim(canonical);
  }

  /** The id of the consent that the message says it stands on; empty for kinds that name none. */
  public Optional<String> consentId(JsonNode canonical) {
    CaseRule rule = caseRule;
    CaseRule.NeededConsent needed = rule == null ? null : rule.consent();
    return rule == null || needed == null
        ? Optional.empty()
        : Optional.ofNullable(needed.in(canonical, rule.find().at()).id());
  }

  /** The NIK of the person the message speaks of, marked {@code x-subject} in the schema. */
  public Optional<String> nik(JsonNode canonical) {
    return person.value(PersonTrait.NIK, canonical);
  }

  /**
   * Who the person is that the message speaks of, by the fields marked {@code x-subject}.
   *
   * @param hash makes a keyed hash of a value for a purpose
   */
  public Optional<ClaimedPerson> person(
      JsonNode canonical, BiFunction<String, String, String> hash) {
    return person.person(canonical, hash);
  }

  /**
   * Whether the pointer names a field of this kind, or a fact of its case under {@code /context}.
   * An array on the way is passed through: {@code /units/code} is the code of every unit.
   */
  public boolean hasPointer(String pointer) {
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      return false;
    }
    return contract.tree().has(pointer)
        || pointer.equals("/context")
        || pointer.startsWith("/context/");
  }

  /** {@code x-case}: how the kind relates to cases. */
  private record CaseRule(
      CaseRole role,
      Numbered find,
      List<Numbered> add,
      Map<String, JsonPointer> facts,
      @Nullable NeededConsent consent,
      @Nullable JsonPointer knownTo) {
    private record Numbered(String type, JsonPointer at) {
      static Numbered of(JsonNode rule, SchemaTree tree) {
        Annotations.requireOnly(rule, "a number of x-case", Set.of("type", "at"));
        String type = rule.path("type").asText();
        if (type.isEmpty()) {
          throw new IllegalArgumentException("a number of x-case has no type");
        }
        return new Numbered(type, Annotations.pointer(rule.path("at"), tree));
      }

      Optional<CorrelationId> in(JsonNode canonical) {
        return allIn(canonical).findFirst();
      }

      /** One number, or a list of them. */
      Stream<CorrelationId> allIn(JsonNode canonical) {
        JsonNode value = canonical.at(at);
        return Stream.concat(Stream.of(value), value.valueStream())
            .filter(JsonNode::isTextual)
            .map(one -> new CorrelationId(type, one.textValue()));
      }
    }

    /**
     * The consent a message stands on: for what, and either where it is named and for whom it was
     * given, or that it covers the sender.
     *
     * @param at null where it covers the sender
     */
    private record NeededConsent(
        @Nullable JsonPointer at, String purpose, @Nullable String recipient) {
      private static final String SENDER = "sender";

      static @Nullable NeededConsent of(JsonNode rule, SchemaTree tree) {
        if (rule.isMissingNode()) {
          return null;
        }
        boolean named = !rule.has("of");
        Annotations.requireOnly(
            rule,
            "the consent of x-case",
            named ? Set.of("at", "purpose", "recipient") : Set.of("of", "purpose"));
        String purpose = rule.path("purpose").asText();
        if (purpose.isEmpty()) {
          throw new IllegalArgumentException("the consent of x-case has no purpose");
        }
        if (!named && !rule.path("of").asText().equals(SENDER)) {
          throw new IllegalArgumentException(
              "the consent of x-case is of \"" + SENDER + "\", or says at where it is named");
        }
        return new NeededConsent(
            named ? Annotations.pointer(rule.path("at"), tree) : null,
            purpose,
            rule.path("recipient").asText(null));
      }

      /**
       * @param number where the message names its case
       */
      RequiredConsent in(JsonNode canonical, JsonPointer number) {
        return at == null
            ? RequiredConsent.ofSender(purpose, number.toString())
            : new RequiredConsent(canonical.at(at).asText(), purpose, recipient, at.toString());
      }
    }

    static CaseRule of(JsonNode rule, SchemaTree tree) {
      Annotations.requireOnly(
          rule, "x-case", Set.of("role", "find", "add", "facts", "consent", "knownTo"));
      Map<String, JsonPointer> facts = new LinkedHashMap<>();
      rule.path("facts")
          .fields()
          .forEachRemaining(f -> facts.put(f.getKey(), Annotations.pointer(f.getValue(), tree)));
      List<Numbered> add = new ArrayList<>();
      rule.path("add").forEach(a -> add.add(Numbered.of(a, tree)));
      return new CaseRule(
          CaseRole.valueOf(rule.path("role").asText().toUpperCase(Locale.ROOT)),
          Numbered.of(rule.path("find"), tree),
          List.copyOf(add),
          facts,
          NeededConsent.of(rule.path("consent"), tree),
          rule.has("knownTo") ? Annotations.pointer(rule.get("knownTo"), tree) : null);
    }

    Optional<CaseClaim> claim(JsonNode canonical) {
      Map<String, JsonNode> said = new LinkedHashMap<>();
      facts.forEach(
          (name, at) -> {
            JsonNode value = canonical.at(at);
            if (!value.isMissingNode() && !value.isNull()) {
              said.put(name, value);
            }
          });
      List<CorrelationId> added = add.stream().flatMap(a -> a.allIn(canonical)).distinct().toList();
      RequiredConsent needed = consent == null ? null : consent.in(canonical, find.at());
      Set<PartnerId> partners = new TreeSet<>();
      if (knownTo != null) {
        canonical
            .at(knownTo)
            .forEach(partner -> PartnerId.parse(partner.asText()).ifPresent(partners::add));
      }
      Optional<CorrelationId> number = find.in(canonical);
      if (role == CaseRole.CONSENT && number.isEmpty()) {
        // it speaks of a person
        number = Optional.of(CorrelationId.NONE);
      }
      return number.map(
          correlationId -> new CaseClaim(role, correlationId, added, said, needed, partners));
    }
  }
}
