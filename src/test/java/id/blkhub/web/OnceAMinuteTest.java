package id.blkhub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OnceAMinuteTest {
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
  private final OnceAMinute limit = new OnceAMinute(clock::get);

  @Test
  void shouldTellTheFirstAtOnceAndTheOthersTogetherAMinuteLater() {
    assertThat(limit.more()).isEqualTo(1);
    assertThat(limit.more()).isZero();
    assertThat(limit.more()).isZero();

    clock.addAndGet(Duration.ofSeconds(60).toNanos());

    assertThat(limit.more()).isEqualTo(3);
    assertThat(limit.more()).isZero();
  }
}
