package id.blkhub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LinePerMinuteTest {
  private static final Duration MINUTE = Duration.ofMillis(300);

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final LinePerMinute perMinute =
      new LinePerMinute(MINUTE, (what, count) -> lines.add(what + ' ' + count));

  @Test
  void shouldSayAtOnceWhatHappensAndLaterHowOftenMore() {
    for (int time = 0; time < 100; time++) {
      perMinute.add("garbage");
    }
    assertThat(lines).containsExactly("garbage 1");

    await().untilAsserted(() -> assertThat(lines).containsExactly("garbage 1", "garbage 99"));
  }

  @Test
  void shouldTellKindsApartAndKnowNoMoreThanAHundred() {
    for (int kind = 0; kind < 1_000; kind++) {
      perMinute.add("kind " + kind);
    }

    assertThat(lines).hasSize(101).contains("kind 0 1", "kind 99 1", "Others 1");
  }
}
