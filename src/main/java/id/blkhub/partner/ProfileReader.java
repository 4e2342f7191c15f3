package id.blkhub.partner;

import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile.Limits;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.PartnerProfile.Scope;
import id.blkhub.partner.PartnerProfile.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one partner.yaml; what it gives is only to be used when nothing was noted. */
final class ProfileReader {
  private static final long MEBIBYTE = 1L << 20;

  /** Documents travel by reference, so a larger message is a mistake; the broker relies on it. */
  private static final int LARGEST_MESSAGE = (int) (2 * MEBIBYTE);

  private static final long LARGEST_QUOTA = 1L << 40;

  private static final Duration QUOTA_AGE = Duration.ofDays(14);
  private static final Limits DEFAULT_LIMITS =
      new Limits((int) MEBIBYTE, 600, QUOTA_AGE, 2048 * MEBIBYTE);

  private final String folder;
  private final YamlSection root;
  private final Map<String, Integer> versions = new HashMap<>();

  ProfileReader(String folder, Path file, Node document, List<ProfileProblem> problems) {
    this.folder = folder;
    this.root = new YamlSection(file, problems, "partner.yaml", document, ProfileSchema.keys());
  }

  PartnerProfile read() {
    root.optional("alerts").ifPresent(this::checkAlerts);
    return new PartnerProfile(
        root.required("id").flatMap(this::id).orElse(folder),
        root.required("name").map(this::name).orElse(new Text(folder, folder)),
        root.optional("sends").map(this::sends).orElse(List.of()),
        Map.copyOf(versions),
        root.optional("receives").map(this::receives).orElse(List.of()),
        root.required("stage")
            .flatMap(node -> root.choice("stage", node, Stage.values()))
            .orElse(Stage.TEST),
        root.optional("limits").map(this::limits).orElse(DEFAULT_LIMITS));
  }

  private Optional<String> id(Node node) {
    Optional<String> id = root.name("id", node);
    id.filter(text -> !text.equals(folder))
        .ifPresent(text -> root.problem(node, ProfileRule.ID_NOT_FOLDER, text, folder));
    return id;
  }

  private Text name(Node node) {
    if (!(node instanceof MappingNode)) {
      String same = root.text("name", node).orElse(folder);
      return new Text(same, same);
    }
    YamlSection name = root.section("name", node, ProfileSchema.keys("names"));
    return new Text(
        name.required("id").flatMap(n -> name.text("id", n)).orElse(folder),
        name.required("en").flatMap(n -> name.text("en", n)).orElse(folder));
  }

  private List<String> sends(Node node) {
    List<String> kinds = new ArrayList<>();
    for (Node entry : root.list("sends", node)) {
      sent(entry).ifPresent(kind -> addOnce(kinds, kind, entry));
    }
    return List.copyOf(kinds);
  }

  /** A kind, or a kind with the version in which it is sent. */
  private Optional<String> sent(Node entry) {
    if (!(entry instanceof MappingNode)) {
      return root.name("sends", entry);
    }
    YamlSection section = root.section("sends", entry, ProfileSchema.keys("sent"));
    Optional<String> kind = section.required("kind").flatMap(n -> section.name("kind", n));
    Optional<Integer> version =
        section.required("version").flatMap(n -> section.number("version", n));
    kind.ifPresent(name -> version.ifPresent(number -> versions.put(name, number)));
    return kind;
  }

  private List<Reception> receives(Node node) {
    List<Reception> receptions = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (Node entry : root.list("receives", node)) {
      Reception reception = reception(entry);
      receptions.add(reception);
      if (!reception.kind().isEmpty()) {
        addOnce(kinds, reception.kind(), entry);
      }
    }
    return List.copyOf(receptions);
  }

  private Reception reception(Node node) {
    YamlSection section = root.section("receives", node, ProfileSchema.keys("reception"));
    return new Reception(
        section.required("kind").flatMap(n -> section.name("kind", n)).orElse(""),
        section
            .required("scope")
            .flatMap(n -> section.choice("scope", n, Scope.values()))
            .orElse(Scope.OWN),
        section.optional("when").flatMap(n -> section.text("when", n)).orElse(null),
        section
            .required("agreement")
            .map(n -> AgreementReader.read(section, n, QUOTA_AGE))
            .orElse(null),
        section.optional("version").flatMap(n -> section.number("version", n)).orElse(null));
  }

  private Limits limits(Node node) {
    YamlSection section = root.section("limits", node, ProfileSchema.keys("limits"));
    Optional<YamlSection> quota =
        section
            .optional("quota")
            .map(n -> section.section("quota", n, ProfileSchema.keys("quota")));
    return new Limits(
        section
            .optional("maxMessageBytes")
            .flatMap(n -> section.size("maxMessageBytes", n, LARGEST_MESSAGE, "2MiB"))
            .map(Math::toIntExact)
            .orElse(DEFAULT_LIMITS.maxMessageBytes()),
        section
            .optional("messagesPerMinute")
            .flatMap(n -> section.number("messagesPerMinute", n))
            .orElse(DEFAULT_LIMITS.messagesPerMinute()),
        quota
            .flatMap(q -> q.optional("age").flatMap(n -> q.duration("age", n)))
            .orElse(DEFAULT_LIMITS.quotaAge()),
        quota
            .flatMap(
                q -> q.optional("bytes").flatMap(n -> q.size("bytes", n, LARGEST_QUOTA, "1024GiB")))
            .orElse(DEFAULT_LIMITS.quotaBytes()));
  }

  private void checkAlerts(Node node) {
    YamlSection section = root.section("alerts", node, ProfileSchema.keys("alerts"));
    for (String key : ProfileSchema.keys("alerts")) {
      section.optional(key).ifPresent(n -> section.duration(key, n));
    }
  }

  private void addOnce(List<String> known, String word, Node where) {
    if (known.contains(word)) {
      root.problem(where, ProfileRule.TWICE, word);
    }
    known.add(word);
  }
}
