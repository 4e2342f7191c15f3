package id.blkhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import id.blkhub.support.HubLog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageLogTest {
  @Test
  void shouldTellOfAKindOnceHoweverManyRequestsMeetIt() {
    ((Logger) LoggerFactory.getLogger(OutageLog.class)).setLevel(Level.WARN);
    try (HubLog log = HubLog.watch()) {
      for (int n = 0; n < 20; n++) {
        OutageLog.add(HttpRule.NOT_TAKEN, "m" + n, new IllegalStateException("a payload"));
        OutageLog.addWithPlace(HttpRule.OUTBOX_AWAY, new IllegalStateException("a payload"));
      }

      assertThat(log.lines()).hasSize(2);
      assertThat(log.traces()).hasSize(1);
      assertThat(String.join("", log.lines())).doesNotContain("payload").contains("HUB-H011");
      List<String> traces = log.traces();
      assertThat(traces).noneMatch(trace -> trace.contains("payload"));
    }
  }
}
