package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.Token;
import id.blkhub.lint.AbstractValue.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value looked up in a table that the script writes out: {@code get-key($table, .field)}.
 *
 * @param at where the script begins to do so
 * @param open whether a value that is not in the table has its meaning elsewhere
 */
record Lookup(AbstractValue key, Map<String, Member> table, JsltText text, Token at, boolean open) {

  /**
   * @param arguments table, key, and what there is instead of an entry, if anything
   * @param chosen whether a condition decides that it is looked up
   * @return empty where the table is not known for sure
   */
  static Optional<Lookup> of(
      List<AbstractValue> arguments, JsltText text, Token at, boolean chosen) {
    if (arguments.size() < 2 || arguments.get(0).objects().size() != 1) {
      return Optional.empty();
    }
    AbstractValue table = arguments.get(0);
    boolean open = chosen || arguments.size() > 2;
    return table.paths().isEmpty()
        ? Optional.of(new Lookup(arguments.get(1), table.objects().get(0), text, at, open))
        : Optional.empty();
  }

  /** What it gives. */
  static AbstractValue result(List<AbstractValue> arguments) {
    if (arguments.size() < 2) {
      return AbstractValue.UNKNOWN;
    }
    AbstractValue found =
        arguments.get(0).anyMember().madeOf(Provenance.parts(List.of(arguments.get(1))));
    return arguments.size() > 2 ? found.or(arguments.get(2)) : found;
  }
}
