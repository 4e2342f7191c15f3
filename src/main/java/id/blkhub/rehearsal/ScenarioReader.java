package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.ContractProblem;
import id.blkhub.contract.Contracts;
import id.blkhub.declaration.KeySchema;
import id.blkhub.files.NotText;
import id.blkhub.files.YamlJson;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import id.blkhub.rehearsal.Scenario.ScenarioStep;
import id.blkhub.rehearsal.Scenario.Verb;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads scenario files and holds them against their schema and the files they name. */
final class ScenarioReader {
  /** A contract's code for a key it does not know. */
  private static final String UNKNOWN = ContractProblem.UNKNOWN_FIELD.code();

  private static final String NO_CHOICE = ContractProblem.ENUM.code();

  private final Contract schema = Contracts.alone("scenario", schema());
  private final ScenarioNames names;

  ScenarioReader(Workspace workspace) {
    this.names = new ScenarioNames(workspace);
  }

  /** The schema of scenario files, as editors use it. */
  static JsonNode schema() {
    return KeySchema.of("Scenario of BLK Exchange Hub", ScenarioKeys.SCENARIO);
  }

  /**
   * @throws ScenarioUnsound with everything that is wrong
   */
  Scenario read(Path file) {
    YamlJson yaml = yaml(file);
    List<String> problems = new ArrayList<>();
    for (Violation violation : schema.check(yaml.json()).errors()) {
      String field = violation.path().substring(violation.path().lastIndexOf('/') + 1);
      String of = field.isEmpty() ? "" : field + ": ";
      Text near = near(violation, field, yaml.json());
      problems.addAll(
          ScenarioUnsound.lines(
              yaml.at(violation.path()),
              ScenarioProblem.WRONG_SHAPE,
              new Text(
                  of + violation.message().id() + near.id(),
                  of + violation.message().en() + near.en())));
    }
    if (!problems.isEmpty()) {
      throw new ScenarioUnsound(problems);
    }
    List<ScenarioStep> steps = steps(yaml);
    Instant at = moment(yaml, problems);
    steps.forEach(scenarioStep -> problems.addAll(names.check(scenarioStep)));
    if (!problems.isEmpty()) {
      throw new ScenarioUnsound(problems);
    }
    String description = ScenarioKeys.DESCRIPTION.in(yaml.json()).asText();
    return new Scenario(file, description, at, steps);
  }

  private static YamlJson yaml(Path file) {
    try {
      return YamlJson.read(file);
    } catch (NotText e) {
      throw ScenarioUnsound.unreadable(e);
    }
  }

  /** The nearest of the keys or words that may stand in place of an unknown one. */
  private Text near(Violation violation, String field, JsonNode scenario) {
    if (violation.code().equals(NO_CHOICE)) {
      String written = scenario.at(violation.path()).asText();
      List<String> choices =
          schema.choices(violation.path()).stream().map(JsonNode::asText).toList();
      return sentence(Suggestion.of(written, choices));
    }
    if (!violation.code().equals(UNKNOWN)) {
      return new Text("", "");
    }
    String at = violation.path().replaceAll("/\\d+(?=/)", "/*");
    String parent = at.substring(0, at.lastIndexOf('/') + 1);
    List<String> known =
        schema.fields().stream()
            .filter(pointer -> pointer.startsWith(parent))
            .map(pointer -> pointer.substring(parent.length()))
            .filter(name -> !name.contains("/"))
            .toList();
    return sentence(Suggestion.of(field, known));
  }

  /** A tail of a sentence as a sentence of its own. */
  private static Text sentence(Text suggestion) {
    return suggestion.en().isEmpty()
        ? suggestion
        : new Text(
            " " + capital(suggestion.id().substring(2)),
            " " + capital(suggestion.en().substring(2)));
  }

  private static String capital(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private static Instant moment(YamlJson yaml, List<String> problems) {
    try {
      return OffsetDateTime.parse(ScenarioKeys.AT.in(yaml.json()).textValue()).toInstant();
    } catch (DateTimeException e) {
      problems.addAll(
          ScenarioUnsound.lines(
              yaml.at("/at"),
              ScenarioProblem.WRONG_SHAPE,
              new Text("at: Waktu ini tidak ada.", "at: There is no such time.")));
      return Instant.EPOCH;
    }
  }

  private static List<ScenarioStep> steps(YamlJson yaml) {
    List<ScenarioStep> steps = new ArrayList<>();
    for (JsonNode step : ScenarioKeys.STEPS.in(yaml.json())) {
      Verb verb = Verb.of(step);
      String at = "/steps/" + steps.size() + '/' + verb.key().name();
      steps.add(new ScenarioStep(verb, verb.key().in(step), pointer -> yaml.at(at + pointer)));
    }
    return List.copyOf(steps);
  }
}
