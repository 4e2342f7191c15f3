package id.blkhub.journal;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long the journal keeps what. The periods are the hub's proposal under UU 27/2022, articles 42
 * to 44: no law names them.
 *
 * @param payload payloads, after the last delivery of the message is over
 * @param rejected payloads of rejected and duplicate messages; at most {@code payload}
 * @param refusals what the door turned away
 * @param metadata messages, deliveries and events, after the last of them
 */
@ConfigurationProperties("hub.retention")
public record RetentionSettings(
    Duration payload, Duration rejected, Duration refusals, Period metadata) {
  public RetentionSettings {
    if (rejected.compareTo(payload) > 0) {
      throw new IllegalArgumentException(JournalProblem.RETENTION.said());
    }
  }
}
