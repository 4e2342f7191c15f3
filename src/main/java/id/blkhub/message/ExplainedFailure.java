package id.blkhub.message;

/** A failure that itself says, with its code, why a message cannot go on. */
public interface ExplainedFailure {
  Violation violation();
}
