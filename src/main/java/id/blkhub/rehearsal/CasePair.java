package id.blkhub.rehearsal;

import id.blkhub.mapping.FormPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A sample beside a mapping and what must come of it: {@code <name>.in.json} with {@code
 * <name>.out.json}, or with {@code <name>.problems.json} where it must be refused.
 */
record CasePair(FormPath form, Path input) {
  static final String INPUT = ".in.json";

  /** The pair of an input file; empty where it lies beside no mapping. */
  static Optional<CasePair> of(Path mappings, Path input) {
    return FormPath.ofFile(mappings.relativize(input.getParent()), "")
        .map(form -> new CasePair(form, input));
  }

  /** The mapping it is a case of. */
  String mapping() {
    return form.toString();
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
