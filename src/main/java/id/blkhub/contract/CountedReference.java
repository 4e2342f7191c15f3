package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.Keyword;
import com.networknt.schema.ValidationMessage;
import id.blkhub.mapping.Budget;
import java.util.Set;

/**
 * The schema keyword {@code $ref}, charged to the budget of the check: a contract that refers to
 * itself in two branches can take endless time over a small message.
 */
final class CountedReference extends GuardedKeyword {
  CountedReference(Keyword standard) {
    super(standard);
  }

  @Override
  Set<ValidationMessage> check(JsonNode node, JsonValidator standard, KeywordPlace keywordPlace) {
    Budget.step();
    return keywordPlace.ask(standard, node);
  }
}
