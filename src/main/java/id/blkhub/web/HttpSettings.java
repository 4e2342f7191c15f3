package id.blkhub.web;

import id.blkhub.setting.HubSettings;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * {@code hub.http.*}: time limits of a request, and limits for strangers. A stranger is a
 * connection on which nobody has logged in.
 *
 * @param headWithin from the first byte of a request, or from the start of the connection, to the
 *     end of its header; for a stranger also to the end of its body
 * @param bodyWithin from the end of the header to the end of the body, for a partner or an operator
 * @param answerWithin how long an answer may take, plus a second for each 16 KiB of it
 * @param strangerConnections connections that all strangers have together on one port
 * @param strangerThreads threads that all strangers together may keep for longer than a second
 * @param partnerConnections connections of one partner or operator
 */
@ConfigurationProperties("hub.http")
public record HttpSettings(
    Duration headWithin,
    Duration bodyWithin,
    Duration answerWithin,
    int strangerConnections,
    int strangerThreads,
    int partnerConnections) {
  public HttpSettings {
    for (Duration time : List.of(headWithin, bodyWithin, answerWithin)) {
      if (time.isNegative() || time.isZero()) {
        throw new IllegalArgumentException("a time under hub.http is not positive: " + time);
      }
    }
    if (Math.min(strangerConnections, Math.min(strangerThreads, partnerConnections)) < 1) {
      throw new IllegalArgumentException("a number under hub.http is less than 1");
    }
  }

  /** The values without any setting. */
  static HttpSettings defaults() {
    return new Binder(new MapConfigurationPropertySource(HubSettings.defaults()))
        .bind("hub.http", HttpSettings.class)
        .get();
  }
}
