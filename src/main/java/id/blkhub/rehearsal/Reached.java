package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.mapping.Coverage.CoveredPart;
import id.blkhub.mapping.Coverage.Spot;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.GrantedField;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.rehearsal.CoverageReport.CoverageGroup;
import id.blkhub.rehearsal.CoverageReport.CoverageSection;
import id.blkhub.rehearsal.RouteInventory.WrittenRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what the cases that were tried do not reach. */
final class Reached {
  private static final int LARGEST = 2 << 20;

  private final Workspace workspace;
  private final Set<String> routesRun;

  /**
   * @param routesRun the ids of the routes that worked on something
   */
  Reached(Workspace workspace, Set<String> routesRun) {
    this.workspace = workspace;
    this.routesRun = routesRun;
  }

  CoverageReport report() {
    return new CoverageReport(List.of(mappings(), agreements(), routes(), templates()));
  }

  private CoverageSection mappings() {
    Map<String, List<String>> missed = new LinkedHashMap<>();
    List<Map.Entry<Spot, Boolean>> spots = workspace.coverage().spots();
    for (Map.Entry<Spot, Boolean> entry : spots) {
      if (!entry.getValue()) {
        Spot spot = entry.getKey();
        missed
            .computeIfAbsent(spot.place().file(), file -> new ArrayList<>())
            .add(
                "%d:%d %s  %s"
                    .formatted(
                        spot.place().line(),
                        spot.place().column(),
                        name(spot),
                        workspace.text(spot.place())));
      }
    }
    return new CoverageSection(
        "Keys and branches of mappings",
        "Keys that never gave a value, and branches of an if that were never taken.",
        spots.size(),
        groups(missed));
  }

  private static String name(Spot spot) {
    return spot.part() == CoveredPart.KEY ? "key \"" + spot.name() + '"' : "branch " + spot.name();
  }

  private CoverageSection agreements() {
    Map<String, List<JsonNode>> samples =
        new CasePairs(workspace)
            .all().stream()
                .filter(pair -> pair.outgoing() && !pair.mustFail())
                .collect(
                    Collectors.groupingBy(
                        CasePair::mapping, Collectors.mapping(Reached::read, Collectors.toList())));
    Map<String, List<String>> missed = new LinkedHashMap<>();
    int all = 0;
    for (PartnerProfile partner : workspace.partners().all()) {
      for (Reception reception : partner.receives()) {
        String mapping = partner.id() + "/out/" + reception.kind();
        for (GrantedField grantedField : reception.agreement().fields()) {
          all++;
          boolean carried =
              samples.getOrDefault(mapping, List.of()).stream()
                  .anyMatch(
                      sample -> has(sample, grantedField.pointer().substring(1).split("/"), 0));
          if (!carried) {
            missed
                .computeIfAbsent(
                    "%s, %s (%s)"
                        .formatted(
                            partner.id(), reception.kind(), reception.agreement().reference()),
                    of -> new ArrayList<>())
                .add(grantedField.pointer());
          }
        }
      }
    }
    return new CoverageSection(
        "Fields that agreements grant",
        "Fields that no sample beside the partner's outgoing mapping carries.",
        all,
        groups(missed));
  }

  private static ObjectNode read(CasePair pair) {
    try {
      Parsed parsed = new StrictJson().parse(Files.readAllBytes(pair.input()), LARGEST);
      return parsed.ok()
          ? parsed.document()
          : com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An array on the way is passed through. */
  private static boolean has(JsonNode node, String[] names, int from) {
    if (node.isArray()) {
      for (JsonNode element : node) {
        if (has(element, names, from)) {
          return true;
        }
      }
      return false;
    }
    if (from == names.length) {
      return !node.isMissingNode() && !node.isNull();
    }
    return has(node.path(names[from].replace("~1", "/").replace("~0", "~")), names, from + 1);
  }

  private CoverageSection routes() {
    List<WrittenRoute> all = RouteInventory.of(workspace.routes()).routes();
    return new CoverageSection(
        "Routes",
        "Routes that no scenario runs.",
        all.size(),
        byFile(all.stream().filter(route -> !routesRun.contains(route.id())).toList()));
  }

  private CoverageSection templates() {
    RouteInventory inventory = RouteInventory.of(workspace.routes());
    Set<String> run =
        inventory.routes().stream()
            .filter(route -> route.template() != null && routesRun.contains(route.id()))
            .map(WrittenRoute::template)
            .collect(Collectors.toSet());
    return new CoverageSection(
        "Route templates",
        "Templates of which no scenario runs a route.",
        inventory.templates().size(),
        byFile(
            inventory.templates().stream()
                .filter(template -> !run.contains(template.id()))
                .toList()));
  }

  private static List<CoverageGroup> byFile(List<WrittenRoute> written) {
    Map<String, List<String>> missed = new LinkedHashMap<>();
    for (WrittenRoute one : written) {
      missed.computeIfAbsent(one.file().toString(), file -> new ArrayList<>()).add(one.id());
    }
    return groups(missed);
  }

  private static List<CoverageGroup> groups(Map<String, List<String>> missed) {
    return missed.entrySet().stream()
        .map(entry -> new CoverageGroup(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }
}
