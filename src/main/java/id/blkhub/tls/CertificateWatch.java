package id.blkhub.tls;

import id.blkhub.message.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/** Looks at the files of the certificates, and says once a day when one is about to end. */
final class CertificateWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /** From then on it is said. */
  private static final Duration SOON = Duration.ofDays(30);

  /** From then on it is an error. */
  private static final Duration VERY_SOON = Duration.ofDays(3);

  private final Certificates certificates;
  private final Clock clock;
  private final Map<LiveCertificate, LocalDate> said = new HashMap<>();
  private ScheduledExecutorService timer;

  CertificateWatch(Certificates certificates, Clock clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  /** One look at all of them. */
  void look() {
    Instant now = clock.instant();
    for (LiveCertificate certificate : certificates.all()) {
      try {
        certificate.look(now);
        sayWhenItEnds(certificate, now);
      } catch (RuntimeException e) {
        LOG.error("The certificate {} was not looked at", certificate.files().shown(), e);
      }
    }
  }

  private void sayWhenItEnds(LiveCertificate certificate, Instant now) {
    Duration left = Duration.between(now, certificate.ends());
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (left.compareTo(SOON) >= 0 || today.equals(said.put(certificate, today))) {
      return;
    }
    if (left.isNegative()) {
      Text ended = TlsProblem.ENDED.text(certificate.files().shown(), certificate.ends());
      LOG.error("code={} {}", TlsProblem.ENDED.code(), ended.en());
    } else {
      Text ends =
          TlsProblem.ENDS_SOON.text(certificate.files().shown(), certificate.ends(), left.toDays());
      LOG.atLevel(left.compareTo(VERY_SOON) < 0 ? Level.ERROR : Level.WARN)
          .log("code={} {}", TlsProblem.ENDS_SOON.code(), ends.en());
    }
  }

  @Override
  public synchronized void start() {
    timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "hub-certificates");
              thread.setDaemon(true);
              return thread;
            });
    timer.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stop() {
    timer.shutdownNow();
    timer = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
