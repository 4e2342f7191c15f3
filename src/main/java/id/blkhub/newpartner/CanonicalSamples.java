package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Canonical messages that lie beside the mappings of those who send them. */
final class CanonicalSamples {
  private static final String OUTPUT = ".out.json";
  private static final int LARGEST = 2 << 20;

  private final Path mappings;

  CanonicalSamples(Path mappings) {
    this.mappings = mappings;
  }

  /**
   * A sample of a sender.
   *
   * @param name without its ending
   */
  record SentSample(String partner, String name, ObjectNode canonical) {}

  /** The one that says most; empty where no partner has a sample of the kind. */
  Optional<SentSample> fullest(String kind) throws IOException {
    List<Path> samples =
        FileTree.of(mappings).files().stream()
            .filter(file -> isSample(mappings.relativize(file), kind))
            .toList();
    for (Path file :
        samples.stream()
            .sorted(Comparator.comparingLong(CanonicalSamples::size).reversed())
            .toList()) {
      Parsed parsed = new StrictJson().parse(Files.readAllBytes(file), LARGEST);
      if (parsed.ok()) {
        String name = file.getFileName().toString();
        return Optional.of(
            new SentSample(
                mappings.relativize(file).getName(0).toString(),
                name.substring(0, name.length() - OUTPUT.length()),
                parsed.document()));
      }
    }
    return Optional.empty();
  }

  /** The sample of a kind that only the hub itself sends. */
  Optional<ObjectNode> ofTheHub(String kind) throws IOException {
    Path file = mappings.resolve("canonical").resolve(kind).resolve("full.in.json");
    return Files.isRegularFile(file)
        ? Optional.of(new StrictJson().parse(Files.readAllBytes(file), LARGEST))
            .filter(Parsed::ok)
            .map(Parsed::document)
        : Optional.empty();
  }

  private static boolean isSample(Path file, String kind) {
    return file.getNameCount() == 4
        && file.getName(1).toString().equals("in")
        && file.getName(2).toString().equals(kind)
        && file.toString().endsWith(OUTPUT);
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
