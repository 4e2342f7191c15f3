package id.blkhub.tls;

import id.blkhub.message.DaemonTimer;
import id.blkhub.message.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/** Reloads changed certificates, and warns once a day of a certificate that ends soon. */
final class CertificateWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
  private static final Duration CHECK_EVERY = Duration.ofSeconds(5);

  /** Time before the end at which warnings begin. */
  private static final Duration WARN_BEFORE = Duration.ofDays(30);

  /** Time before the end at which warnings become errors. */
  private static final Duration ERROR_BEFORE = Duration.ofDays(3);

  private final Certificates certificates;
  private final Clock clock;
  private final Map<WatchedCertificate, LocalDate> warnedOn = new HashMap<>();
  private @Nullable ScheduledExecutorService timer;

  CertificateWatch(Certificates certificates, Clock clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  /** Checks all certificates once. */
  void check() {
    Instant now = clock.instant();
    for (WatchedCertificate certificate : certificates.all()) {
      try {
        certificate.reloadIfChanged(now);
        certificate.end().ifPresent(end -> warnBeforeEnd(certificate, end, now));
      } catch (RuntimeException e) {
        LOG.error("file={} The certificate could not be checked", certificate.shown(), e);
      }
    }
  }

  private void warnBeforeEnd(WatchedCertificate certificate, Instant end, Instant now) {
    Duration left = Duration.between(now, end);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (left.compareTo(WARN_BEFORE) >= 0 || today.equals(warnedOn.put(certificate, today))) {
      return;
    }
    if (left.isNegative()) {
      Text ended = TlsProblem.ENDED.text(certificate.shown(), end);
      LOG.error("code={} {}", TlsProblem.ENDED.code(), ended.en());
    } else {
      Text ends = TlsProblem.ENDS_SOON.text(certificate.shown(), end, left.toDays());
      LOG.atLevel(left.compareTo(ERROR_BEFORE) < 0 ? Level.ERROR : Level.WARN)
          .log("code={} {}", TlsProblem.ENDS_SOON.code(), ends.en());
    }
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started = DaemonTimer.named("hub-certificates");
    started.scheduleWithFixedDelay(this::check, 0, CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    timer = started;
  }

  @Override
  public synchronized void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
