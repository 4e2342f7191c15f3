package id.blkhub.contract;

import java.util.Set;

/** The keywords of JSON Schema 2020-12, and those of the hub, that a contract may have. */
final class Keywords {
  /** What no document is held against: names, words for people, annotations. */
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
          "x-case",
          "x-assumption");

  /** What documents are held against. */
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
          "x-rule");

  private Keywords() {}
}
