package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.newpartner.PartnerDraftOptions.DraftTransport;
import id.blkhub.newpartner.PartnerDraftOptions.Sample;
import id.blkhub.rehearsal.Pretty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Everything of a new partner that follows from samples, kinds and agreement alone. */
final class Draft {
  static final String SCHEMA = ".schema.json";
  static final String SCRIPT = ".jslt";

  /** As seen from a profile: written by {@code partner schema}, or in the source. */
  private static final List<String> PROFILE_SCHEMAS =
      List.of("../partner.schema.json", "../../src/main/resources/partner/partner.schema.json");

  private final PartnerDraftOptions options;
  private final Optional<String> schema;
  private final Contracts contracts;
  private final NameMatcher nameMatcher = new NameMatcher();
  private final Map<String, String> files = new LinkedHashMap<>();

  /**
   * @param routes the folder beside or above which the schema of profiles may lie
   */
  Draft(PartnerDraftOptions options, Contracts contracts, Path routes) {
    this.options = options;
    this.contracts = contracts;
    this.schema =
        PROFILE_SCHEMAS.stream()
            .filter(file -> Files.exists(routes.resolve("new").resolve(file).normalize()))
            .findFirst();
  }

  /** The texts by path: profile, routes, contracts, mappings. */
  Map<String, String> files() {
    Map<String, OutgoingForm> forms = new LinkedHashMap<>();
    Map<String, Map<String, Boolean>> granted = new LinkedHashMap<>();
    for (String kind : options.receives()) {
      OutgoingForm form =
          new OutgoingForm(
              new CanonicalForm(contracts, kind),
              new CaseFacts(contracts),
              options.agreed(kind).fields());
      forms.put(kind, form);
      granted.put(kind, form.fields());
    }
    files.put(
        "routes/" + options.id() + "/partner.yaml", PartnerYaml.profile(options, granted, schema));
    routes();
    options.sends().forEach(this::sends);
    forms.forEach(this::receives);
    return files;
  }

  private void routes() {
    Set<String> kinds = new TreeSet<>(options.sends().keySet());
    kinds.addAll(options.receives());
    for (String kind : kinds) {
      List<String> templates = new ArrayList<>();
      if (options.sends().containsKey(kind)) {
        templates.add("intake");
      }
      if (options.receives().contains(kind)) {
        templates.add("deliver-queue");
      }
      if (options.transport() == DraftTransport.FOLDER && options.sends().containsKey(kind)) {
        boolean rows = options.sends().get(kind).stream().anyMatch(Sample::row);
        files.put(
            "routes/" + options.id() + '/' + kind + "-files.camel.yaml",
            PartnerYaml.folder(options.id(), kind, rows));
      }
      files.put(
          "routes/" + options.id() + '/' + kind + ".camel.yaml",
          PartnerYaml.routes(options.id(), kind, templates));
    }
  }

  private void sends(String kind, List<Sample> samples) {
    CanonicalForm canonical = new CanonicalForm(contracts, kind);
    SampleForm form =
        new SampleForm(samples.stream().map(sample -> (JsonNode) sample.document()).toList());
    IncomingMapping mapping = new IncomingMapping(canonical, nameMatcher, form);
    String title = canonical.title() + ", as sent by " + options.name().en();
    ObjectNode contract = SampleContract.of(title, canonical, mapping, nameMatcher, form);
    files.put(path(options.id(), "in", kind) + SCHEMA, Pretty.json(contract) + "\n");
    files.put(path(options.id(), "in", kind) + SCRIPT, mapping.text());
  }

  private void receives(String kind, OutgoingForm form) {
    String title =
        new CanonicalForm(contracts, kind).title() + ", as " + options.name().en() + " takes it";
    files.put(path(options.id(), "out", kind) + SCHEMA, Pretty.json(form.contract(title)) + "\n");
    files.put(path(options.id(), "out", kind) + SCRIPT, form.mapping());
  }

  static String path(String partner, String direction, String kind) {
    return "mappings/" + partner + '/' + direction + '/' + kind;
  }
}
