package id.blkhub.api;

import id.blkhub.message.Blamed;
import id.blkhub.web.HttpErrorReason;
import id.blkhub.web.OnceAMinute;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of each kind of outage once a minute, however many requests meet it. */
final class OutageLog {
  private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);
  private static final Map<HttpErrorReason, OnceAMinute> KINDS = new ConcurrentHashMap<>();

  private OutageLog() {}

  /**
   * @param latest what the latest request was about; no text of a client
   */
  static void add(HttpErrorReason rule, String latest, Exception cause) {
    long times = times(rule);
    if (times > 0) {
      LOG.warn(
          "code={} times={} latest={} cause={}",
          rule.code(),
          times,
          latest,
          cause.getClass().getName());
    }
  }

  /** As the other, with the place in the hub where it failed. */
  static void addWithPlace(HttpRule rule, RuntimeException cause) {
    long times = times(rule);
    if (times > 0) {
      LOG.warn("code={} times={}", rule.code(), times, Blamed.of(cause));
    }
  }

  private static long times(HttpErrorReason rule) {
    return KINDS.computeIfAbsent(rule, kind -> new OnceAMinute()).more();
  }
}
