package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** A compiled JSLT file. Thread-safe; the same input always gives the same output. */
public final class Mapping {
  private final Script script;

  Mapping(Script script) {
    this.script = script;
  }

  /**
   * Transforms a document. Keys with null, {} or [] are left out of the result; its numbers and
   * texts are in the form of {@link PlainValues}, whatever the script calculated.
   *
   * @throws MappingFailed when the script fails or does not give an object
   */
  public JsonNode apply(JsonNode document) {
    JsonNode result = script.run(document);
    if (!result.isObject()) {
      throw script.failed(MappingProblem.NO_OBJECT);
    }
    return PlainValues.of(result);
  }
}
