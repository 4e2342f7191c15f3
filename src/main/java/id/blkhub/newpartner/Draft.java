package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
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
import org.jspecify.annotations.Nullable;

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
  private final List<String> receptions = new ArrayList<>();

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
    Map<String, FlatForm> flat = new LinkedHashMap<>();
    CaseFacts facts = new CaseFacts(contracts);
    DraftFormat format = options.ways().format();
    for (String kind : options.receives()) {
      CanonicalForm canonical = new CanonicalForm(contracts, kind);
      OutgoingForm form = new OutgoingForm(canonical, facts, options.agreed(kind).fields());
      forms.put(kind, form);
      granted.put(kind, form.fields());
      if (format.isFlat()) {
        flat.put(kind, new FlatForm(canonical, facts, form.fields(), format.isSheet()));
      }
    }
    Map<String, DraftIncoming> incoming = new LinkedHashMap<>();
    options.sends().forEach((kind, samples) -> incoming.put(kind, incoming(kind, samples)));
    profile(granted);
    Map<String, String> recordIds = new LinkedHashMap<>();
    String said = options.ways().recordId();
    incoming.forEach((kind, draft) -> recordIds.put(kind, said == null ? draft.recordId() : said));
    new DraftRoutes(options, recordIds, flat)
        .files()
        .forEach((name, text) -> files.put("routes/" + options.id() + '/' + name, text));
    incoming.forEach((kind, draft) -> put("in", kind, draft.contract(), draft.mapping()));
    forms.forEach((kind, form) -> receives(kind, form, flat.get(kind)));
    return files;
  }

  /** The kinds it sends. */
  Set<String> sends() {
    return options.sends().keySet();
  }

  /** The entries of {@code receives}; once the files are drafted. */
  List<String> receptions() {
    return List.copyOf(receptions);
  }

  private void profile(Map<String, Map<String, Boolean>> granted) {
    granted.forEach(
        (kind, fields) ->
            receptions.add(PartnerYaml.reception(kind, options.agreed(kind), fields)));
    files.put(
        "routes/" + options.id() + "/partner.yaml", PartnerYaml.profile(options, granted, schema));
  }

  private DraftIncoming incoming(String kind, List<Sample> samples) {
    return DraftIncoming.of(contracts, kind, options.name().en(), nameMatcher, samples);
  }

  private void receives(String kind, OutgoingForm form, @Nullable FlatForm flat) {
    String title =
        new CanonicalForm(contracts, kind).title() + ", as " + options.name().en() + " takes it";
    ObjectNode contract = flat == null ? form.contract(title) : flat.contract(title);
    String mapping = flat == null ? form.mapping() : flat.mapping();
    if (options.ways().format() == DraftFormat.XML) {
      put("out", kind, OutgoingForm.within(kind, contract), OutgoingForm.within(kind, mapping));
    } else {
      put("out", kind, contract, mapping);
    }
  }

  private void put(String direction, String kind, ObjectNode contract, String mapping) {
    String path = path(options.id(), direction, kind);
    files.put(path + SCHEMA, Pretty.json(contract) + "\n");
    files.put(path + SCRIPT, mapping);
  }

  static String path(String partner, String direction, String kind) {
    return "mappings/" + partner + '/' + direction + '/' + kind;
  }
}
