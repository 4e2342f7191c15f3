package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Versions;
import id.blkhub.declaration.Key;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.rehearsal.ExpectKeys.OfCall;
import id.blkhub.rehearsal.ExpectKeys.OfFilter;
import id.blkhub.rehearsal.ExpectKeys.OfMessage;
import id.blkhub.rehearsal.ExpectKeys.OfReceipt;
import id.blkhub.rehearsal.Scenario.ScenarioStep;
import id.blkhub.rehearsal.ScenarioKeys.OfAnswer;
import id.blkhub.rehearsal.ScenarioKeys.OfAsk;
import id.blkhub.rehearsal.ScenarioKeys.OfSend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether what a scenario names exists: partners, kinds they send or get, samples. */
final class ScenarioNames {
  private static final Text PARTNER = new Text("mitra", "partner");
  private static final Text QUESTION = new Text("pertanyaan", "question");
  private static final Text KIND = new Text("jenis pesan", "kind");

  private final Workspace workspace;

  ScenarioNames(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Every problem of a step, with its place. */
  List<String> check(ScenarioStep scenarioStep) {
    List<String> problems = new ArrayList<>();
    JsonNode what = scenarioStep.what();
    switch (scenarioStep.verb()) {
      case SEND -> send(scenarioStep, what, problems);
      case ANSWER -> {
        partner(scenarioStep, "", what, OfAnswer.PARTNER, problems);
        one(scenarioStep, "", what, List.of(OfAnswer.STATUS, OfAnswer.FAILS), problems);
      }
      case ASK -> {
        partner(scenarioStep, "", what, OfAsk.FROM, problems);
        partner(scenarioStep, "", what, OfAsk.OF, problems);
        known(
            scenarioStep,
            OfAsk.QUESTION.pointer(),
            QUESTION,
            OfAsk.QUESTION.in(what).asText(),
            workspace.contracts().questions(),
            problems);
        one(scenarioStep, "", what, List.of(OfAsk.ANSWER, OfAsk.CODE), problems);
      }
      case TAKE, REJECT -> partner(scenarioStep, "", what.textValue(), problems);
      case PASS -> {}
      case EXPECT -> expect(scenarioStep, what, problems);
    }
    return problems;
  }

  private void send(ScenarioStep scenarioStep, JsonNode what, List<String> problems) {
    partner(scenarioStep, "", what, OfSend.FROM, problems)
        .ifPresent(profile -> kind(scenarioStep, "", what, OfSend.KIND, profile.sends(), problems));
    one(scenarioStep, "", what, List.of(OfSend.SAMPLE, OfSend.BODY, OfSend.TEXT), problems);
    if (OfSend.WITH.isIn(what) && !OfSend.SAMPLE.isIn(what)) {
      problem(
          scenarioStep,
          OfSend.WITH.pointer(),
          new Text("\"with\" hanya untuk sample.", "\"with\" goes with a sample only."),
          problems);
    }
    // of a partner or a kind that is not there, that one is told alone
    if (OfSend.SAMPLE.isIn(what) && problems.isEmpty()) {
      exists(scenarioStep, OfSend.SAMPLE.pointer(), sent(workspace, what), problems);
    }
  }

  private void expect(ScenarioStep scenarioStep, JsonNode what, List<String> problems) {
    each(
        ExpectKeys.MESSAGES,
        what,
        (at, message) -> {
          int before = problems.size();
          partner(scenarioStep, at, message, OfMessage.TO, problems)
              .ifPresent(
                  profile ->
                      kind(scenarioStep, at, message, OfMessage.KIND, kinds(profile), problems));
          one(
              scenarioStep,
              at,
              message,
              List.of(OfMessage.BODY, OfMessage.SUBSET, OfMessage.SAMPLE),
              problems);
          if (OfMessage.SAMPLE.isIn(message) && problems.size() == before) {
            String place = at + OfMessage.SAMPLE.pointer();
            exists(scenarioStep, place, expected(workspace, message), problems);
          }
        });
    each(
        ExpectKeys.CALLS,
        what,
        (at, call) -> {
          partner(scenarioStep, at, call, OfCall.TO, problems);
          one(scenarioStep, at, call, List.of(OfCall.BODY, OfCall.SUBSET), problems);
        });
    each(
        ExpectKeys.RECEIPTS,
        what,
        (at, receipt) -> {
          partner(scenarioStep, at, receipt, OfReceipt.TO, problems);
          if (OfReceipt.PARTNER.isIn(receipt)) {
            partner(scenarioStep, at, receipt, OfReceipt.PARTNER, problems);
          }
        });
    each(
        ExpectKeys.FILTERED,
        what,
        (at, filter) -> partner(scenarioStep, at, filter, OfFilter.PARTNER, problems));
  }

  /** Gives each element of a section with its pointer. */
  private static void each(Key section, JsonNode what, BiConsumer<String, JsonNode> element) {
    int i = 0;
    for (JsonNode one : section.in(what)) {
      element.accept(section.pointer() + '/' + i++, one);
    }
  }

  /** The sample that a step sends, of the version in which its partner sends it. */
  static Path sent(Workspace workspace, JsonNode what) {
    String id = OfSend.FROM.in(what).asText();
    String kind = OfSend.KIND.in(what).asText();
    Integer standing =
        workspace.partners().find(id).flatMap(sender -> sender.sentVersion(kind)).orElse(null);
    String named = OfSend.DATASCHEMA.in(what).textValue();
    String file = OfSend.SAMPLE.in(what).asText() + ".in.json";
    return sample(workspace, FormPath.in(id, kind), named, standing).resolve(file);
  }

  /** The sample that a message must equal, of the version in which its partner takes it. */
  static Path expected(Workspace workspace, JsonNode message) {
    String id = OfMessage.TO.in(message).asText();
    String kind = OfMessage.KIND.in(message).asText();
    Integer standing =
        workspace
            .partners()
            .find(id)
            .flatMap(taker -> taker.reception(kind))
            .map(Reception::version)
            .orElse(null);
    String file = OfMessage.SAMPLE.in(message).asText() + ".out.json";
    return sample(workspace, FormPath.out(id, kind), null, standing).resolve(file);
  }

  private static Path sample(
      Workspace workspace, FormPath form, @Nullable String named, @Nullable Integer standing) {
    Versions versions = workspace.contracts().versions();
    FormPath place = versions.place(form, versions.meant(form, named, standing).version());
    return workspace.mappingsFolder().resolve(place.toString());
  }

  private Optional<PartnerProfile> partner(
      ScenarioStep scenarioStep, String at, JsonNode object, Key key, List<String> problems) {
    return partner(scenarioStep, at + key.pointer(), key.in(object).asText(), problems);
  }

  private Optional<PartnerProfile> partner(
      ScenarioStep scenarioStep, String at, String name, List<String> problems) {
    Collection<String> ids = workspace.partners().all().stream().map(PartnerProfile::id).toList();
    known(scenarioStep, at, PARTNER, name, ids, problems);
    return workspace.partners().find(name);
  }

  private static void kind(
      ScenarioStep scenarioStep,
      String at,
      JsonNode object,
      Key key,
      Collection<String> kinds,
      List<String> problems) {
    known(scenarioStep, at + key.pointer(), KIND, key.in(object).asText(), kinds, problems);
  }

  private static List<String> kinds(PartnerProfile profile) {
    return profile.receives().stream().map(PartnerProfile.Reception::kind).toList();
  }

  private static void known(
      ScenarioStep scenarioStep,
      String at,
      Text what,
      String name,
      Collection<String> names,
      List<String> problems) {
    if (!names.contains(name)) {
      Text suggestion = Suggestion.of(name, names);
      String all = String.join(", ", names);
      problem(
          scenarioStep,
          at,
          new Text(
              "Di sini tidak ada %s \"%s\"%s; yang ada: %s."
                  .formatted(what.id(), name, suggestion.id(), all),
              "There is no %s \"%s\" here%s; there are: %s."
                  .formatted(what.en(), name, suggestion.en(), all)),
          problems);
    }
  }

  private static void exists(
      ScenarioStep scenarioStep, String at, Path file, List<String> problems) {
    if (!Files.isRegularFile(file)) {
      Text near = Suggestion.of(file.getFileName().toString(), names(file.resolveSibling("")));
      problem(
          scenarioStep,
          at,
          new Text(
              "Berkas %s tidak ada%s.".formatted(file, near.id()),
              "There is no file %s%s.".formatted(file, near.en())),
          problems);
    }
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void one(
      ScenarioStep scenarioStep, String at, JsonNode what, List<Key> keys, List<String> problems) {
    if (keys.stream().filter(key -> key.isIn(what)).count() != 1) {
      String all = String.join(", ", keys.stream().map(Key::name).toList());
      problem(
          scenarioStep,
          at,
          new Text("Tepat satu dari: " + all + ".", "Exactly one of: " + all + "."),
          problems);
    }
  }

  private static void problem(
      ScenarioStep scenarioStep, String at, Text sentence, List<String> problems) {
    problems.addAll(
        ScenarioUnsound.lines(
            scenarioStep.places().at(at), ScenarioProblem.NAMES_NOTHING, sentence));
  }
}
