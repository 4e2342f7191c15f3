package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A scenario file that was found sound.
 *
 * @param at when it begins
 */
record Scenario(Path file, Instant at, List<Step> steps) {
  /** What a step does. */
  enum Verb {
    SEND,
    ANSWER,
    PASS,
    TAKE,
    REJECT,
    EXPECT
  }

  /**
   * One step.
   *
   * @param what as the file says it
   * @param places where its parts stand in the file, by pointer from the step
   */
  record Step(Verb verb, JsonNode what, Places places) {}

  /** Finds the line of a part of a step. */
  interface Places {
    /**
     * @param pointer from the step's own value
     */
    String at(String pointer);
  }
}
