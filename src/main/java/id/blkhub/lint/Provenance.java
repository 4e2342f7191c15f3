package id.blkhub.lint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which parts of the input a value was made of, as JSON Pointers.
 *
 * @param forms what it is in another form, such as a date written otherwise
 * @param parts what went into it among other things, or stands for it, such as a word of a text
 */
record Provenance(Set<String> forms, Set<String> parts) {
  static final Provenance NONE = new Provenance(Set.of(), Set.of());

  /** Functions that write the first of what they are given in another form. */
  private static final Set<String> FORM =
      Set.of(
          "string",
          "number",
          "integer",
          "trim",
          "uppercase",
          "lowercase",
          "date-from",
          "date-to",
          "phone",
          "npwp16",
          "registration-no",
          "certificate-no",
          "region-code",
          "undotted");

  /** Functions that put together, take apart, or look up. */
  private static final Set<String> PART =
      Set.of(
          "replace",
          "split",
          "join",
          "join-present",
          "text-or-null",
          "capture",
          "epoch",
          "epoch-to-iso",
          "code",
          "lookup");

  /** Of what a function gives that no script declares. */
  static Provenance called(String function, List<AbstractValue> arguments) {
    if (FORM.contains(function) && !arguments.isEmpty()) {
      AbstractValue abstractValue = arguments.get(0);
      return new Provenance(
          both(abstractValue.paths(), abstractValue.origins().forms),
          abstractValue.origins().parts);
    }
    return PART.contains(function) ? parts(arguments) : NONE;
  }

  /** Of what these were put together to. */
  static Provenance parts(List<AbstractValue> values) {
    Set<String> parts = new LinkedHashSet<>();
    values.forEach(abstractValue -> add(abstractValue, parts));
    return new Provenance(Set.of(), parts);
  }

  private static void add(AbstractValue abstractValue, Set<String> parts) {
    parts.addAll(abstractValue.paths());
    parts.addAll(abstractValue.origins().forms);
    parts.addAll(abstractValue.origins().parts);
    abstractValue.items().forEach(item -> add(item, parts));
  }

  Provenance or(Provenance other) {
    return new Provenance(both(forms, other.forms), both(parts, other.parts));
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }
}
