package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Suggestion;
import id.blkhub.newpartner.PartnerDraftOptions.Sample;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.rehearsal.Pretty;
import id.blkhub.translation.DryRun.DryRunStage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the canonical form of a kind from samples in the hub's own words, with a case of it. A
 * kind needs nothing else before partners send and receive it.
 */
public final class NewKind {
  private static final String VERSION = "/version";

  private final Path canonical;
  private final Path mappings;

  public NewKind(Path mappings) {
    this.mappings = mappings;
    this.canonical = mappings.resolve("canonical");
  }

  /**
   * What a kind is drafted from.
   *
   * @param title in English; null for the name of the kind
   * @param key pointers to the fields that together name the thing a message is about
   * @param version pointer to a number that rises with every change; null for {@code /version},
   *     where every sample has it
   */
  public record KindOptions(
      String kind,
      @Nullable String title,
      List<Sample> samples,
      List<String> key,
      @Nullable String version) {}

  /**
   * What was written, and what a person has to look at, with file and line.
   *
   * @param findings what lint will say until it is mended
   */
  public record WrittenKind(List<Path> files, List<String> findings, List<String> decisions) {}

  /**
   * Whether a kind may have the name.
   *
   * @throws DraftRefused where it may not, or is there already
   */
  public void check(String kind) {
    if (!PartnerProfile.isId(kind)) {
      throw new DraftRefused(DraftProblem.NO_ID, kind);
    }
    for (Path file : List.of(schemaFile(kind), canonical.resolve(kind))) {
      if (Files.exists(file)) {
        throw new DraftRefused(DraftProblem.THERE_ALREADY, file);
      }
    }
  }

  private Path schemaFile(String kind) {
    return canonical.resolve(kind + Draft.SCHEMA);
  }

  /**
   * Writes contract and case.
   *
   * @throws DraftRefused with what is wrong; nothing is written then
   */
  public WrittenKind write(KindOptions options) throws IOException {
    check(options.kind());
    SampleForm form =
        new SampleForm(
            options.samples().stream().map(sample -> (JsonNode) sample.document()).toList());
    String path = "mappings/canonical/" + options.kind();
    String schema = Pretty.json(schema(options, form)) + "\n";
    Map<String, String> files = new LinkedHashMap<>();
    files.put(path + Draft.SCHEMA, schema);
    try (DraftWorkspace workspace = new DraftWorkspace(mappings, files)) {
      workspace.checkContracts("canonical/" + options.kind());
      for (Sample sample : options.samples()) {
        List<DryRunStage> stages =
            workspace.dryRun().read(options.kind(), sample.text().getBytes(StandardCharsets.UTF_8));
        DryRunStage last = stages.get(stages.size() - 1);
        if (last.failed()) {
          String why = last.problems().get(0).path() + ' ' + last.problems().get(0).message().en();
          throw new DraftRefused(DraftProblem.NO_CONTRACT, why);
        }
        files.put(path + '/' + sample.name() + ".in.json", sample.text());
        files.put(path + '/' + sample.name() + ".out.json", Pretty.json(last.document()) + "\n");
      }
    }
    put(files);
    return new WrittenKind(
        files.keySet().stream().map(this::place).toList(),
        List.of(
            "no partner sends or receives \"%s\" yet, and lint says so until one does"
                .formatted(options.kind())),
        decisions(schemaFile(options.kind()), schema));
  }

  private static ObjectNode schema(KindOptions options, SampleForm form) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "https://blkhub.id/schemas/canonical/" + options.kind() + Draft.SCHEMA);
    String name = options.kind().replace('-', ' ');
    schema.put(
        "title",
        Optional.ofNullable(options.title())
            .orElse(Character.toUpperCase(name.charAt(0)) + name.substring(1)));
    options.key().forEach(key -> schema.withArray("x-business-key").add(key(form, key)));
    version(options, form).ifPresent(version -> schema.put("x-version", version));
    SampleContract.addTo(schema, new NameMatcher(), form);
    return schema;
  }

  private static String key(SampleForm form, String key) {
    List<String> able =
        form.leaves().stream()
            .filter(leaf -> isAlways(form, leaf.path()))
            .filter(leaf -> leaf.form().values().stream().allMatch(JsonNode::isValueNode))
            .map(leaf -> "/" + String.join("/", leaf.path()))
            .toList();
    if (!able.contains(key)) {
      throw new DraftRefused(
          DraftProblem.NO_KEY, key, Suggestion.of(key, able), String.join(", ", able));
    }
    return key;
  }

  private static boolean isAlways(SampleForm form, List<String> path) {
    SampleForm at = form;
    for (String name : path) {
      if (!at.always(name)) {
        return false;
      }
      at = at.at(name);
    }
    return at.values().stream().noneMatch(JsonNode::isNull);
  }

  private static Optional<String> version(KindOptions options, SampleForm form) {
    String pointer = options.version() == null ? VERSION : options.version();
    boolean whole =
        form.values().stream().allMatch(sample -> sample.at(pointer).isIntegralNumber());
    if (!whole && options.version() != null) {
      throw new DraftRefused(DraftProblem.NO_VERSION, pointer);
    }
    return whole ? Optional.of(pointer) : Optional.empty();
  }

  private void put(Map<String, String> files) throws IOException {
    List<Path> written = new ArrayList<>();
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path target = place(file.getKey());
        Files.createDirectories(target.getParent());
        written.add(target);
        Files.writeString(target, file.getValue());
      }
    } catch (IOException e) {
      for (Path file : written) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }

  private Path place(String file) {
    return mappings.resolve(file.substring("mappings/".length()));
  }

  /** JSON has no comments, so each is told at the line it is about. */
  private static List<String> decisions(Path file, String schema) {
    List<String> lines = schema.lines().toList();
    Map<String, String> about = new LinkedHashMap<>();
    about.put("\"title\"", "x-case below it, where the kind belongs to a trainee's path");
    about.put("\"x-business-key\"", "whether this names the thing in every message about it");
    about.put(
        "\"properties\"",
        "which fields say something of a person (x-personal), how long texts and lists may be");
    return about.entrySet().stream()
        .map(
            one -> {
              int line = 0;
              while (!lines.get(line).strip().startsWith(one.getKey())) {
                line++;
              }
              return "%s:%d: %s".formatted(file, line + 1, one.getValue());
            })
        .toList();
  }
}
