package id.blkhub.broker;

import id.blkhub.correlation.Correlator;
import id.blkhub.message.DaemonTimer;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gauges of the messages that wait for a number. The counts come from the database, so they are
 * fetched every ten seconds instead of when they are read. The fetch also shows whether the
 * database answers.
 */
final class WaitingMeter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingMeter.class);
  private static final int SECONDS = 10;

  private record Source(String partner, String kind) {}

  private final Correlator correlator;
  private final ScheduledExecutorService timer;
  private volatile Map<Source, Long> counts = Map.of();
  private volatile boolean answers = true;

  WaitingMeter(Correlator correlator, Partners partners, MeterRegistry registry) {
    this.correlator = correlator;
    for (PartnerProfile partner : partners.all()) {
      for (String kind : partner.sends()) {
        Source source = new Source(partner.id(), kind);
        Gauge.builder("blkhub.waiting", this, meter -> meter.counts.getOrDefault(source, 0L))
            .description("Messages that wait for a number nobody has announced yet")
            .tag("partner", partner.id())
            .tag("kind", kind)
            .register(registry);
      }
    }
    this.timer = DaemonTimer.named("hub-waiting-meter");
    timer.scheduleWithFixedDelay(this::fetch, 0, SECONDS, TimeUnit.SECONDS);
  }

  /** Whether the database answered when it was last asked. */
  boolean databaseAnswers() {
    return answers;
  }

  void fetch() {
    try {
      Map<Source, Long> fresh = new HashMap<>();
      correlator
          .waiting()
          .forEach(w -> fresh.put(new Source(w.partner().value(), w.kind().value()), w.count()));
      counts = fresh;
      if (!answers) {
        LOG.info("The database answers again");
      }
      answers = true;
    } catch (RuntimeException e) {
      if (answers && !timer.isShutdown()) {
        LOG.warn("cause={} The database does not answer", e.getClass().getSimpleName());
      }
      answers = false;
    }
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      // wait, because the database is closed next
      if (!timer.awaitTermination(2, TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
