package id.blkhub.lint;

import id.blkhub.contract.CanonicalKind;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.QuestionForm;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Whether the questions that profiles and routes speak of are there, and somebody answers them. */
final class QuestionChecks {
  private static final Text ANSWERS = new Text("menjawab", "answers");
  private static final Text ANSWER = new Text("menjawab", "answer");

  private final Folders folders;
  private final KnownPartners knownPartners;
  private final Readers readers;
  private final LintReport report;

  QuestionChecks(Folders folders, KnownPartners knownPartners, Readers readers, LintReport report) {
    this.folders = folders;
    this.knownPartners = knownPartners;
    this.readers = readers;
    this.report = report;
  }

  void check(Routes routes) {
    for (String partner : folders.profiles().profiles().keySet()) {
      Path file = folders.profile(partner);
      Optional<Node> profile = YamlNodes.read(file, new LintReport());
      boolean routed =
          !routes.unreadable(partner)
              && routes.files().stream()
                  .noneMatch(f -> f.folder().equals(partner) && report.unsound(f.path()));
      elements(profile, "answers").forEach(name -> answered(file, partner, name, routed));
      elements(profile, "asks").forEach(asked -> asked(file, asked));
    }
    readers.questions().forEach(this::route);
  }

  private static Stream<Node> elements(Optional<Node> profile, String key) {
    return profile.flatMap(root -> YamlNodes.get(root, key)).map(YamlNodes::elements).stream()
        .flatMap(List::stream);
  }

  private void answered(Path file, String partner, Node written, boolean routed) {
    String name = YamlNodes.text(written).orElse("").strip();
    if (unknown(file, written, name)) {
      return;
    }
    for (FormPath form :
        List.of(QuestionForm.asked(partner, name), QuestionForm.answered(partner, name))) {
      for (String ending : List.of(Folders.SCHEMA, Folders.SCRIPT)) {
        Path needed = form.file(ending);
        if (!folders.has(needed)) {
          report.add(
              file,
              SourcePlace.of(written),
              FileRules.MISSING_FILE,
              ANSWERS,
              name,
              folders.shown(needed));
        }
      }
    }
    String source = Components.HUB_QUESTION + ':' + partner + '/' + name;
    if (routed && readers.questions().stream().noneMatch(r -> r.queue().equals(source))) {
      report.add(file, SourcePlace.of(written), FileRules.MISSING_ROUTE, ANSWERS, name, source);
    }
  }

  /** Whether the hub has no form of the question or of its answer. */
  private boolean unknown(Path file, Node written, String name) {
    for (String form : List.of(QuestionForm.question(name), QuestionForm.answer(name))) {
      Path schema = Path.of(Folders.CANONICAL, form + Folders.SCHEMA);
      if (!folders.has(schema)) {
        report.add(
            file,
            SourcePlace.of(written),
            FileRules.QUESTION_UNKNOWN,
            name,
            folders.shown(schema),
            Suggestion.of(name, folders.contracts().questions()));
        return true;
      }
    }
    return false;
  }

  private void asked(Path file, Node asked) {
    new ConsentChecks(folders, report).check(file, asked);
    Node question = YamlNodes.get(asked, "question").orElse(asked);
    String name = YamlNodes.text(question).orElse("").strip();
    if (unknown(file, question, name)) {
      return;
    }
    YamlNodes.get(asked, "of").ifPresent(of -> answeredBy(file, of, name));
    Optional<Node> agreement = YamlNodes.get(asked, "agreement");
    folders
        .canonical(QuestionForm.answer(name))
        .ifPresent(fields -> agreement.ifPresent(node -> fields(file, node, name, fields)));
    agreement
        .flatMap(node -> YamlNodes.get(node, "consent"))
        .filter(consent -> withoutCase(name))
        .ifPresent(
            consent ->
                report.add(file, SourcePlace.of(consent), FileRules.CONSENT_WITHOUT_CASE, name));
  }

  private void answeredBy(Path file, Node of, String name) {
    String partner = YamlNodes.text(of).orElse("").strip();
    if (!knownPartners.exists(partner)) {
      report.add(
          file,
          SourcePlace.of(of),
          RouteRules.UNKNOWN_PARTNER,
          partner,
          partner,
          Suggestion.of(partner, knownPartners.ids()));
      return;
    }
    knownPartners
        .profile(partner)
        .map(profile -> profile.questions().answers())
        .filter(answers -> !answers.contains(name))
        .ifPresent(
            answers ->
                report.add(
                    file,
                    SourcePlace.of(of),
                    FileRules.NOT_ANSWERED,
                    partner,
                    name,
                    partner,
                    Suggestion.of(name, answers)));
  }

  private void fields(Path file, Node agreement, String name, DocumentFields fields) {
    for (Node entry :
        YamlNodes.get(agreement, "fields").map(YamlNodes::elements).orElse(List.of())) {
      List<NodeTuple> masked = YamlNodes.entries(entry);
      Node pointer = masked.isEmpty() ? entry : masked.get(0).getKeyNode();
      String text = YamlNodes.text(pointer).orElse("").strip();
      fields
          .lack(text)
          .ifPresent(
              nearest ->
                  report.add(
                      file,
                      SourcePlace.of(pointer),
                      FileRules.FIELD_UNKNOWN,
                      QuestionForm.answer(name),
                      text,
                      nearest));
    }
  }

  private boolean withoutCase(String name) {
    return folders
        .contracts()
        .canonical(QuestionForm.question(name))
        .filter((CanonicalKind kind) -> kind.role().isEmpty())
        .isPresent();
  }

  private void route(Readers.Reader reader) {
    String place = reader.queue().substring(Components.HUB_QUESTION.length() + 1);
    String partner = place.replaceFirst("/.*", "");
    String name = place.substring(Math.min(place.length(), partner.length() + 1));
    if (reader.file().folder().equals(Routes.SPINE) || Placeholders.in(place)) {
      return;
    }
    if (!knownPartners.exists(partner)) {
      Set<String> ids = new TreeSet<>(knownPartners.ids());
      add(
          reader,
          partner,
          RouteRules.UNKNOWN_PARTNER,
          partner,
          partner,
          Suggestion.of(partner, ids));
    } else if (!partner.equals(reader.file().folder())) {
      add(reader, partner, RouteRules.NOT_ITS_FOLDER, partner, reader.file().folder(), partner);
    } else if (knownPartners
        .profile(partner)
        .map(PartnerProfile::questions)
        .filter(questions -> !questions.answers().contains(name))
        .isPresent()) {
      add(reader, name, RouteRules.ROUTE_UNUSED, reader.queue(), partner, partner, ANSWER, name);
    }
  }

  private void add(Readers.Reader reader, String part, LintRule rule, Object... arguments) {
    report.add(reader.file().path(), reader.where().apply(part), rule, arguments);
  }
}
