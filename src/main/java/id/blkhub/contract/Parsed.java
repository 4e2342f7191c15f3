package id.blkhub.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Violation;
import java.util.List;

/**
 * What strict parsing made of a body.
 *
 * @param document null when there are violations
 */
public record Parsed(ObjectNode document, List<Violation> violations) {
  public Parsed {
    violations = List.copyOf(violations);
  }

  /** Whether the body was sound JSON. */
  public boolean ok() {
    return violations.isEmpty();
  }
}
