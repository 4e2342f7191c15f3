package id.blkhub.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Agreement;
import id.blkhub.partner.PartnerProfile.PartnerScope;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.PartnerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of all partners, as their profiles, routes and samples say it. */
final class PartnersPage {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String QUEUE = "queue (AMQP 1.0, MQTT, STOMP)";

  /** What the second half of a template's name says of a way. */
  private static final Map<String, String> WAYS =
      Map.of(
          "folder", "file in a folder",
          "sftp", "file by SFTP",
          "mail", "mail",
          "upload", "upload in a browser",
          "queue", QUEUE + ", or outbox over HTTP",
          "http", "HTTP");

  private final Path home;
  private final StringBuilder page = new StringBuilder();

  private PartnersPage(Path home) {
    this.home = home;
  }

  /**
   * @param home the folder of routes/ and mappings/
   */
  static String of(Path home) throws IOException {
    PartnersPage made = new PartnersPage(home);
    made.begin();
    for (PartnerProfile profile :
        PartnerProfiles.load(home.resolve("routes")).profiles().values().stream()
            .sorted(java.util.Comparator.comparing(PartnerProfile::id))
            .toList()) {
      made.write(profile);
    }
    return made.page.toString();
  }

  private void begin() {
    page.append(
        """
        # Partners
        Who sends and gets what, in which format, by which way, and on which legal basis: read from the profiles and routes of `routes/` and
        the samples of `mappings/`. Organisations, numbers and agreements are examples. After a change of a profile or route
        `mvn test -Dtest=PartnersPageTest -Dhub.write=true` writes the page anew.
        """);
  }

  private void write(PartnerProfile profile) throws IOException {
    page.append("\n## %s\n".formatted(profile.id()));
    page.append("%s<br>*%s*\n\n".formatted(profile.name().en(), profile.name().id()));
    page.append("| what | format | way | legal basis | sample |\n|---|---|---|---|---|\n");
    List<Way> ways = ways(profile.id());
    for (String kind : profile.sends()) {
      List<Way> of = ways.stream().filter(way -> way.incoming() && way.is(kind)).toList();
      row("sends `" + kind + '`', of, "", sample(profile.id(), "in", kind, ".in.json"));
    }
    for (Reception reception : profile.receives()) {
      String kind = reception.kind();
      List<Way> of = ways.stream().filter(way -> !way.incoming() && way.is(kind)).toList();
      String own = reception.scope() == PartnerScope.OWN ? ", of its own cases" : "";
      row(
          "gets `" + kind + '`' + own,
          of,
          basis(reception.agreement()),
          sample(profile.id(), "out", kind, ".out.json"));
    }
    if (!profile.receives().isEmpty()) {
      page.append('\n');
    }
    for (Reception reception : profile.receives()) {
      page.append("- Of `%s`: %s\n".formatted(reception.kind(), fields(reception.agreement())));
    }
  }

  private void row(String what, List<Way> ways, String basis, String sample) {
    page.append(
        "| %s | %s | %s | %s | %s |\n"
            .formatted(
                what,
                ways.stream().map(Way::format).distinct().collect(Collectors.joining("; ")),
                ways.stream().map(Way::words).distinct().collect(Collectors.joining("; ")),
                basis,
                sample));
  }

  private static String basis(Agreement agreement) {
    String consent = agreement.ground().consent();
    return "%s%s: %s. %s, until %s%s"
        .formatted(
            agreement.ground().basis(),
            consent == null ? "" : " (`" + consent + "`)",
            agreement.ground().purpose(),
            agreement.reference(),
            agreement.validUntil(),
            agreement.crossBorder() ? ". Leaves the country" : "");
  }

  private static String fields(Agreement agreement) {
    return agreement.fields().stream()
        .map(field -> '`' + field.pointer() + '`' + (field.mask() ? " (masked)" : ""))
        .collect(Collectors.joining(", "));
  }

  /** The fullest sample there is, as a link; empty where there is none. */
  private String sample(String partner, String direction, String kind, String ending)
      throws IOException {
    String below = "mappings/" + partner + '/' + direction + '/' + kind;
    if (!Files.isDirectory(home.resolve(below))) {
      return "";
    }
    try (Stream<Path> files = Files.list(home.resolve(below))) {
      List<String> names =
          files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(ending)).toList();
      String full = "full" + ending;
      return names.stream()
          .filter(name -> !names.contains(full) || name.equals(full))
          .sorted()
          .findFirst()
          .map(name -> "[%s](../%s/%s)".formatted(name.replace(ending, ""), below, name))
          .orElse("");
    }
  }

  private List<Way> ways(String partner) throws IOException {
    List<Way> ways = new ArrayList<>();
    try (Stream<Path> files = Files.list(home.resolve("routes").resolve(partner))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".camel.yaml")).sorted().toList()) {
        for (JsonNode route : YAML.readTree(Files.readString(file))) {
          ways.add(route.has("route") ? Way.written(route) : Way.templated(route));
        }
      }
    }
    return ways;
  }

  /**
   * How messages of a kind come or go.
   *
   * @param incoming whether the partner sends them
   */
  private record Way(boolean incoming, String kind, String format, String words) {
    boolean is(String other) {
      return kind.equals(other);
    }

    static Way templated(JsonNode route) {
      String template = route.at("/templatedRoute/routeTemplateRef").asText();
      JsonNode parameters = route.at("/templatedRoute/parameters");
      String kind = parameter(parameters, "kind");
      if (template.equals("intake")) {
        return new Way(true, kind, "JSON", QUEUE + " or HTTP");
      }
      String way = template.substring(template.indexOf('-') + 1);
      boolean incoming = !template.startsWith("deliver-");
      String words = WAYS.getOrDefault(way, '`' + template + '`');
      return new Way(
          incoming,
          kind,
          format(template, parameters),
          template.startsWith("poll-") ? "asked for over " + words : words);
    }

    private static String format(String template, JsonNode parameters) {
      String said = parameter(parameters, "format");
      String call = parameter(parameters, "call");
      if (call.contains("format=form")) {
        return "form";
      } else if (call.contains("format=multipart")) {
        return "multipart";
      } else if (template.equals("deliver-mail")) {
        return "text and HTML";
      } else if (!said.isEmpty() && !said.equals("auto")) {
        return said.toUpperCase(java.util.Locale.ROOT);
      }
      return template.startsWith("collect-") ? "CSV or XLSX" : "JSON";
    }

    /** A route of the partner's own, which calls it. */
    static Way written(JsonNode route) {
      String[] from = route.at("/route/from/uri").asText().split("\\.");
      List<JsonNode> uris =
          route.findValues("uri").stream()
              .filter(uri -> uri.asText().startsWith("partner-http:"))
              .toList();
      return new Way(
          false,
          from[from.length - 1],
          "JSON",
          uris.size() == 1 ? "HTTP" : "HTTP, " + uris.size() + " calls");
    }

    private static String parameter(JsonNode parameters, String name) {
      for (JsonNode parameter : parameters) {
        if (parameter.path("name").asText().equals(name)) {
          return parameter.path("value").asText();
        }
      }
      return "";
    }
  }
}
