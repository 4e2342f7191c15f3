package id.blkhub.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of parsing a body: a document, or what is wrong with the body. */
public final class Parsed {
  private final @Nullable ObjectNode document;
  private final List<Violation> violations;

  private Parsed(@Nullable ObjectNode document, List<Violation> violations) {
    this.document = document;
    this.violations = List.copyOf(violations);
  }

  static Parsed sound(ObjectNode document) {
    return new Parsed(document, List.of());
  }

  static Parsed wrong(List<Violation> violations) {
    return new Parsed(null, violations);
  }

  /** Whether the body was sound JSON. */
  public boolean ok() {
    return document != null;
  }

  /**
   * The document.
   *
   * @throws IllegalStateException where the body was not sound
   */
  public ObjectNode document() {
    if (document == null) {
      throw new IllegalStateException("a body that is not sound has no document");
    }
    return document;
  }

  /** What is wrong with the body; empty where it was sound. */
  public List<Violation> violations() {
    return violations;
  }
}
