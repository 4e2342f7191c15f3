package id.blkhub.broker;

import id.blkhub.queue.AwaitedAnswers;
import id.blkhub.queue.ConsumerPool;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * When the hub stops, lets all batches under way end at the same time, before the routes stop one
 * after the other.
 */
@Component
class FinishBatches implements SmartLifecycle {
  private final ConsumerPool consumerPool;
  private final List<AwaitedAnswers> answers;
  private final Duration atMost;
  private volatile boolean running;

  FinishBatches(ConsumerPool consumerPool, List<AwaitedAnswers> answers, BrokerSettings settings) {
    this.consumerPool = consumerPool;
    this.answers = answers;
    this.atMost = settings.finishWithin();
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    consumerPool.finish(atMost, answers);
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
