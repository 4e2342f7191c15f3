package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The samples that a mapping has an answer to, and what both contracts say of them. */
final class Samples {
  static final Path FOLDER = Path.of("mappings");
  static final Mappings MAPPINGS = Mappings.load(FOLDER);
  static final Contracts CONTRACTS = Contracts.load(FOLDER);

  private Samples() {}

  record Sample(String partner, boolean incoming, String kind, Path input) {
    String key() {
      return partner + (incoming ? "/in/" : "/out/") + kind;
    }

    boolean isVoid() {
      return kind.endsWith(".void");
    }

    Mapping mapping() {
      return (incoming ? MAPPINGS.incoming(partner, kind) : MAPPINGS.outgoing(partner, kind))
          .orElseThrow();
    }

    /** Of the partner's own form. */
    Contract partnerContract() {
      return (incoming ? CONTRACTS.incoming(partner, kind) : CONTRACTS.outgoing(partner, kind))
          .orElseThrow();
    }

    Contract canonicalContract() {
      return CONTRACTS.canonical(kind).orElseThrow().contract();
    }

    ObjectNode in() {
      return read(input);
    }

    JsonNode out() {
      return read(outOf(input));
    }

    /** Whether the change of a document goes unnoticed: taken by every contract, same result. */
    boolean unnoticed(JsonNode changed) {
      if (incoming && !partnerContract().check(changed).ok()) {
        return false;
      }
      JsonNode result = mapping().apply(changed);
      return result.equals(out());
    }

    @Override
    public String toString() {
      return FOLDER.relativize(input).toString();
    }
  }

  /** Those of messages; what a void says is no canonical message. */
  static List<Sample> all() {
    return found().stream().filter(sample -> !sample.isVoid()).toList();
  }

  static List<Sample> voids() {
    return found().stream().filter(Sample::isVoid).toList();
  }

  private static List<Sample> found() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(f -> f.toString().endsWith(".in.json"))
          .filter(f -> !f.startsWith(FOLDER.resolve("canonical")))
          .filter(f -> Files.exists(outOf(f)))
          .sorted()
          .map(Samples::sample)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path outOf(Path in) {
    return Path.of(in.toString().replace(".in.json", ".out.json"));
  }

  private static Sample sample(Path file) {
    Path path = FOLDER.relativize(file);
    boolean incoming = path.getName(1).toString().equals("in");
    return new Sample(path.getName(0).toString(), incoming, path.getName(2).toString(), file);
  }

  private static ObjectNode read(Path file) {
    try {
      Parsed parsed = new StrictJson().parse(Files.readAllBytes(file), 1_000_000);
      if (!parsed.ok()) {
        throw new IllegalStateException(file + ": " + parsed.violations());
      }
      return parsed.document();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
