package id.blkhub.broker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;

/**
 * Reacts when the broker's files cannot be written any more. The broker has stopped and cannot
 * start again in this process, so liveness becomes BROKEN and the supervisor restarts the hub.
 */
final class DiskFailure {
  private static final Logger LOG = LoggerFactory.getLogger(DiskFailure.class);

  private final ApplicationContext context;
  private final BrokerSettings settings;

  DiskFailure(ApplicationContext context, BrokerSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  /**
   * @param cause its class and message are logged
   * @param file the file on which it happened; the text {@code null} where that is not known
   */
  void happened(Throwable cause, String file) {
    LOG.error(
        "code={} disk={} file={} cause={} {}",
        BrokerProblem.STOPPED.code(),
        settings.data(),
        file,
        String.valueOf(cause),
        BrokerProblem.STOPPED.text().en());
    AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
  }
}
