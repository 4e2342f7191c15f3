package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** A compiled condition over a document, such as the {@code when} of an agreement. Thread-safe. */
public final class Predicate {
  private final Script script;

  Predicate(Script script) {
    this.script = script;
  }

  /**
   * Whether the condition holds. JSLT's own notion of true: everything but false, null, {} and [].
   *
   * @throws MappingFailed when the script fails
   */
  public boolean test(JsonNode document) {
    JsonNode result = script.run(document);
    boolean empty = result.isContainerNode() && result.isEmpty();
    return !result.isNull() && !empty && !(result.isBoolean() && !result.booleanValue());
  }
}
