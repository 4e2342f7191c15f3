package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Versions;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.rehearsal.Scenario.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether what a scenario names exists: partners, kinds they send or get, samples. */
final class ScenarioNames {
  private final Workspace workspace;

  ScenarioNames(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Every problem of a step, with its place. */
  List<String> check(Step step) {
    List<String> problems = new ArrayList<>();
    JsonNode what = step.what();
    switch (step.verb()) {
      case SEND -> send(step, what, problems);
      case ANSWER -> {
        partner(step, "/partner", what.get("partner"), problems);
        one(step, "", what, List.of("status", "fails"), problems);
      }
      case TAKE, REJECT -> partner(step, "", what, problems);
      case PASS -> {}
      case EXPECT -> expect(step, what, problems);
    }
    return problems;
  }

  private void send(Step step, JsonNode what, List<String> problems) {
    String kind = what.get("kind").textValue();
    partner(step, "/from", what.get("from"), problems)
        .ifPresent(profile -> known(step, "/kind", "kind", kind, profile.sends(), problems));
    one(step, "", what, List.of("sample", "body", "text"), problems);
    if (what.has("with") && !what.has("sample")) {
      problem(
          step,
          "/with",
          new Text("\"with\" hanya untuk sample.", "\"with\" goes with a sample only."),
          problems);
    }
    if (what.has("sample")) {
      Path sample = sample(workspace, what, "from", "in");
      exists(step, "/sample", sample, problems);
    }
  }

  private void expect(Step step, JsonNode what, List<String> problems) {
    int i = 0;
    for (JsonNode message : what.path("messages")) {
      String at = "/messages/" + i++;
      String kind = message.get("kind").textValue();
      partner(step, at + "/to", message.get("to"), problems)
          .ifPresent(profile -> known(step, at + "/kind", "kind", kind, kinds(profile), problems));
      one(step, at, message, List.of("body", "subset", "sample"), problems);
      if (message.has("sample")) {
        exists(step, at + "/sample", sample(workspace, message, "to", "out"), problems);
      }
    }
    i = 0;
    for (JsonNode call : what.path("calls")) {
      String at = "/calls/" + i++;
      partner(step, at + "/to", call.get("to"), problems);
      one(step, at, call, List.of("body", "subset"), problems);
    }
    i = 0;
    for (JsonNode receipt : what.path("receipts")) {
      partner(step, "/receipts/" + i++ + "/to", receipt.get("to"), problems);
    }
    i = 0;
    for (JsonNode filtered : what.path("filtered")) {
      partner(step, "/filtered/" + i++ + "/partner", filtered.get("partner"), problems);
    }
  }

  /**
   * The file of a sample that a step names, of the version in which its partner sends or takes it.
   */
  static Path sample(Workspace workspace, JsonNode what, String partner, String direction) {
    String id = what.get(partner).textValue();
    String kind = what.get("kind").textValue();
    Optional<PartnerProfile> profile = workspace.partners().find(id);
    Versions versions = workspace.contracts().versions();
    FormPath working = direction.equals("in") ? FormPath.in(id, kind) : FormPath.out(id, kind);
    Integer standing =
        working.incoming()
            ? profile.flatMap(sender -> sender.sentVersion(kind)).orElse(null)
            : profile.flatMap(taker -> taker.reception(kind)).map(Reception::version).orElse(null);
    String named = working.incoming() ? what.path("dataschema").textValue() : null;
    FormPath place = versions.place(working, versions.meant(working, named, standing).version());
    return workspace
        .mappingsFolder()
        .resolve(place.toString())
        .resolve(what.get("sample").textValue() + '.' + direction + ".json");
  }

  private Optional<PartnerProfile> partner(
      Step step, String at, JsonNode name, List<String> problems) {
    Collection<String> ids = workspace.partners().all().stream().map(PartnerProfile::id).toList();
    known(step, at, "partner", name.textValue(), ids, problems);
    return workspace.partners().find(name.textValue());
  }

  private static List<String> kinds(PartnerProfile profile) {
    return profile.receives().stream().map(PartnerProfile.Reception::kind).toList();
  }

  private static void known(
      Step step,
      String at,
      String what,
      String name,
      Collection<String> names,
      List<String> problems) {
    if (!names.contains(name)) {
      Text suggestion = Suggestion.of(name, names);
      String all = String.join(", ", names);
      problem(
          step,
          at,
          new Text(
              "Di sini tidak ada %s \"%s\"%s; yang ada: %s."
                  .formatted(
                      what.equals("kind") ? "jenis pesan" : "mitra", name, suggestion.id(), all),
              "There is no %s \"%s\" here%s; there are: %s."
                  .formatted(what, name, suggestion.en(), all)),
          problems);
    }
  }

  private static void exists(Step step, String at, Path file, List<String> problems) {
    if (!Files.isRegularFile(file)) {
      problem(
          step,
          at,
          new Text("Berkas %s tidak ada.".formatted(file), "There is no file %s.".formatted(file)),
          problems);
    }
  }

  private static void one(
      Step step, String at, JsonNode what, List<String> names, List<String> problems) {
    if (names.stream().filter(what::has).count() != 1) {
      String all = String.join(", ", names);
      problem(
          step,
          at,
          new Text("Tepat satu dari: " + all + ".", "Exactly one of: " + all + "."),
          problems);
    }
  }

  private static void problem(Step step, String at, Text sentence, List<String> problems) {
    problems.addAll(
        ScenarioUnsound.lines(step.places().at(at), ScenarioProblem.NAMES_NOTHING, sentence));
  }
}
