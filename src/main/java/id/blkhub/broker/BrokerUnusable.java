package id.blkhub.broker;

/** The broker cannot start or listen with these settings; the message says why. */
public final class BrokerUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerUnusable(Throwable cause, BrokerProblem problem, Object... values) {
    super(problem.said(values), cause);
  }
}
