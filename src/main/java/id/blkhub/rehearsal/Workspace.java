package id.blkhub.rehearsal;

import id.blkhub.contract.Contracts;
import id.blkhub.exchange.DryRun;
import id.blkhub.mapping.Coverage;
import id.blkhub.mapping.FileProblem;
import id.blkhub.mapping.Mappings;
import id.blkhub.mapping.Outline;
import id.blkhub.mapping.Place;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The files an integrator writes, loaded as the hub loads them. */
public final class Workspace {
  private final Path routes;
  private final Path mappingsFolder;
  private final PartnerProfiles profiles;
  private final Partners partners;
  private final Contracts contracts;
  private final Mappings mappings;
  private final Coverage coverage = new Coverage();
  private final Map<String, Outline> outlines = new ConcurrentHashMap<>();

  private Workspace(Path routes, Path mappingsFolder, Supplier<LocalDate> today) {
    this.routes = routes;
    this.mappingsFolder = mappingsFolder;
    this.profiles = PartnerProfiles.load(routes);
    this.partners = new Partners(profiles);
    this.contracts = Contracts.load(mappingsFolder, today);
    this.mappings = Mappings.load(mappingsFolder, coverage);
  }

  /**
   * Loads everything; what cannot be used is left out, as by the hub, and listed in {@link
   * #problems()}.
   *
   * @param today the day that counts for terms where a message names none
   */
  public static Workspace load(Path routes, Path mappings, Supplier<LocalDate> today) {
    return new Workspace(routes, mappings, today);
  }

  /** The files that are not used, one sentence each with file and code. */
  public List<String> problems() {
    return Stream.of(
            profiles.problems().stream().map(Object::toString),
            contracts.problems().stream().map(this::sentence),
            mappings.problems().stream().map(this::sentence))
        .flatMap(sentences -> sentences)
        .distinct()
        .toList();
  }

  private String sentence(FileProblem problem) {
    return mappingsFolder.resolve(problem.file())
        + ": "
        + problem.code()
        + ' '
        + problem.message().en();
  }

  /** The way of single documents through these files. */
  public DryRun dryRun() {
    return new DryRun(partners, contracts, mappings);
  }

  /** The mappings that work, as {@code <partner>/in|out/<kind>}, sorted. */
  public List<String> mappingNames() {
    return mappings.names();
  }

  /** A place of a mapping as a reader finds it, with the text of its line. */
  public String quoted(Place place) {
    Path file = mappingsFolder.resolve(place.file());
    String where = file + ":" + place.line() + ':' + place.column();
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      return place.line() <= lines.size()
          ? where + "  " + lines.get(place.line() - 1).strip()
          : where;
    } catch (IOException e) {
      return where;
    }
  }

  /** The places that write a field of a mapping's result, as a reader finds them. */
  List<String> madeBy(String mapping, String pointer) {
    return outlines.computeIfAbsent(mapping, mappings::outline).of(pointer).stream()
        .map(this::quoted)
        .toList();
  }

  Path routes() {
    return routes;
  }

  Path mappingsFolder() {
    return mappingsFolder;
  }

  Partners partners() {
    return partners;
  }

  Contracts contracts() {
    return contracts;
  }

  Mappings mappings() {
    return mappings;
  }

  /** What the mappings have done since they were loaded. */
  Coverage coverage() {
    return coverage;
  }
}
