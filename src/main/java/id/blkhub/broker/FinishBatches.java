package id.blkhub.broker;

import id.blkhub.queue.AwaitedAnswers;
import id.blkhub.queue.ConsumerPool;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets all batches in progress end together when the hub stops, before Camel stops the routes one
 * after the other.
 */
@Component
class FinishBatches implements SmartLifecycle {
  private final ConsumerPool consumers;
  private final List<AwaitedAnswers> answers;
  private final Duration atMost;
  private volatile boolean running;

  FinishBatches(ConsumerPool consumers, List<AwaitedAnswers> answers, ConsumerSettings settings) {
    this.consumers = consumers;
    this.answers = answers;
    this.atMost = settings.finishWithin();
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    consumers.finish(atMost, answers);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops after HTTP and the listeners are closed, right before Camel stops its routes. */
  @Override
  public int getPhase() {
    return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 600;
  }
}
