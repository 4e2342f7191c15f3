package id.blkhub.rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A sample beside a mapping and what must come of it: {@code <name>.in.json} with {@code
 * <name>.out.json}, or with {@code <name>.problems.json} where it must be refused.
 *
 * @param form the kind, or the kind with {@code .void}
 */
record CasePair(String partner, boolean incoming, String form, Path input) {
  static final String INPUT = ".in.json";

  /** The pair of an input file; empty where it lies beside no mapping. */
  static Optional<CasePair> of(Path mappings, Path input) {
    Path path = mappings.relativize(input);
    if (path.getNameCount() != 4) {
      return Optional.empty();
    }
    String direction = path.getName(1).toString();
    return direction.equals("in") || direction.equals("out")
        ? Optional.of(
            new CasePair(
                path.getName(0).toString(),
                direction.equals("in"),
                path.getName(2).toString(),
                input))
        : Optional.empty();
  }

  /** The mapping it is a case of. */
  String mapping() {
    return partner + (incoming ? "/in/" : "/out/") + form;
  }

  boolean isVoid() {
    return form.endsWith(".void");
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
