package id.blkhub.lint;

import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contracts;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.Mappings;
import id.blkhub.mapping.QuestionForm;
import id.blkhub.partner.PartnerProfiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The two folders and what the hub's own loaders made of them. */
record Folders(
    Path routes, Path mappings, PartnerProfiles profiles, Contracts contracts, Mappings compiled) {
  static final String CANONICAL = FormPath.CANONICAL;
  static final String REFERENCE = "reference";
  static final String SCHEMA = ".schema.json";
  static final String SCRIPT = ".jslt";

  KnownPartners everybody() {
    Set<String> kinds = new TreeSet<>(contracts.kinds());
    contracts.problems().stream()
        .map(problem -> problem.file())
        .filter(file -> file.startsWith(CANONICAL) && file.toString().endsWith(SCHEMA))
        .map(file -> file.getFileName().toString())
        .map(name -> name.substring(0, name.length() - SCHEMA.length()))
        .filter(form -> !QuestionForm.isPart(form))
        .forEach(kinds::add);
    return new KnownPartners(profiles, kinds);
  }

  /** The fields of a kind; empty where its canonical form is missing or broken. */
  Optional<DocumentFields> canonical(String kind) {
    return contracts
        .canonical(kind)
        .map((CanonicalKind form) -> DocumentFields.of(form, contracts));
  }

  Path profile(String partner) {
    return routes.resolve(partner).resolve("partner.yaml");
  }

  /** A file of a partner's mapping, relative to the folder of mappings. */
  static Path file(String partner, String direction, String kind, String ending) {
    return Path.of(partner, direction, kind + ending);
  }

  boolean has(Path relative) {
    return Files.isRegularFile(mappings.resolve(relative));
  }

  /** As people write it, {@code mappings/blk/in/enrolment.jslt}. */
  String shown(Path relative) {
    return mappings.getFileName() + "/" + relative.toString().replace('\\', '/');
  }
}
