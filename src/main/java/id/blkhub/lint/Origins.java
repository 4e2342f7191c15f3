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
record Origins(Set<String> forms, Set<String> parts) {
  static final Origins NONE = new Origins(Set.of(), Set.of());

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
  static Origins called(String function, List<Value> arguments) {
    if (FORM.contains(function) && !arguments.isEmpty()) {
      Value value = arguments.get(0);
      return new Origins(both(value.paths(), value.origins().forms), value.origins().parts);
    }
    return PART.contains(function) ? parts(arguments) : NONE;
  }

  /** Of what these were put together to. */
  static Origins parts(List<Value> values) {
    Set<String> parts = new LinkedHashSet<>();
    values.forEach(value -> add(value, parts));
    return new Origins(Set.of(), parts);
  }

  private static void add(Value value, Set<String> parts) {
    parts.addAll(value.paths());
    parts.addAll(value.origins().forms);
    parts.addAll(value.origins().parts);
    value.items().forEach(item -> add(item, parts));
  }

  Origins or(Origins other) {
    return new Origins(both(forms, other.forms), both(parts, other.parts));
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }
}
