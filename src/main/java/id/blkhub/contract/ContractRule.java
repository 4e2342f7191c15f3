package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A domain rule over one object, named in a schema by {@code x-rule}. It runs even where the schema
 * already found something wrong, so it must pass over what is missing or of the wrong type.
 */
@FunctionalInterface
interface ContractRule {
  void check(JsonNode object, Report report);

  /** Where a rule says what it found; paths are relative to the object. */
  interface Report {
    void error(String path, ContractProblem problem, Object... values);

    void warning(String path, ContractProblem problem, Object... values);

    /** The place of a field in the document, for a sentence that names it. */
    default String place(String path) {
      return path;
    }
  }
}
