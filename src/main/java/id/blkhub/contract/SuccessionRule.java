package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.message.AmountSaid;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.StepOrder;
import id.blkhub.message.StepTaken;
import id.blkhub.message.Succession;
import id.blkhub.message.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a canonical schema says of the order of its messages: {@code x-version}, {@code x-update},
 * {@code x-steps} and {@code x-amount}.
 */
record SuccessionRule(
    @Nullable JsonPointer version,
    boolean replaces,
    @Nullable StepsRule steps,
    @Nullable AmountRule amount) {
  private static final String REPLACES = "replaces";

  /** {@code x-steps}: where the step stands, and which may follow which. */
  record StepsRule(JsonPointer at, StepOrder order) {
    static @Nullable StepsRule of(JsonNode rule, SchemaTree tree) {
      if (rule.isMissingNode()) {
        return null;
      }
      Annotations.requireOnly(rule, "x-steps", Set.of("at", "next"));
      Map<String, Set<String>> next = new HashMap<>();
      rule.path("next")
          .properties()
          .forEach(
              step -> {
                Set<String> after = new HashSet<>();
                step.getValue().forEach(name -> after.add(name.asText()));
                next.put(step.getKey(), after);
              });
      StepOrder order = new StepOrder(next);
      next.values()
          .forEach(
              after -> {
                if (!order.steps().containsAll(after)) {
                  throw new IllegalArgumentException("x-steps: a step has no list of what follows");
                }
              });
      return new StepsRule(Annotations.pointer(rule.path("at"), tree), order);
    }

    /**
     * @param keyFields nothing but the fields of the business key
     * @param key the business key of such a document
     */
    @Nullable StepTaken in(ObjectNode keyFields, Function<JsonNode, Optional<String>> key) {
      JsonNode said = keyFields.at(at);
      if (!said.isTextual() || !order.steps().contains(said.textValue())) {
        return null;
      }
      Map<String, String> keys = new HashMap<>();
      for (String step : order.steps()) {
        ObjectNode other = keyFields.deepCopy();
        other.withObject(at.head()).set(at.last().getMatchingProperty(), TextNode.valueOf(step));
        key.apply(other).ifPresent(value -> keys.put(step, value));
      }
      return new StepTaken(said.textValue(), order, keys, at.toString());
    }
  }

  /** {@code x-amount}: an amount, and the number of the thing it is said of. */
  record AmountRule(JsonPointer at, String type, JsonPointer number) {
    static @Nullable AmountRule of(JsonNode rule, SchemaTree tree) {
      if (rule.isMissingNode()) {
        return null;
      }
      Annotations.requireOnly(rule, "x-amount", Set.of("at", "of"));
      JsonNode number = rule.path("of");
      Annotations.requireOnly(number, "the number of x-amount", Set.of("type", "at"));
      if (number.path("type").asText().isEmpty()) {
        throw new IllegalArgumentException("the number of x-amount has no type");
      }
      return new AmountRule(
          Annotations.pointer(rule.path("at"), tree),
          number.path("type").asText(),
          Annotations.pointer(number.path("at"), tree));
    }

    @Nullable AmountSaid in(JsonNode canonical) {
      JsonNode amount = canonical.at(at);
      JsonNode about = canonical.at(number);
      return amount.isIntegralNumber() && amount.canConvertToLong() && about.isTextual()
          ? new AmountSaid(
              new CorrelationId(type, about.textValue()), amount.longValue(), at.toString())
          : null;
    }
  }

  /**
   * @throws IllegalArgumentException when an annotation is wrong
   */
  static SuccessionRule of(JsonNode schema, SchemaTree tree) {
    JsonNode update = schema.path("x-update");
    if (!update.isMissingNode() && !update.asText().equals(REPLACES)) {
      throw new IllegalArgumentException("x-update is \"" + REPLACES + "\" or is left out");
    }
    return new SuccessionRule(
        schema.has("x-version") ? Annotations.pointer(schema.get("x-version"), tree) : null,
        !update.isMissingNode(),
        StepsRule.of(schema.path("x-steps"), tree),
        AmountRule.of(schema.path("x-amount"), tree));
  }

  Optional<Version> version(JsonNode canonical) {
    return version == null ? Optional.empty() : Version.of(canonical.at(version));
  }

  /**
   * @param keyFields nothing but the fields of the business key
   * @param key the business key of such a document
   */
  Succession of(
      JsonNode canonical, ObjectNode keyFields, Function<JsonNode, Optional<String>> key) {
    return new Succession(
        version(canonical).orElse(null),
        replaces,
        steps == null ? null : steps.in(keyFields, key),
        amount == null ? null : amount.in(canonical));
  }
}
