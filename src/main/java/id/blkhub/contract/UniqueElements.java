package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.Keyword;
import com.networknt.schema.ValidationMessage;
import id.blkhub.mapping.Budget;
import id.blkhub.mapping.ComparedText;
import java.util.HashSet;
import java.util.Set;

/**
 * The schema keyword {@code uniqueItems}. The validator's own keeps the elements in a hash table,
 * in which those of equal hash codes take the square of their number. Here each element is written
 * as a text, which has an order that the table can use.
 */
final class UniqueElements extends GuardedKeyword {
  UniqueElements(Keyword standard) {
    super(standard);
  }

  @Override
  Set<ValidationMessage> check(JsonNode node, JsonValidator standard, KeywordPlace keywordPlace) {
    if (!node.isArray()) {
      return Set.of();
    }
    Set<String> seen = new HashSet<>();
    for (JsonNode element : node) {
      Budget.step();
      if (!seen.add(ComparedText.of(element))) {
        // the validator's own keyword says it, about the two that are equal
        return keywordPlace.ask(
            standard, JsonNodeFactory.instance.arrayNode().add(element).add(element));
      }
    }
    return Set.of();
  }
}
