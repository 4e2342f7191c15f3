package id.blkhub.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.blkhub.message.Blamed;
import id.blkhub.message.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs faults of the hub itself, each with the reference that its client gets. Faults of one kind,
 * by class and place, are logged once a minute, however often clients cause them; all of that
 * minute get the reference of the logged one.
 */
public final class FaultLog {
  private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
  private static final String REFERENCE = FaultLog.class.getName();
  private static final int MOST_KINDS = 100;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private record Logged(String reference, OnceAMinute limit) {}

  private final Cache<String, Logged> kinds =
      Caffeine.newBuilder().maximumSize(MOST_KINDS).executor(Runnable::run).build();

  /**
   * Logs a fault without the messages of exceptions, which may quote a payload.
   *
   * @return the reference of its log line
   */
  public synchronized String add(HttpServletRequest request, Throwable failure) {
    String kind = kind(failure);
    Logged logged = kinds.getIfPresent(kind);
    OnceAMinute limit = logged == null ? new OnceAMinute() : logged.limit();
    String reference = logged == null ? Ids.next() : logged.reference();
    if (limit.more() > 0) {
      reference = Ids.next();
      LOG.error("code={} reference={}", WebRule.INTERNAL.code(), reference, Blamed.of(failure));
      kinds.put(kind, new Logged(reference, limit));
    }
    request.setAttribute(REFERENCE, reference);
    return reference;
  }

  /** The reference of the fault of a request; null where there was none. */
  public static @Nullable String reference(HttpServletRequest request) {
    return request.getAttribute(REFERENCE) instanceof String reference ? reference : null;
  }

  /** The problem document for an answer with a status. */
  public static ProblemDocument problem(int status, HttpServletRequest request) {
    boolean ended = Visit.overdue(request) && (status == 400 || status == 408 || status == 500);
    WebRule rule = ended ? WebRule.TOO_SLOW : WebRule.of(status);
    ProblemDocument problem = ProblemDocument.of(rule);
    if (rule == WebRule.UNAVAILABLE) {
      return problem.retryAfter(RETRY_AFTER);
    }
    return problem.reference(rule == WebRule.INTERNAL ? reference(request) : null);
  }

  private static String kind(Throwable failure) {
    StackTraceElement[] places = failure.getStackTrace();
    return failure.getClass().getName() + (places.length == 0 ? "" : places[0]);
  }
}
