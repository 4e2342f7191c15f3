package id.blkhub.step;

import id.blkhub.message.ExplainedFailure;
import id.blkhub.message.Text;
import id.blkhub.message.Violation;

/** A step was given a batch at another stage than the one it takes: the route is wrong. */
public final class StepMisplaced extends RuntimeException implements ExplainedFailure {
  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  StepMisplaced(String step, Text takes) {
    super(StepProblem.MISPLACED.code() + " " + step + " takes " + takes.en());
    this.violation = StepProblem.MISPLACED.violation(step, takes);
  }

  @Override
  public Violation violation() {
    return violation;
  }
}
