package id.blkhub.cli;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.tls.HttpsListener;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The one line a healthy start writes: every place where the hub listens, and its data. */
@Component
class ReadyNotice {
  private static final Logger LOG = LoggerFactory.getLogger("hub");

  private final EmbeddedBroker broker;
  private final ObjectProvider<HttpsListener> https;

  ReadyNotice(EmbeddedBroker broker, ObjectProvider<HttpsListener> https) {
    this.broker = broker;
    this.https = https;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    Environment settings = event.getApplicationContext().getEnvironment();
    List<Listening> all = Listening.of(settings);
    LOG.info(
        "Hub siap / the hub is ready: {}; data in {}",
        all.stream().map(one -> shown(one, settings)).collect(Collectors.joining(", ")),
        settings.getProperty("hub.data"));
  }

  private String shown(Listening one, Environment settings) {
    return "%s on %s:%s (%s)"
        .formatted(one.name(), one.shownHost(), port(one, settings), one.tls() ? "TLS" : "clear");
  }

  /** The port in use; it differs from the setting where that asks for any free port. */
  private Object port(Listening one, Environment settings) {
    return switch (one.name()) {
      case "HTTP" -> settings.getRequiredProperty("local.server.port");
      case "HTTPS" -> https.getObject().port();
      case "Management" -> settings.getRequiredProperty("local.management.port");
      default -> queue(one);
    };
  }

  private int queue(Listening one) {
    String protocol = one.name().toLowerCase(Locale.ROOT);
    return one.tls() ? broker.tlsPort(protocol) : broker.port(protocol);
  }
}
