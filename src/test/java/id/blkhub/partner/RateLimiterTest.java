package id.blkhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final RateLimiter limiter = new RateLimiter(clock::get, 3);

  @Test
  void shouldGiveAMinutesAllowanceAtOnceAndThenASteadyShare() {
    for (int i = 0; i < 60; i++) {
      assertThat(limiter.take("blk", 60)).isZero();
    }

    assertThat(limiter.take("blk", 60)).isEqualTo(Duration.ofSeconds(1));

    pass(Duration.ofMillis(400));
    assertThat(limiter.take("blk", 60)).isBetween(Duration.ofMillis(599), Duration.ofMillis(601));
    pass(Duration.ofMillis(600));
    assertThat(limiter.take("blk", 60)).isZero();
    assertThat(limiter.take("blk", 60)).isPositive();
  }

  @Test
  void shouldNotSaveUpMoreThanAMinute() {
    limiter.take("blk", 2);
    pass(Duration.ofHours(5));

    assertThat(limiter.take("blk", 2)).isZero();
    assertThat(limiter.take("blk", 2)).isZero();
    assertThat(limiter.take("blk", 2)).isPositive();
  }

  @Test
  void shouldCountEachKeyByItself() {
    limiter.take("blk", 1);

    assertThat(limiter.take("blk", 1)).isPositive();
    assertThat(limiter.take("bnsp", 1)).isZero();
  }

  @Test
  void shouldLookWithoutTaking() {
    assertThat(limiter.look("blk", 1)).isZero();
    assertThat(limiter.look("blk", 1)).isZero();
    limiter.take("blk", 1);

    assertThat(limiter.look("blk", 1)).isPositive();
  }

  @Test
  void shouldForgetRestedKeysFirstWhenThereAreTooMany() {
    limiter.take("rested", 1);
    pass(Duration.ofSeconds(90));
    limiter.take("busy", 1);
    limiter.take("second", 1);

    limiter.take("third", 1);

    assertThat(limiter.look("busy", 1)).isPositive();
  }

  @Test
  void shouldNeverGiveTwoThreadsTheSameToken() {
    AtomicInteger given = new AtomicInteger();

    IntStream.range(0, 2_000)
        .parallel()
        .forEach(
            i -> {
              if (limiter.take("blk", 500).isZero()) {
                given.incrementAndGet();
              }
            });

    assertThat(given).hasValue(500);
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }
}
