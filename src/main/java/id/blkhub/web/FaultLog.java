package id.blkhub.web;

import id.blkhub.message.Blamed;
import id.blkhub.message.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults of the hub itself, each with the reference that its client is told. One kind is written
 * down once a minute, whoever asks again and again for what fails; all of that minute get the
 * reference of that entry.
 */
public final class FaultLog {
  private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
  private static final String REFERENCE = FaultLog.class.getName();
  private static final int MOST_KINDS = 100;
  private static final Duration SOON = Duration.ofSeconds(5);

  private record Told(String reference, OnceAMinute limit) {}

  private final Map<String, Told> kinds =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
          return size() > MOST_KINDS;
        }
      };

  /**
   * Writes it down without the sentences of exceptions, which may quote a payload.
   *
   * @return the reference under which the log has it
   */
  public synchronized String add(HttpServletRequest request, Throwable failure) {
    String kind = kind(failure);
    Told told = kinds.get(kind);
    OnceAMinute limit = told == null ? new OnceAMinute() : told.limit();
    String reference = told == null ? Ids.next() : told.reference();
    if (limit.more() > 0) {
      reference = Ids.next();
      LOG.error("code={} reference={}", WebRule.INTERNAL.code(), reference, Blamed.of(failure));
      kinds.put(kind, new Told(reference, limit));
    }
    request.setAttribute(REFERENCE, reference);
    return reference;
  }

  /** The reference of what failed in this request; null where nothing did. */
  public static String reference(HttpServletRequest request) {
    return request.getAttribute(REFERENCE) instanceof String reference ? reference : null;
  }

  /** What an answer of this status is told as. */
  public static ProblemDocument problem(int status, HttpServletRequest request) {
    boolean ended = Visit.overdue(request) && (status == 400 || status == 408 || status == 500);
    WebRule rule = ended ? WebRule.TOO_SLOW : WebRule.of(status);
    ProblemDocument problemDocument = ProblemDocument.of(rule);
    if (rule == WebRule.UNAVAILABLE) {
      return problemDocument.retryAfter(SOON);
    }
    return problemDocument.reference(rule == WebRule.INTERNAL ? reference(request) : null);
  }

  private static String kind(Throwable failure) {
    StackTraceElement[] places = failure.getStackTrace();
    return failure.getClass().getName() + (places.length == 0 ? "" : places[0]);
  }
}
