package id.blkhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import id.blkhub.support.HubLog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageLogTest {
  /** No request meets them as an outage, so no other test of this process has told of them. */
  private static final HttpRule FIRST = HttpRule.UNKNOWN_KIND;

  private static final HttpRule SECOND = HttpRule.ID_USED;

  @Test
  void shouldTellOfAKindOnceHoweverManyRequestsMeetIt() {
    ((Logger) LoggerFactory.getLogger(OutageLog.class)).setLevel(Level.WARN);
    try (HubLog log = HubLog.watch()) {
      for (int n = 0; n < 20; n++) {
        OutageLog.add(FIRST, "m" + n, new IllegalStateException("a payload"));
        OutageLog.addWithPlace(SECOND, new IllegalStateException("a payload"));
      }

      assertThat(log.lines()).hasSize(2);
      assertThat(log.traces()).hasSize(1);
      assertThat(String.join("", log.lines())).doesNotContain("payload").contains(FIRST.code());
      List<String> traces = log.traces();
      assertThat(traces).noneMatch(trace -> trace.contains("payload"));
    }
  }
}
