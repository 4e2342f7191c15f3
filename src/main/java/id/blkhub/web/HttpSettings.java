package id.blkhub.web;

import id.blkhub.setting.HubSettings;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * {@code hub.http.*}: how long a request may take and what strangers may hold. A stranger is a
 * connection on which nobody has logged in.
 *
 * @param headWithin from the first byte of a request, or from the connection's begin, to the end of
 *     its header; of a stranger also its body
 * @param bodyWithin from the end of the header to the end of the body, of a partner or an operator
 * @param answerWithin how long an answer may take, and a second more for each 16 KiB of it
 * @param strangerConnections how many connections all strangers have together on one port
 * @param strangerThreads how many threads all strangers may keep together for longer than a second
 * @param partnerConnections how many connections one partner or operator has
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

  /** What each is if nobody says otherwise. */
  static HttpSettings defaults() {
    return new Binder(new MapConfigurationPropertySource(HubSettings.defaults()))
        .bind("hub.http", HttpSettings.class)
        .get();
  }
}
