package id.blkhub.api;

import id.blkhub.message.Violation;
import id.blkhub.web.Problem;
import id.blkhub.web.Rule;
import java.time.Duration;
import java.util.List;

/** Ends a request with a problem document. It is an answer, not a fault, so it has no stack. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.rule().code(), null, false, false);
    this.problem = problem;
  }

  static ProblemException of(Rule rule) {
    return new ProblemException(Problem.of(rule));
  }

  static ProblemException retryAfter(Rule rule, Duration wait) {
    return new ProblemException(Problem.of(rule).retryAfter(wait));
  }

  static ProblemException rejected(Rule rule, String messageId, List<Violation> errors) {
    return new ProblemException(new Problem(rule, messageId, errors, null, null));
  }

  /** Nothing was taken. */
  static ProblemException refused(Rule rule, List<Violation> errors) {
    return new ProblemException(new Problem(rule, null, errors, null, null));
  }

  Problem problem() {
    return problem;
  }
}
