package id.blkhub.route;

import org.jspecify.annotations.Nullable;

/**
 * A file of routes/exchange does not load, and no route can run without it; the message says why.
 */
public final class SpineUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SpineUnusable(@Nullable Throwable cause, RouteProblem problem, Object... values) {
    super(problem.said(values), cause);
  }
}
