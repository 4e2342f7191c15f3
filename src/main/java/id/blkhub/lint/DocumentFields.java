package id.blkhub.lint;

import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Which fields a document may have. */
final class DocumentFields {
  private static final String CONTEXT = "/context";

  private final Function<String, Optional<Text>> lack;

  private DocumentFields(Function<String, Optional<Text>> lack) {
    this.lack = lack;
  }

  /** Those of a contract. */
  static DocumentFields of(Contract contract) {
    return new DocumentFields(pointer -> lack(contract, pointer));
  }

  /** Those of a canonical kind, and under {@code /context} what the hub remembers of cases. */
  static DocumentFields of(CanonicalKind kind, Contracts contracts) {
    return new DocumentFields(
        pointer ->
            pointer.equals(CONTEXT) || pointer.startsWith(CONTEXT + "/")
                ? lackInContext(pointer.substring(CONTEXT.length()), contracts)
                : lack(kind.contract(), pointer));
  }

  /**
   * Empty where there may be a field at the pointer; else the nearest right word as the tail of a
   * sentence.
   */
  Optional<Text> lack(String pointer) {
    return lack.apply(pointer);
  }

  private static Optional<Text> lack(Contract contract, String pointer) {
    String around = "";
    for (String segment : pointer.substring(1).split("/", -1)) {
      String next = around + "/" + segment;
      if (!contract.has(next)) {
        Set<String> siblings = new TreeSet<>();
        for (String field : contract.fields()) {
          if (contract.has(field) && parent(field).equals(around)) {
            siblings.add(field.substring(field.lastIndexOf('/') + 1));
          }
        }
        return contract.closed(around) || contract.closed(around + "/*")
            ? Optional.of(Suggestion.of(segment, siblings))
            : Optional.empty();
      }
      around = next;
    }
    return Optional.empty();
  }

  /** The field around one, elements of arrays left out. */
  private static String parent(String field) {
    String plain = field.replace("/*", "");
    return plain.substring(0, Math.max(0, plain.lastIndexOf('/')));
  }

  private static Optional<Text> lackInContext(String pointer, Contracts contracts) {
    boolean broken =
        contracts.problems().stream()
            .anyMatch(problem -> problem.file().startsWith(Folders.CANONICAL));
    if (broken || pointer.isEmpty() || pointer.equals("/owner")) {
      return Optional.empty();
    }
    int end = pointer.indexOf('/', 1);
    String fact = pointer.substring(1, end < 0 ? pointer.length() : end);
    String inside = end < 0 ? "" : pointer.substring(end);
    Set<String> known = new TreeSet<>(Set.of("owner"));
    Optional<Text> nearest = Optional.empty();
    boolean there = false;
    for (String name : contracts.kinds()) {
      CanonicalKind kind = contracts.canonical(name).orElseThrow();
      known.addAll(kind.facts().keySet());
      String at = kind.facts().get(fact);
      if (at != null) {
        Optional<Text> lack = lack(kind.contract(), at + inside);
        there |= lack.isEmpty();
        nearest = nearest.or(() -> lack);
      }
    }
    return there || known.size() == 1
        ? Optional.empty()
        : nearest.or(() -> Optional.of(Suggestion.of(fact, known)));
  }
}
