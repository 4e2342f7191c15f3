package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.declaration.Key;
import id.blkhub.rehearsal.ExpectKeys.OfFilter;
import id.blkhub.rehearsal.ExpectKeys.OfMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A scenario file that was found sound.
 *
 * @param description what it shows; may be empty
 * @param at when it begins
 */
record Scenario(Path file, String description, Instant at, List<ScenarioStep> steps) {
  /** Every text of its steps that could name a partner. */
  Set<String> named() {
    Set<String> named = new HashSet<>();
    for (ScenarioStep step : steps) {
      for (Key key : List.of(OfMessage.TO, OfFilter.PARTNER)) {
        named.addAll(step.what().findValuesAsText(key.name()));
      }
    }
    return named;
  }

  /** What a step does. */
  enum Verb {
    SEND(ScenarioKeys.SEND),
    ANSWER(ScenarioKeys.ANSWER),
    ASK(ScenarioKeys.ASK),
    PASS(ScenarioKeys.PASS),
    TAKE(ScenarioKeys.TAKE),
    REJECT(ScenarioKeys.REJECT),
    EXPECT(ScenarioKeys.EXPECT);

    private final Key key;

    Verb(Key key) {
      this.key = key;
    }

    /** How the step is written. */
    Key key() {
      return key;
    }

    /**
     * The verb of a step.
     *
     * @param step has exactly one of the keys
     */
    static Verb of(JsonNode step) {
      return Arrays.stream(values())
          .filter(verb -> step.has(verb.key.name()))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * One step.
   *
   * @param what as the file says it
   * @param places where its parts stand in the file, by pointer from the step
   */
  record ScenarioStep(Verb verb, JsonNode what, Places places) {}

  /** Finds the line of a part of a step. */
  interface Places {
    /**
     * @param pointer from the step's own value
     */
    String at(String pointer);
  }
}
