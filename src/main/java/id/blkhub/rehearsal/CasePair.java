package id.blkhub.rehearsal;

import id.blkhub.mapping.FormPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A sample and what must come of it: {@code <name>.in.json} with {@code <name>.out.json}, or with
 * {@code <name>.problems.json} where it must be refused.
 *
 * @param form the mapping it lies beside; empty where it lies beside a canonical schema
 * @param kind what it is a message of
 */
record CasePair(Optional<FormPath> form, String kind, Path input) {
  static final String INPUT = ".in.json";

  /** The pair of an input file; empty where it lies beside nothing. */
  static Optional<CasePair> of(Path mappings, Path input) {
    Path folder = mappings.relativize(input.getParent());
    return FormPath.ofFile(folder, "")
        .map(form -> new CasePair(Optional.of(form), form.kind(), input))
        .or(
            () ->
                FormPath.canonical(folder)
                    .map(kind -> new CasePair(Optional.empty(), kind, input)));
  }

  /** The mapping it is a case of, or {@code canonical/<kind>}. */
  String mapping() {
    return form.map(FormPath::toString).orElse(FormPath.CANONICAL + '/' + kind);
  }

  /** Whether it shows what the hub takes from a canonical message. */
  boolean isCanonical() {
    return form.isEmpty();
  }

  /** Whether it shows what a partner gets. */
  boolean outgoing() {
    return form.filter(known -> !known.incoming()).isPresent();
  }

  Path output() {
    return beside(".out.json");
  }

  Path problems() {
    return beside(".problems.json");
  }

  boolean mustFail() {
    return Files.exists(problems());
  }

  private Path beside(String ending) {
    String name = input.getFileName().toString();
    return input.resolveSibling(name.substring(0, name.length() - INPUT.length()) + ending);
  }
}
