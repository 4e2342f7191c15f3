package id.blkhub.lint;

import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.mapping.MappingProblem;
import id.blkhub.message.Kind;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Whether what a sound profile speaks of is there. */
final class ProfileChecks {
  private static final Text SENDS = new Text("mengirim", "sends");
  private static final Text RECEIVES = new Text("menerima", "receives");

  private final Folders folders;
  private final KnownPartners knownPartners;
  private final Scripts scripts;
  private final LintReport report;
  private final Map<Path, Optional<Node>> documents = new HashMap<>();

  ProfileChecks(Folders folders, KnownPartners knownPartners, Scripts scripts, LintReport report) {
    this.folders = folders;
    this.knownPartners = knownPartners;
    this.scripts = scripts;
    this.report = report;
  }

  /** The fields of agreements and their conditions: what makes a profile unsafe to use. */
  void agreements() {
    folders.profiles().profiles().keySet().forEach(this::agreements);
  }

  private void agreements(String partner) {
    Path file = folders.profile(partner);
    ConsentChecks consents = new ConsentChecks(folders, report);
    for (Node reception : receptions(file)) {
      consents.check(file, reception);
      String kind = YamlNodes.text(reception, "kind").orElse("");
      folders
          .canonical(kind)
          .ifPresent(
              documentFields -> {
                fields(file, reception, kind, documentFields);
                YamlNodes.get(reception, "requires")
                    .map(YamlNodes::elements)
                    .orElse(List.of())
                    .forEach(pointer -> field(file, pointer, kind, documentFields));
              });
      YamlNodes.get(reception, "when").ifPresent(when -> condition(file, kind, when));
    }
    consents.notices(file, receptions(file));
  }

  private void fields(Path file, Node reception, String kind, DocumentFields documentFields) {
    Optional<Node> list =
        YamlNodes.get(reception, "agreement").flatMap(node -> YamlNodes.get(node, "fields"));
    for (Node entry : list.map(YamlNodes::elements).orElse(List.of())) {
      List<NodeTuple> masked = YamlNodes.entries(entry);
      field(file, masked.isEmpty() ? entry : masked.get(0).getKeyNode(), kind, documentFields);
    }
  }

  private void field(Path file, Node pointer, String kind, DocumentFields documentFields) {
    String text = YamlNodes.text(pointer).orElse("").strip();
    documentFields
        .lack(text)
        .ifPresent(
            nearest ->
                report.add(
                    file, SourcePlace.of(pointer), FileRules.FIELD_UNKNOWN, kind, text, nearest));
  }

  private void condition(Path file, String kind, Node node) {
    String when = YamlNodes.text(node).orElse("");
    EmbeddedText embedded = EmbeddedText.of(file, node);
    LintReport found = new LintReport();
    JsltText.parse(file, when, false, embedded::place)
        .ifPresent(
            text -> {
              scripts.names(text, found);
              folders
                  .canonical(kind)
                  .ifPresent(documentFields -> reads(text, kind, documentFields, found));
            });
    try {
      folders.compiled().compilePredicate(when);
    } catch (MappingFailed e) {
      if (found.sorted().isEmpty()) {
        Optional<JsltText.ScriptFault> fault = JsltText.fault(when, false);
        SourcePlace at =
            fault
                .map(JsltText.ScriptFault::at)
                .map(embedded::place)
                .orElseGet(() -> embedded.place(e));
        found.add(
            new Finding(
                file,
                at.line(),
                at.column(),
                e.violation().code(),
                Finding.Severity.ERROR,
                fault
                    .map(known -> MappingProblem.CONDITION.text(known.reason()))
                    .orElse(e.violation().message())));
      }
    }
    // a broken condition would let in partners that nobody agreed to
    found.sorted().forEach(report::stop);
  }

  private void reads(JsltText text, String kind, DocumentFields documentFields, LintReport found) {
    scripts.read(
        text,
        (path, where, token) ->
            Optional.of(path)
                .filter(named -> !named.isEmpty())
                .flatMap(documentFields::lack)
                .ifPresent(
                    nearest ->
                        found.add(where, token, FileRules.CONDITION_FIELD, path, kind, nearest)));
  }

  /** Whether there is a mapping, a contract and a route for all it sends and receives. */
  void files(Readers readers, Routes routes) {
    Map<String, PartnerProfile> profiles = folders.profiles().profiles();
    profiles
        .keySet()
        .forEach(
            partner -> {
              Path file = folders.profile(partner);
              boolean routed = !routes.unreadable(partner) && !brokenRoutes(routes, partner);
              for (Node sent : sends(file)) {
                Node kind = YamlNodes.get(sent, "kind").orElse(sent);
                kind(file, partner, kind, true, routed, readers);
                version(file, sent, kind, FormPath.in(partner, word(kind)));
              }
              for (Node reception : receptions(file)) {
                YamlNodes.get(reception, "kind")
                    .ifPresent(
                        kind -> {
                          kind(file, partner, kind, false, routed, readers);
                          version(file, reception, kind, FormPath.out(partner, word(kind)));
                        });
              }
            });
  }

  private static String word(Node node) {
    return YamlNodes.text(node).orElse("").strip();
  }

  /** Whether there is the version a kind is sent or received in. */
  private void version(Path file, Node entry, Node kind, FormPath working) {
    List<Integer> there = folders.contracts().versions().of(working);
    YamlNodes.get(entry, "version")
        .filter(
            node -> !there.isEmpty() && there.stream().noneMatch(n -> word(node).equals("" + n)))
        .ifPresent(
            node ->
                report.add(
                    file,
                    SourcePlace.of(node),
                    FileRules.NO_SUCH_VERSION,
                    word(kind),
                    word(node),
                    there.stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  /** The routes of a broken file are unknown, so no route counts as missing in its folder. */
  private boolean brokenRoutes(Routes routes, String partner) {
    return routes.files().stream()
        .anyMatch(file -> file.folder().equals(partner) && report.unsound(file.path()));
  }

  private void kind(
      Path file, String partner, Node node, boolean in, boolean routed, Readers readers) {
    String kind = word(node);
    SourcePlace at = SourcePlace.of(node);
    Text verb = in ? SENDS : RECEIVES;
    if (!knownPartners.kinds().contains(kind)) {
      report.add(
          file,
          at,
          FileRules.KIND_UNKNOWN_TO_HUB,
          kind,
          kind,
          Suggestion.of(kind, knownPartners.kinds()));
      return;
    }
    for (String ending : List.of(Folders.SCHEMA, Folders.SCRIPT)) {
      Path needed = Folders.file(partner, in ? "in" : "out", kind, ending);
      if (!folders.has(needed)) {
        report.add(file, at, FileRules.MISSING_FILE, verb, kind, folders.shown(needed));
      }
    }
    String queue = (in ? "in." : "deliver.") + partner + "." + kind;
    if (routed && !readers.read(queue)) {
      report.add(file, at, FileRules.MISSING_ROUTE, verb, kind, queue);
    }
    if (!in && !sent(kind) && !kind.equals(Kind.ERASURE.value())) {
      report.add(file, at, FileRules.NOBODY_SENDS, kind);
    }
  }

  private boolean sent(String kind) {
    return !folders.profiles().unsound().isEmpty()
        || folders.profiles().profiles().values().stream()
            .anyMatch(profile -> profile.sends().contains(kind));
  }

  private List<Node> sends(Path file) {
    return elements(file, "sends");
  }

  private List<Node> receptions(Path file) {
    return elements(file, "receives");
  }

  private List<Node> elements(Path file, String key) {
    return documents
        .computeIfAbsent(file, unread -> YamlNodes.read(unread, new LintReport()))
        .flatMap(root -> YamlNodes.get(root, key))
        .map(YamlNodes::elements)
        .orElse(List.of());
  }
}
