package id.blkhub.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/**
 * An entry of the catalogue of problems: a stable code and its sentence in both languages. Each
 * package declares its own entries in one enum, and a code stands nowhere else; what to do about it
 * is a paragraph of docs/reference/problems. An entry may give its code to a second one that says
 * the same of another case.
 */
public interface ProblemCode {
  /** As the entry was declared. */
  CodedText declared();

  /** Stable: it never changes its meaning. */
  default String code() {
    return declared().code();
  }

  /** The sentence with {@code %s} where its values belong. */
  default Text sentence() {
    return declared().text();
  }

  /**
   * The sentence with its values.
   *
   * @param values a value that is itself a {@link Text} is put in by language
   */
  default Text text(Object... values) {
    return new Text(
        filled(sentence().id(), values, Text::id), filled(sentence().en(), values, Text::en));
  }

  /** Code and sentence in both languages, one after the other, for a terminal. */
  default String said(Object... values) {
    Text text = text(values);
    return code() + ' ' + text.id() + " / " + text.en();
  }

  /** The problem at one place of a message, as a JSON Pointer; empty for the whole. */
  default Violation at(String path, Object... values) {
    return new Violation(path, code(), text(values));
  }

  /** The problem of a message as a whole. */
  default Violation violation(Object... values) {
    return at("", values);
  }

  private static String filled(String sentence, Object[] values, Function<Text, String> language) {
    Object[] told =
        Arrays.stream(values)
            .map(value -> value instanceof Text text ? language.apply(text) : value)
            .toArray();
    return String.format(Locale.ROOT, sentence, told);
  }
}
