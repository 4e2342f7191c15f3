package id.blkhub.contract;

import java.util.Set;
import java.util.TreeSet;

/** The keywords of JSON Schema 2020-12, and those of the hub, that a contract may have. */
final class Keywords {
  /** Keywords that check nothing: names, descriptions, annotations. */
  static final Set<String> SAY_NOTHING =
      Set.of(
          "$schema",
          "$id",
          "$defs",
          "$comment",
          "title",
          "description",
          "examples",
          "default",
          "deprecated",
          "x-personal",
          "x-subject",
          "x-business-key",
          "x-version",
          "x-update",
          "x-steps",
          "x-amount",
          "x-case",
          "x-assumption");

  /** Keywords that documents are checked against. */
  static final Set<String> CHECKED =
      Set.of(
          "$ref",
          "type",
          "properties",
          "required",
          "additionalProperties",
          "unevaluatedProperties",
          "items",
          "minItems",
          "maxItems",
          "uniqueItems",
          "contains",
          "enum",
          "const",
          "pattern",
          "format",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else",
          "dependentRequired",
          "minProperties",
          "maxProperties",
          "x-rule",
          "x-age",
          "x-table");

  private Keywords() {}

  static boolean known(String keyword) {
    return SAY_NOTHING.contains(keyword) || CHECKED.contains(keyword);
  }

  /** Every keyword, for suggestions. */
  static Set<String> all() {
    Set<String> all = new TreeSet<>(SAY_NOTHING);
    all.addAll(CHECKED);
    return all;
  }
}
