package id.blkhub.broker;

import id.blkhub.queue.ConsumerPool;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the hub takes messages: the broker runs and its doors are open. Senders are served while
 * the database is away, a partner is down or an operator has paused a route, so those are details
 * and not a reason to be taken out of service.
 */
final class BrokerHealth implements HealthIndicator {
  private final EmbeddedBroker broker;
  private final ConsumerPool consumerPool;
  private final WaitingMeter database;

  BrokerHealth(EmbeddedBroker broker, ConsumerPool consumerPool, WaitingMeter database) {
    this.broker = broker;
    this.consumerPool = consumerPool;
    this.database = database;
  }

  @Override
  public Health health() {
    boolean runs = broker.runs();
    boolean open = broker.doorsOpen();
    Map<String, String> troubles = consumerPool.troubles();
    Health.Builder health = runs && open ? Health.up() : Health.outOfService();
    return health
        .withDetail("broker", runs ? "runs" : "stopped")
        .withDetail("doors", open ? "open" : "closed")
        .withDetail("disk", broker.diskFull() ? "nearly full: senders are held back" : "has room")
        .withDetail("database", database.databaseAnswers() ? "answers" : "does not answer")
        .withDetail("queuesInTrouble", troubles)
        .build();
  }
}
