package id.blkhub.partner;

import id.blkhub.files.YamlFile;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile.AgreedQuestion;
import id.blkhub.partner.PartnerProfile.Alerts;
import id.blkhub.partner.PartnerProfile.Limits;
import id.blkhub.partner.PartnerProfile.PartnerScope;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.partner.PartnerProfile.ProfileQuestions;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.PartnerProfile.Sending;
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
  /** Documents travel by reference, so a larger message is a mistake; the broker relies on it. */
  private static final long LARGEST_MESSAGE = 2L << 20;

  private static final long LARGEST_QUOTA = 1L << 40;

  private final String folder;
  private final YamlSection root;
  private final Map<String, Integer> versions = new HashMap<>();

  /**
   * @param problems where everything that is wrong is noted
   */
  ProfileReader(String folder, YamlFile yaml, List<ProfileProblem> problems) {
    this.folder = folder;
    this.root =
        new YamlSection(
            yaml.file(), problems, ProfileKeys.PROFILE.name(), yaml.root(), ProfileKeys.PROFILE);
  }

  PartnerProfile read() {
    YamlSection limits = root.partOrEmpty(ProfileKeys.PARTNER_LIMITS);
    YamlSection quota = limits.partOrEmpty(ProfileKeys.LIMIT_QUOTA);
    Duration longestWait = quota.duration(ProfileKeys.QUOTA_AGE).orElseThrow();
    return new PartnerProfile(
        id(),
        name(),
        new Sending(sends(), Map.copyOf(versions)),
        receives(longestWait),
        new ProfileQuestions(answers(), asks()),
        root.choice(ProfileKeys.STAGE, PartnerStage.values()).orElse(PartnerStage.TEST),
        limits(limits, quota));
  }

  private String id() {
    Optional<String> id = root.name(ProfileKeys.PARTNER_ID);
    id.filter(text -> !text.equals(folder))
        .ifPresent(
            text ->
                root.problem(
                    root.value(ProfileKeys.PARTNER_ID).orElseThrow(),
                    ProfileRule.ID_NOT_FOLDER,
                    text,
                    folder));
    return id.orElse(folder);
  }

  private Text name() {
    Text none = new Text(folder, folder);
    Optional<Node> value = root.value(ProfileKeys.PARTNER_NAME);
    if (value.isEmpty()) {
      return none;
    }
    if (!(value.get() instanceof MappingNode)) {
      return root.text(ProfileKeys.PARTNER_NAME, value.get())
          .map(same -> new Text(same, same))
          .orElse(none);
    }
    YamlSection name = root.part(ProfileKeys.PARTNER_NAME, value.get(), ProfileKeys.NAMES);
    return new Text(
        name.text(ProfileKeys.NAME_ID).orElse(folder),
        name.text(ProfileKeys.NAME_EN).orElse(folder));
  }

  private List<String> sends() {
    List<String> kinds = new ArrayList<>();
    for (Node entry : root.list(ProfileKeys.SENDS)) {
      sent(entry).ifPresent(kind -> addOnce(kinds, kind, entry));
    }
    return List.copyOf(kinds);
  }

  /** A kind, or a kind with the version in which it is sent. */
  private Optional<String> sent(Node entry) {
    if (!(entry instanceof MappingNode)) {
      return root.name(ProfileKeys.SENDS, entry);
    }
    YamlSection section = root.part(ProfileKeys.SENDS, entry, ProfileKeys.SENT);
    Optional<String> kind = section.name(ProfileKeys.SENT_KIND);
    Optional<Integer> version = section.number(ProfileKeys.SENT_VERSION);
    kind.ifPresent(name -> version.ifPresent(number -> versions.put(name, number)));
    return kind;
  }

  private List<Reception> receives(Duration longestWait) {
    List<Reception> receptions = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (Node entry : root.list(ProfileKeys.RECEIVES)) {
      Reception reception = reception(entry, longestWait);
      receptions.add(reception);
      if (!reception.kind().isEmpty()) {
        addOnce(kinds, reception.kind(), entry);
      }
    }
    return List.copyOf(receptions);
  }

  private Reception reception(Node node, Duration longestWait) {
    YamlSection section = root.part(ProfileKeys.RECEIVES, node, ProfileKeys.RECEPTION);
    return new Reception(
        section.name(ProfileKeys.KIND).orElse(""),
        section.choice(ProfileKeys.SCOPE, PartnerScope.values()).orElse(PartnerScope.OWN),
        section.text(ProfileKeys.WHEN).orElse(null),
        requires(section),
        section
            .part(ProfileKeys.RECEIVED_AGREEMENT)
            .map(agreement -> AgreementReader.read(agreement, longestWait))
            .orElse(AgreementReader.NONE),
        section.number(ProfileKeys.VERSION).orElse(null));
  }

  private List<String> answers() {
    List<String> names = new ArrayList<>();
    for (Node entry : root.list(ProfileKeys.ANSWERS)) {
      root.name(ProfileKeys.ANSWERS, entry).ifPresent(name -> addOnce(names, name, entry));
    }
    return List.copyOf(names);
  }

  private List<AgreedQuestion> asks() {
    List<AgreedQuestion> asked = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (Node entry : root.list(ProfileKeys.ASKS)) {
      YamlSection section = root.part(ProfileKeys.ASKS, entry, ProfileKeys.ASKED);
      AgreedQuestion one =
          new AgreedQuestion(
              section.name(ProfileKeys.QUESTION).orElse(""),
              section.name(ProfileKeys.ANSWERER).orElse(""),
              section.number(ProfileKeys.QUESTIONS_PER_MINUTE).orElse(1),
              section
                  .part(ProfileKeys.ASKED_AGREEMENT)
                  .map(AgreementReader::ofQuestion)
                  .orElse(AgreementReader.NONE));
      asked.add(one);
      addOnce(known, one.of() + '/' + one.question(), entry);
    }
    return List.copyOf(asked);
  }

  private static List<String> requires(YamlSection section) {
    List<String> pointers = new ArrayList<>();
    for (Node entry : section.list(ProfileKeys.REQUIRES)) {
      section
          .parsed(
              ProfileKeys.REQUIRES,
              entry,
              text -> Optional.of(text).filter(ProfileValues::isPointer),
              ProfileRule.NOT_A_POINTER)
          .ifPresent(pointers::add);
    }
    return List.copyOf(pointers);
  }

  private Limits limits(YamlSection limits, YamlSection quota) {
    YamlSection alerts = root.partOrEmpty(ProfileKeys.PARTNER_ALERTS);
    return new Limits(
        Math.toIntExact(limits.size(ProfileKeys.MAX_MESSAGE_BYTES, LARGEST_MESSAGE, "2MiB")),
        limits.number(ProfileKeys.MESSAGES_PER_MINUTE).orElseThrow(),
        quota.size(ProfileKeys.QUOTA_BYTES, LARGEST_QUOTA, "1024GiB"),
        new Alerts(
            alerts.duration(ProfileKeys.SILENT_FOR), alerts.duration(ProfileKeys.OLDEST_QUEUED)));
  }

  private void addOnce(List<String> known, String word, Node where) {
    if (known.contains(word)) {
      root.problem(where, ProfileRule.TWICE, word);
    }
    known.add(word);
  }
}
