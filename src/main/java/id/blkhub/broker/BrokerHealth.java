package id.blkhub.broker;

import id.blkhub.queue.ConsumerPool;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Reports whether the hub takes messages: the broker runs and its listeners are open. Senders are
 * served while the database is down, a partner is down or an operator has paused a route, so these
 * are details and no reason to take the hub out of service.
 */
final class BrokerHealth implements HealthIndicator {
  private final EmbeddedBroker broker;
  private final ConsumerPool consumers;
  private final WaitingMeter database;

  BrokerHealth(EmbeddedBroker broker, ConsumerPool consumers, WaitingMeter database) {
    this.broker = broker;
    this.consumers = consumers;
    this.database = database;
  }

  @Override
  public Health health() {
    boolean runs = broker.runs();
    boolean open = broker.doorsOpen();
    Map<String, String> failures = new TreeMap<>();
    consumers.pauses().forEach((queue, pause) -> failures.put(queue, pause.told()));
    Health.Builder health = runs && open ? Health.up() : Health.outOfService();
    return health
        .withDetail("broker", runs ? "runs" : "stopped")
        .withDetail("doors", open ? "open" : "closed")
        .withDetail("disk", broker.diskFull() ? "nearly full: senders are held back" : "has room")
        .withDetail("database", database.databaseAnswers() ? "answers" : "does not answer")
        .withDetail("queuesInTrouble", failures)
        .build();
  }
}
