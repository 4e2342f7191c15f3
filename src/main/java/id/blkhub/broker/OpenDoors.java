package id.blkhub.broker;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets partners in last, when everything behind the door runs, and out first. */
@Component
class OpenDoors implements SmartLifecycle {
  private final EmbeddedBroker broker;
  private volatile boolean open;

  OpenDoors(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @Override
  public void start() {
    broker.openDoors();
    open = true;
  }

  @Override
  public void stop() {
    broker.closeDoors();
    open = false;
  }

  @Override
  public boolean isRunning() {
    return open;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
