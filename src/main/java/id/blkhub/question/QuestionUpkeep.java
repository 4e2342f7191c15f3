package id.blkhub.question;

import id.blkhub.message.Blamed;
import id.blkhub.message.DaemonTimer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Every minute: ends questions that a hub which ended left open, and forgets those of yesterday.
 */
final class QuestionUpkeep implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(QuestionUpkeep.class);

  /** Longer than any question may take. */
  private static final Duration LOST = Duration.ofMinutes(2);

  private final QuestionRecords records;
  private final Clock clock;
  private @Nullable ScheduledExecutorService timer;

  QuestionUpkeep(QuestionRecords records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  private void tidy() {
    Instant now = clock.instant();
    try {
      records.tidy(now.minus(LOST), now.minus(QuestionStore.KEPT));
    } catch (RuntimeException comesAgain) {
      LOG.debug("PartnerQuestions are not tidied up now", Blamed.of(comesAgain));
    }
  }

  @Override
  public synchronized void start() {
    timer = DaemonTimer.named("hub-question-upkeep");
    timer.scheduleWithFixedDelay(this::tidy, 0, 1, TimeUnit.MINUTES);
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
