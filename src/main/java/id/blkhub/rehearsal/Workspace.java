package id.blkhub.rehearsal;

import id.blkhub.contract.Contracts;
import id.blkhub.mapping.Coverage;
import id.blkhub.mapping.FileProblem;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.JsltPlace;
import id.blkhub.mapping.Mappings;
import id.blkhub.mapping.Outline;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import id.blkhub.translation.DryRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  private Workspace(Path routes, Path mappingsFolder, Clock clock) {
    this.routes = routes;
    this.mappingsFolder = mappingsFolder;
    this.profiles = PartnerProfiles.load(routes);
    this.partners = new Partners(profiles);
    this.contracts = Contracts.load(mappingsFolder, clock);
    this.mappings = Mappings.load(mappingsFolder, coverage);
  }

  /**
   * Loads everything; what cannot be used is left out, as by the hub, and listed in {@link
   * #problems()}.
   *
   * @param clock in the zone whose day counts for terms where a message names none
   */
  public static Workspace load(Path routes, Path mappings, Clock clock) {
    return new Workspace(routes, mappings, clock);
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

  /**
   * What documents can be given to: the mappings that work, as {@code <partner>/in|out/<kind>}, and
   * the canonical kinds, as {@code canonical/<kind>}; sorted.
   */
  public List<String> names() {
    return Stream.concat(
            mappings.names().stream(),
            contracts.kinds().stream().map(kind -> FormPath.CANONICAL + '/' + kind))
        .sorted()
        .toList();
  }

  /** A place of a mapping as a reader finds it, with the text of its line. */
  public String quoted(JsltPlace jsltPlace) {
    Path file = mappingsFolder.resolve(jsltPlace.file());
    return (file + ":" + jsltPlace.line() + ':' + jsltPlace.column() + "  " + text(jsltPlace))
        .stripTrailing();
  }

  /** The text of the line a place stands in; empty where it cannot be read. */
  String text(JsltPlace jsltPlace) {
    try {
      List<String> lines =
          Files.readAllLines(mappingsFolder.resolve(jsltPlace.file()), StandardCharsets.UTF_8);
      return jsltPlace.line() <= lines.size() ? lines.get(jsltPlace.line() - 1).strip() : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** The places that write a field of a mapping's result, as a reader finds them. */
  List<String> madeBy(String mapping, String pointer) {
    if (!mappings.names().contains(mapping)) {
      return List.of();
    }
    return lines(outlines.computeIfAbsent(mapping, mappings::outline).of(pointer).stream());
  }

  /** The same for a field of a call's body, which is a part of what some mapping made. */
  List<String> calledFrom(String partner, String pointer) {
    return lines(
        mappings.names().stream()
            .filter(name -> name.startsWith(partner + "/out/"))
            .map(name -> outlines.computeIfAbsent(name, mappings::outline))
            .flatMap(outline -> outline.endingIn(pointer).stream()));
  }

  /** One for each line: a key and the object it holds often begin in the same. */
  private List<String> lines(Stream<JsltPlace> places) {
    Map<String, JsltPlace> byLine = new LinkedHashMap<>();
    places.forEach(
        jsltPlace -> byLine.putIfAbsent(jsltPlace.file() + ':' + jsltPlace.line(), jsltPlace));
    return byLine.values().stream().map(this::quoted).toList();
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
