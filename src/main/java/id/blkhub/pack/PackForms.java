package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.QuestionForm;
import id.blkhub.partner.PartnerProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects what a partner sends and takes from routes/ and mappings/. */
final class PackForms {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String VOID = ".void";

  private final Path mappings;
  private final Contracts contracts;
  private final PartnerProfile partner;
  private final Queues queues;
  private final List<AgreedCall> calls;

  PackForms(Path routes, Path mappings, Contracts contracts, PartnerProfile partner) {
    this.mappings = mappings;
    this.contracts = contracts;
    this.partner = partner;
    this.queues = new Queues(routes, partner.id());
    this.calls = AgreedCalls.of(routes, partner.id());
  }

  /** What the hub calls at the partner's own interface. */
  List<AgreedCall> calls() {
    return calls;
  }

  /** What the partner may ask others; a question without a contract that works is left out. */
  List<PackQuestion> questions() {
    List<PackQuestion> questions = new ArrayList<>();
    for (PartnerProfile.AgreedQuestion agreed : partner.questions().asks()) {
      contracts
          .bundledCanonical(QuestionForm.question(agreed.question()))
          .ifPresent(
              question ->
                  contracts
                      .bundledCanonical(QuestionForm.answer(agreed.question()))
                      .ifPresent(
                          answer -> questions.add(new PackQuestion(agreed, question, answer))));
    }
    return questions;
  }

  /** What the partner calls the fields of a form. */
  FieldNames names(PackForm form) {
    return FieldNames.of(mappings, form.path());
  }

  /**
   * In the order of the profile, of each kind all versions and the newest first; a version without
   * a contract that works is left out.
   */
  List<PackForm> all() {
    List<PackForm> forms = new ArrayList<>();
    partner.sends().forEach(kind -> add(forms, FormPath.in(partner.id(), kind)));
    for (PartnerProfile.Reception reception : partner.receives()) {
      add(forms, FormPath.out(partner.id(), reception.kind()));
      addVoid(forms, reception);
    }
    return forms;
  }

  /** A partner with a form of its own for voids gets that, others the hub's, some none at all. */
  private void addVoid(List<PackForm> forms, PartnerProfile.Reception reception) {
    String kind = reception.kind();
    FormPath path = FormPath.out(partner.id(), kind + VOID);
    int before = forms.size();
    add(forms, path);
    boolean told =
        queues.carry(kind)
            || calls.stream().anyMatch(call -> call.kind().equals(kind) && call.forVoids());
    Optional<ObjectNode> canonical = contracts.bundledCanonical(kind);
    if (forms.size() == before && told && canonical.isPresent()) {
      FormPath ordinary = FormPath.out(partner.id(), kind);
      VoidForm form =
          new VoidForm(
              kind, canonical.get(), reception.agreement(), FieldNames.of(mappings, ordinary));
      forms.add(
          new PackForm(
              path,
              1,
              true,
              queues.carry(kind),
              form.schema(),
              form.samples(canonicalSample(ordinary)),
              keys(kind)));
    }
  }

  private List<String> keys(String kind) {
    List<String> keys = new ArrayList<>();
    contracts
        .bundledCanonical(kind)
        .ifPresent(
            canonical -> canonical.path("x-business-key").forEach(key -> keys.add(key.asText())));
    return keys;
  }

  private JsonNode canonicalSample(FormPath ordinary) {
    return samplesOf(ordinary.toString(), ".in.json").values().stream()
        .findFirst()
        .orElse(JSON.createObjectNode());
  }

  private void add(List<PackForm> forms, FormPath working) {
    List<Integer> versions = new ArrayList<>(contracts.versions().of(working));
    Collections.reverse(versions);
    for (int version : versions) {
      FormPath path = contracts.versions().place(working, version);
      contracts
          .bundled(path)
          .ifPresent(schema -> forms.add(form(path, version, path.equals(working), schema)));
    }
  }

  private PackForm form(FormPath path, int version, boolean newest, ObjectNode schema) {
    boolean sent = path.incoming();
    return new PackForm(
        path,
        version,
        newest,
        sent || queues.carry(path.kind()),
        schema,
        samplesOf(path.toString(), sent ? ".in.json" : ".out.json"),
        keys(path.kind()));
  }

  /** The samples with this ending, by name. */
  private Map<String, JsonNode> samplesOf(String path, String ending) {
    Map<String, JsonNode> samples = new TreeMap<>();
    Path folder = mappings.resolve(path);
    if (!Files.isDirectory(folder)) {
      return samples;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        String whole = file.getFileName().toString();
        String name = whole.substring(0, whole.length() - ending.length());
        // one that must be refused is no example
        if (!Files.exists(folder.resolve(name + ".problems.json"))) {
          samples.put(name, JSON.readTree(file.toFile()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the samples of " + folder, e);
    }
    return samples;
  }
}
