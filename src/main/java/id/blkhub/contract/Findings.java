package id.blkhub.contract;

import id.blkhub.message.Violation;
import java.util.List;

/**
 * Everything a contract says of one document.
 *
 * @param errors the document is refused for them
 * @param warnings worth telling the sender; the document is taken
 */
public record Findings(List<Violation> errors, List<Violation> warnings) {
  public Findings {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /** Whether the document keeps the contract. */
  public boolean ok() {
    return errors.isEmpty();
  }
}
