package id.blkhub.queue;

import id.blkhub.message.ExplainedFailure;
import id.blkhub.message.Violation;

/** A route ended before its work was done: it lacks its last step. */
final class RouteUnfinished extends RuntimeException implements ExplainedFailure {
  private static final long serialVersionUID = 1L;

  RouteUnfinished(String queue) {
    super(QueueProblem.ROUTE_UNFINISHED.code() + " the route of " + queue + " lacks its last step");
  }

  @Override
  public Violation violation() {
    return QueueProblem.ROUTE_UNFINISHED.violation();
  }
}
