package id.blkhub.broker;

import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Opens the listeners last, when all routes run, and closes them first. */
@Component
class ListenerLifecycle implements SmartLifecycle {
  private final EmbeddedBroker broker;
  private volatile boolean open;

  ListenerLifecycle(EmbeddedBroker broker) {
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

  /** Starts after the web server; stops after HTTP no longer takes requests. */
  @Override
  public int getPhase() {
    return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 500;
  }
}
