package id.blkhub.mapping;

import id.blkhub.message.ExplainedFailure;
import id.blkhub.message.Violation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping or predicate of the hub failed on a document that kept its contract: the hub's fault,
 * not the sender's. The violation names the place in the file, never a value of the document.
 */
public final class MappingFailed extends RuntimeException implements ExplainedFailure {
  private static final long serialVersionUID = 1L;

  private final transient Violation violation;
  private final transient @Nullable JsltPlace place;

  MappingFailed(Violation violation, @Nullable Throwable cause) {
    this(violation, cause, null);
  }

  MappingFailed(Violation violation, @Nullable Throwable cause, @Nullable JsltPlace place) {
    super(violation.code() + ": " + violation.message().en(), cause);
    this.violation = violation;
    this.place = place;
  }

  /** Code and both sentences. */
  @Override
  public Violation violation() {
    return violation;
  }

  /** The expression that failed, where JSLT tells it; it may stand in an imported file. */
  public Optional<JsltPlace> place() {
    return Optional.ofNullable(place);
  }
}
