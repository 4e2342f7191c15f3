package id.blkhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.ContractProblem;
import id.blkhub.contract.JsonPlaces;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.contract.Undecided;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile.Reception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether samples are pairs, and keep the contracts they are samples of. */
final class SampleChecks {
  static final String IN = ".in.json";
  static final String OUT = ".out.json";

  /** In place of an output: what is wrong with the input, on purpose. */
  static final String PROBLEMS = ".problems.json";

  static final List<String> ENDINGS = List.of(IN, OUT, PROBLEMS);
  private static final int LARGEST = 2 << 20;

  /**
   * Rules that a delivery may break because fields were removed from it or masked: missing fields,
   * and rules over several fields.
   */
  private static final Set<String> OF_WHOLE_FORMS =
      codes(
          ContractProblem.UNKNOWN_FIELD,
          ContractProblem.TYPE,
          ContractProblem.ENUM,
          ContractProblem.PATTERN,
          ContractProblem.FORMAT,
          ContractProblem.RANGE,
          ContractProblem.LENGTH);

  private final Folders folders;
  private final LintReport report;
  private final StrictJson parser = new StrictJson();

  SampleChecks(Folders folders, LintReport report) {
    this.folders = folders;
    this.report = report;
  }

  private static Set<String> codes(ContractProblem... problems) {
    return Arrays.stream(problems).map(ContractProblem::code).collect(Collectors.toSet());
  }

  void check(MappingFolder folder) {
    if (!folders.compiled().tables().problems().isEmpty()) {
      // without its tables every code would seem wrong
      return;
    }
    for (Path file : folder.files()) {
      if (MappingFolder.isSample(file)) {
        String name = file.toString();
        boolean refused = name.endsWith(IN) && folders.has(other(file, IN, PROBLEMS));
        if (name.endsWith(PROBLEMS)) {
          alone(file, other(file, PROBLEMS, IN));
        } else if (name.endsWith(IN) && !refused) {
          sample(file, true, other(file, IN, OUT));
        } else if (name.endsWith(OUT)) {
          sample(file, false, other(file, OUT, IN));
        }
      }
    }
  }

  private static Path other(Path file, String ending, String otherEnding) {
    String name = file.getFileName().toString();
    return name.endsWith(ending)
        ? file.resolveSibling(name.substring(0, name.length() - ending.length()) + otherEnding)
        : file;
  }

  private void alone(Path relative, Path other) {
    if (!folders.has(other)) {
      Path file = folders.mappings().resolve(relative);
      report.add(file, SourcePlace.START, FileRules.SAMPLE_ALONE, folders.shown(other));
    }
  }

  private void sample(Path relative, boolean input, Path other) {
    Path file = folders.mappings().resolve(relative);
    alone(relative, other);
    byte[] bytes = bytes(file);
    Parsed parsed = parser.parse(bytes, LARGEST);
    Supplier<JsonPlaces> places = () -> JsonPlaces.of(new String(bytes, StandardCharsets.UTF_8));
    if (!parsed.ok()) {
      Violation why = parsed.violations().get(0);
      JsonPlaces.At at = places.get().fault().orElse(places.get().at(why.path()));
      report.add(
          file, new SourcePlace(at.line(), at.column()), FileRules.SAMPLE_NOT_JSON, why.message());
      return;
    }
    Optional<String> kind = MappingFolder.canonicalSample(relative);
    if (kind.isPresent()) {
      if (input) {
        canonical(file, kind.get(), parsed.document(), places);
      }
      return;
    }
    FormPath part = MappingFolder.sampled(relative);
    if (part.incoming() == input) {
      partners(file, part, parsed.document(), places);
    } else if (part.incoming()) {
      canonical(file, part.kind(), parsed.document(), places);
    } else if (!part.isVoid()) {
      minimised(file, part, parsed.document(), places);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void partners(Path file, FormPath part, JsonNode document, Supplier<JsonPlaces> places) {
    Optional<Contract> contract = folders.contracts().of(part);
    String name = folders.shown(part.file(Folders.SCHEMA));
    contract.ifPresent(
        known ->
            violations(known, document).forEach(violation -> add(file, places, name, violation)));
  }

  private void canonical(Path file, String kind, JsonNode document, Supplier<JsonPlaces> places) {
    contract(kind)
        .ifPresent(
            contract ->
                violations(contract, document)
                    .forEach(violation -> add(file, places, schema(kind), violation)));
  }

  private Optional<Contract> contract(String kind) {
    return folders.contracts().canonical(kind).map(known -> known.contract());
  }

  private String schema(String kind) {
    return folders.shown(Path.of(Folders.CANONICAL, kind + Folders.SCHEMA));
  }

  private void minimised(
      Path file, FormPath part, ObjectNode document, Supplier<JsonPlaces> places) {
    Optional<Contract> contract = contract(part.kind());
    if (contract.isEmpty()) {
      return;
    }
    Optional<Reception> reception =
        Optional.ofNullable(folders.profiles().profiles().get(part.partner()))
            .flatMap(profile -> profile.reception(part.kind()));
    if (reception.isEmpty()) {
      // without an agreement nobody knows which fields are removed or masked
      return;
    }
    ObjectNode own = document.deepCopy();
    own.remove("context");
    violations(contract.get(), own).stream()
        .filter(violation -> OF_WHOLE_FORMS.contains(violation.code()))
        .filter(
            violation ->
                reception
                    .filter(known -> Grants.of(known).masks(plain(violation.path())))
                    .isEmpty())
        .forEach(violation -> add(file, places, schema(part.kind()), violation));
    reception.ifPresent(known -> granted(file, document, "", known, contract.get(), places));
  }

  /** A field that is not granted never reaches the mapping, so a sample must not hold it. */
  private void granted(
      Path file,
      JsonNode node,
      String pointer,
      Reception reception,
      Contract contract,
      Supplier<JsonPlaces> places) {
    String plain = plain(pointer);
    if (!plain.isEmpty() && !Grants.of(reception).touches(plain)) {
      if (plain.startsWith("/context") || contract.has(plain)) {
        JsonPlaces.At at = places.get().at(pointer);
        report.add(
            file,
            new SourcePlace(at.line(), at.column()),
            FileRules.SAMPLE_NOT_GRANTED,
            plain,
            reception.agreement().reference());
      }
      return;
    }
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      granted(file, node.get(i), pointer + "/" + i, reception, contract, places);
    }
    node.properties()
        .forEach(
            member ->
                granted(
                    file,
                    member.getValue(),
                    pointer + "/" + member.getKey(),
                    reception,
                    contract,
                    places));
  }

  private static String plain(String pointer) {
    return pointer.replaceAll("/\\d+(?=/|$)", "");
  }

  private static List<Violation> violations(Contract contract, JsonNode document) {
    try {
      return contract.check(document).errors();
    } catch (Undecided e) {
      return List.of(e.violation());
    }
  }

  private void add(Path file, Supplier<JsonPlaces> places, String contract, Violation violation) {
    JsonPlaces.At at = places.get().at(violation.path());
    report.add(
        file,
        new SourcePlace(at.line(), at.column()),
        FileRules.SAMPLE_BREAKS,
        contract,
        violation.path().isEmpty() ? "/" : violation.path(),
        violation.code(),
        violation.message());
  }
}
