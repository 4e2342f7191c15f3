package id.blkhub;

import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.edge.SourceRetention;
import id.blkhub.journal.JournalRetention;
import id.blkhub.journal.RetentionSettings;
import id.blkhub.message.DaemonTimer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deletes what has been kept long enough, after the start and then daily. Where the database fails,
 * it comes back soon and goes on where it ended.
 */
@Component
class Housekeeping implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration DAILY = Duration.ofHours(24);
  private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

  private final JournalRetention journal;
  private final Correlator correlator;
  private final WithdrawalStore withdrawalStore;
  private final List<SourceRetention> sources;
  private final Clock clock;
  private final Duration inbox;
  private final Period metadata;
  private @Nullable ScheduledExecutorService timer;

  /**
   * @param inbox how long the hub knows a message again: within it, sent twice is delivered once
   */
  Housekeeping(
      JournalRetention journal,
      Correlator correlator,
      WithdrawalStore withdrawalStore,
      List<SourceRetention> sources,
      Clock clock,
      RetentionSettings retention,
      @Value("${hub.retention.inbox}") Duration inbox) {
    if (inbox.isNegative() || inbox.isZero()) {
      throw new IllegalArgumentException("hub.retention.inbox is " + inbox + ", must be positive");
    }
    this.journal = journal;
    this.correlator = correlator;
    this.withdrawalStore = withdrawalStore;
    this.sources = sources;
    this.metadata = retention.metadata();
    this.clock = clock;
    this.inbox = inbox;
  }

  private void run() {
    Duration next = DAILY;
    try {
      purge();
    } catch (RuntimeException e) {
      LOG.warn(
          "What is past its retention is not deleted now, tried again in {}: {}",
          AFTER_A_FAILURE,
          e.getClass().getSimpleName());
      next = AFTER_A_FAILURE;
    }
    schedule(next);
  }

  /** What a failure leaves, the next call deletes. */
  void purge() {
    Instant now = clock.instant();
    JournalRetention.Purged purged = journal.purge(now);
    // a certificate can be revoked as long as it is valid
    withdrawalStore.purge(now.atZone(ZoneOffset.UTC).minus(metadata).toInstant());
    long forgotten = correlator.purgeInbox(now.minus(inbox));
    sources.forEach(source -> source.purge(now.minus(inbox)));
    if (purged.payloads() + purged.messages() + purged.refusals() + forgotten == 0) {
      return;
    }
    LOG.info(
        "Past retention and deleted: payloads of {} messages, {} messages, {} refusals, {} inbox"
            + " entries",
        purged.payloads(),
        purged.messages(),
        purged.refusals(),
        forgotten);
  }

  private synchronized void schedule(Duration delay) {
    if (timer != null && !timer.isShutdown()) {
      timer.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void start() {
    timer = DaemonTimer.named("hub-housekeeping");
    schedule(Duration.ZERO);
  }

  @Override
  public void stop() {
    ScheduledExecutorService ending;
    synchronized (this) {
      ending = timer;
      timer = null;
    }
    if (ending == null) {
      return;
    }
    ending.shutdownNow();
    try {
      if (!ending.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("The deletion under way is cut off; the next start goes on with it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
