package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.Keyword;
import com.networknt.schema.ValidationMessage;
import id.blkhub.mapping.Budget;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A schema keyword that judges each name of an object alone ({@code additionalProperties}, {@code
 * unevaluatedProperties}). It gives the validator's own keyword a hundred names at a time and stops
 * at {@value Contract#MAX_ERRORS} violations. The validator keeps violations in a hash table, in
 * which names of equal hash codes take the square of their number: 8,192 of them took 28 s.
 */
final class BoundedNames extends GuardedKeyword {
  private static final int PORTION = 100;

  BoundedNames(Keyword standard) {
    super(standard);
  }

  @Override
  Set<ValidationMessage> check(JsonNode node, JsonValidator standard, KeywordPlace keywordPlace) {
    if (!node.isObject() || node.size() <= PORTION) {
      return keywordPlace.ask(standard, node);
    }
    Set<ValidationMessage> found = new LinkedHashSet<>();
    ObjectNode portion = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      portion.set(member.getKey(), member.getValue());
      if (portion.size() == PORTION) {
        Budget.step();
        found.addAll(keywordPlace.ask(standard, portion));
        if (found.size() > Contract.MAX_ERRORS) {
          return found;
        }
        portion = JsonNodeFactory.instance.objectNode();
      }
    }
    found.addAll(keywordPlace.ask(standard, portion));
    return found;
  }
}
