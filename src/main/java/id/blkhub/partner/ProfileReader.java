package id.blkhub.partner;

import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile.Agreement;
import id.blkhub.partner.PartnerProfile.Field;
import id.blkhub.partner.PartnerProfile.Limits;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.PartnerProfile.Scope;
import id.blkhub.partner.PartnerProfile.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one partner.yaml; what it gives is only to be used when nothing was noted. */
final class ProfileReader {
  private static final long MEBIBYTE = 1L << 20;

  /** Documents travel by reference, so a larger message is a mistake; the broker relies on it. */
  private static final int LARGEST_MESSAGE = (int) (8 * MEBIBYTE);

  private static final long LARGEST_QUOTA = 1L << 40;

  private static final Duration QUOTA_AGE = Duration.ofDays(14);
  private static final Limits DEFAULT_LIMITS =
      new Limits((int) MEBIBYTE, 600, QUOTA_AGE, 2048 * MEBIBYTE);

  /** The lawful bases of UU 27/2022, article 20(2) a to f. */
  private static final List<String> BASES =
      List.of(
          "consent",
          "contract",
          "legal-obligation",
          "vital-interest",
          "public-task",
          "legitimate-interest");

  private final String folder;
  private final YamlSection root;

  ProfileReader(String folder, Path file, Node document, List<ProfileProblem> problems) {
    this.folder = folder;
    this.root =
        new YamlSection(
            file,
            problems,
            "partner.yaml",
            document,
            Set.of("id", "name", "sends", "receives", "stage", "limits", "alerts"));
  }

  PartnerProfile read() {
    root.optional("alerts").ifPresent(this::checkAlerts);
    return new PartnerProfile(
        root.required("id").flatMap(this::id).orElse(folder),
        root.required("name").map(this::name).orElse(new Text(folder, folder)),
        root.optional("sends").map(this::sends).orElse(List.of()),
        root.optional("receives").map(this::receives).orElse(List.of()),
        root.required("stage")
            .flatMap(node -> choice(root, "stage", node, Stage.values()))
            .orElse(Stage.TEST),
        root.optional("limits").map(this::limits).orElse(DEFAULT_LIMITS));
  }

  private Optional<String> id(Node node) {
    Optional<String> id = name(root, "id", node);
    id.filter(text -> !text.equals(folder))
        .ifPresent(text -> root.problem(node, ProfileRule.ID_NOT_FOLDER, text, folder));
    return id;
  }

  private Text name(Node node) {
    if (!(node instanceof MappingNode)) {
      String same = root.text("name", node).orElse(folder);
      return new Text(same, same);
    }
    YamlSection name = root.section("name", node, Set.of("id", "en"));
    return new Text(
        name.required("id").flatMap(n -> name.text("id", n)).orElse(folder),
        name.required("en").flatMap(n -> name.text("en", n)).orElse(folder));
  }

  private List<String> sends(Node node) {
    List<String> kinds = new ArrayList<>();
    for (Node entry : root.list("sends", node)) {
      name(root, "sends", entry).ifPresent(kind -> addOnce(kinds, kind, entry));
    }
    return List.copyOf(kinds);
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
    YamlSection section =
        root.section("receives", node, Set.of("kind", "scope", "when", "agreement"));
    return new Reception(
        section.required("kind").flatMap(n -> name(section, "kind", n)).orElse(""),
        section
            .required("scope")
            .flatMap(n -> choice(section, "scope", n, Scope.values()))
            .orElse(Scope.OWN),
        section.optional("when").flatMap(n -> section.text("when", n)).orElse(null),
        section.required("agreement").map(n -> agreement(section, n)).orElse(null));
  }

  private Agreement agreement(YamlSection parent, Node node) {
    YamlSection section =
        parent.section(
            "agreement",
            node,
            Set.of(
                "reference",
                "basis",
                "purpose",
                "validUntil",
                "crossBorder",
                "expireAfter",
                "fields"));
    return new Agreement(
        requiredText(section, "reference"),
        section.required("basis").flatMap(n -> oneOf(section, "basis", n, BASES)).orElse(null),
        requiredText(section, "purpose"),
        section
            .required("validUntil")
            .flatMap(
                n -> parsed(section, "validUntil", n, ProfileValues::date, ProfileRule.NOT_A_DATE))
            .orElse(null),
        section
            .optional("crossBorder")
            .flatMap(n -> oneOf(section, "crossBorder", n, List.of("true", "false")))
            .map(Boolean::parseBoolean)
            .orElse(false),
        section
            .optional("expireAfter")
            .flatMap(n -> duration(section, "expireAfter", n))
            .orElse(QUOTA_AGE),
        section.required("fields").map(n -> fields(section, n)).orElse(List.of()));
  }

  private List<Field> fields(YamlSection section, Node node) {
    List<Node> entries = section.list("fields", node);
    if (entries.isEmpty()) {
      section.problem(node, ProfileRule.EMPTY, "fields");
    }
    List<Field> fields = new ArrayList<>();
    for (Node entry : entries) {
      field(section, entry).ifPresent(field -> addApart(section, fields, field, entry));
    }
    return List.copyOf(fields);
  }

  private Optional<Field> field(YamlSection section, Node node) {
    boolean mask = false;
    Node pointer = node;
    if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
      Node treatment = mapping.getValue().get(0).getValueNode();
      mask = oneOf(section, "fields", treatment, List.of("mask")).isPresent();
      pointer = mapping.getValue().get(0).getKeyNode();
    }
    boolean masked = mask;
    return parsed(
            section,
            "fields",
            pointer,
            text -> Optional.of(text).filter(ProfileValues::isPointer),
            ProfileRule.NOT_A_POINTER)
        .map(text -> new Field(text, masked));
  }

  /** A field inside another would leave open whether the outer one shows what the inner masks. */
  private static void addApart(YamlSection section, List<Field> fields, Field field, Node where) {
    for (Field other : fields) {
      String one = field.pointer();
      String two = other.pointer();
      if (one.equals(two)) {
        section.problem(where, ProfileRule.TWICE, one);
        return;
      }
      if (one.startsWith(two + '/')) {
        section.problem(where, ProfileRule.FIELDS_OVERLAP, one, two);
      } else if (two.startsWith(one + '/')) {
        section.problem(where, ProfileRule.FIELDS_OVERLAP, two, one);
      }
    }
    fields.add(field);
  }

  private Limits limits(Node node) {
    YamlSection section =
        root.section("limits", node, Set.of("maxMessageBytes", "messagesPerMinute", "quota"));
    Optional<YamlSection> quota =
        section.optional("quota").map(n -> section.section("quota", n, Set.of("age", "bytes")));
    return new Limits(
        section
            .optional("maxMessageBytes")
            .flatMap(n -> size(section, "maxMessageBytes", n, LARGEST_MESSAGE, "8MiB"))
            .map(Math::toIntExact)
            .orElse(DEFAULT_LIMITS.maxMessageBytes()),
        section
            .optional("messagesPerMinute")
            .flatMap(n -> number(section, "messagesPerMinute", n))
            .orElse(DEFAULT_LIMITS.messagesPerMinute()),
        quota
            .flatMap(q -> q.optional("age").flatMap(n -> duration(q, "age", n)))
            .orElse(DEFAULT_LIMITS.quotaAge()),
        quota
            .flatMap(
                q ->
                    q.optional("bytes").flatMap(n -> size(q, "bytes", n, LARGEST_QUOTA, "1024GiB")))
            .orElse(DEFAULT_LIMITS.quotaBytes()));
  }

  private void checkAlerts(Node node) {
    YamlSection section = root.section("alerts", node, Set.of("silentFor", "oldestQueued"));
    for (String key : List.of("silentFor", "oldestQueued")) {
      section.optional(key).ifPresent(n -> duration(section, key, n));
    }
  }

  private void addOnce(List<String> known, String word, Node where) {
    if (known.contains(word)) {
      root.problem(where, ProfileRule.TWICE, word);
    }
    known.add(word);
  }

  private static String requiredText(YamlSection section, String key) {
    return section.required(key).flatMap(n -> section.text(key, n)).orElse(null);
  }

  private static Optional<String> name(YamlSection section, String key, Node node) {
    return parsed(
        section,
        key,
        node,
        text -> Optional.of(text).filter(ProfileValues::isName),
        ProfileRule.NOT_A_NAME);
  }

  private static Optional<Duration> duration(YamlSection section, String key, Node node) {
    return parsed(section, key, node, ProfileValues::duration, ProfileRule.NOT_A_DURATION);
  }

  private static Optional<Long> size(
      YamlSection section, String key, Node node, long most, String mostWritten) {
    return parsed(
        section,
        key,
        node,
        text -> ProfileValues.size(text, most),
        ProfileRule.NOT_A_SIZE,
        mostWritten);
  }

  private static Optional<Integer> number(YamlSection section, String key, Node node) {
    int most = 1_000_000;
    return parsed(
        section,
        key,
        node,
        text -> ProfileValues.number(text, 1, most),
        ProfileRule.NOT_A_NUMBER,
        1,
        most);
  }

  private static <E extends Enum<E>> Optional<E> choice(
      YamlSection section, String key, Node node, E[] choices) {
    List<String> words = Arrays.stream(choices).map(ProfileValues::written).toList();
    return oneOf(section, key, node, words).map(word -> choices[words.indexOf(word)]);
  }

  private static Optional<String> oneOf(
      YamlSection section, String key, Node node, List<String> words) {
    Optional<String> text = section.text(key, node);
    text.filter(word -> !words.contains(word))
        .ifPresent(
            word ->
                section.problem(
                    node,
                    ProfileRule.NOT_A_CHOICE,
                    word,
                    key,
                    String.join(", ", words),
                    Suggestion.of(word, new HashSet<>(words))));
    return text.filter(words::contains);
  }

  private static <T> Optional<T> parsed(
      YamlSection section,
      String key,
      Node node,
      Function<String, Optional<T>> parser,
      ProfileRule rule,
      Object... expected) {
    Optional<String> text = section.text(key, node);
    Optional<T> value = text.flatMap(parser);
    if (text.isPresent() && value.isEmpty()) {
      Object[] arguments = new Object[expected.length + 1];
      arguments[0] = text.get();
      System.arraycopy(expected, 0, arguments, 1, expected.length);
      section.problem(node, rule, arguments);
    }
    return value;
  }
}
