package id.blkhub.broker;

import id.blkhub.queue.Lanes;
import java.time.Duration;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * When the hub stops, lets all batches under way end at the same time, before the routes stop one
 * after the other.
 */
@Component
class FinishBatches implements SmartLifecycle {
  /** A partner that has not answered a call by then is asked again after the start. */
  private static final Duration AT_MOST = Duration.ofSeconds(8);

  private final Lanes lanes;
  private volatile boolean running;

  FinishBatches(Lanes lanes) {
    this.lanes = lanes;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    lanes.finish(AT_MOST);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After HTTP and the other doors are closed; Camel stops its routes right after. */
  @Override
  public int getPhase() {
    return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 600;
  }
}
