package id.blkhub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.blkhub.correlation.ConsentEnds;
import id.blkhub.exchange.EndedConsentRequest;
import id.blkhub.message.DaemonTimer;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.sending.HubSender;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * Finds consents that have ended by their last day and has what was sent under them looked into:
 * after the start, and within {@link #EVERY} after the end of a day.
 */
@Component
class ConsentEndWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ConsentEndWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
  private static final int PAGE = 500;

  private final ConsentEnds consents;
  private final HubSender sender;
  private final Clock clock;

  /** Asked for and perhaps not done yet: many end with a year. */
  private final Cache<Long, LocalDate> asked =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();

  private @Nullable ScheduledExecutorService timer;

  ConsentEndWatch(
      ConsentEnds consents, HubSender sender, Clock clock, @Value("${hub.zone}") ZoneId zone) {
    this.consents = consents;
    this.sender = sender;
    this.clock = clock.withZone(zone);
  }

  private void run() {
    Duration next = EVERY;
    try {
      look(LocalDate.now(clock));
    } catch (RuntimeException e) {
      LOG.warn(
          "Consents that have ended are not looked into now, tried again in {}: {}",
          AFTER_A_FAILURE,
          e.getClass().getSimpleName());
      next = AFTER_A_FAILURE;
    }
    schedule(next);
  }

  private synchronized void schedule(Duration delay) {
    if (timer != null && !timer.isShutdown()) {
      timer.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look(LocalDate today) {
    long last = 0;
    List<Long> page;
    do {
      page = consents.past(today, last, PAGE);
      List<Long> open = page.stream().filter(id -> !today.equals(asked.getIfPresent(id))).toList();
      if (!open.isEmpty()) {
        sender.send(open.stream().map(id -> request(id, today)).toList());
        open.forEach(id -> asked.put(id, today));
      }
      last = page.isEmpty() ? last : page.get(page.size() - 1);
    } while (page.size() == PAGE);
  }

  private static OutgoingMessage request(long caseId, LocalDate today) {
    return EndedConsentRequest.of(caseId, today).message();
  }

  @Override
  public synchronized void start() {
    timer = DaemonTimer.named("hub-consent-ends");
    schedule(Duration.ZERO);
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
