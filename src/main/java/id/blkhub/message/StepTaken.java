package id.blkhub.message;

import java.util.Map;

/**
 * A message that is one step of a thing.
 *
 * @param name which step
 * @param keys by step the business key under which this sender says it of the same thing
 * @param path where the step stands in the canonical message
 */
public record StepTaken(String name, StepOrder order, Map<String, String> keys, String path) {
  public StepTaken {
    keys = Map.copyOf(keys);
  }
}
