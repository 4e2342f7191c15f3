package id.blkhub.cli;

import id.blkhub.broker.EmbeddedBroker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The one line a healthy start writes: where the hub listens and where its data are. */
@Component
class ReadyNotice {
  private static final Logger LOG = LoggerFactory.getLogger("hub");

  private final EmbeddedBroker broker;

  ReadyNotice(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    Environment environment = event.getApplicationContext().getEnvironment();
    LOG.info(
        "Hub siap / the hub is ready: AMQP 1.0 on {}, HTTP on {}, management on {}; data in {}",
        broker.amqpPort(),
        environment.getProperty("local.server.port"),
        environment.getProperty("local.management.port"),
        environment.getProperty("hub.data"));
  }
}
