package id.blkhub.broker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;

/**
 * What follows when the broker's files cannot be written any more: the broker has stopped and does
 * not start again in this process, so the hub says that it is broken, and whoever runs it ends it.
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
   * @param cause of which only the kind and the sentence are told
   * @param file on which it happened; may be {@code null} as a word
   */
  void happened(Throwable cause, String file) {
    LOG.error(
        "code={} disk={} file={} cause={} The broker cannot use its files and has stopped. What was confirmed is on"
            + " the disk; mend the disk and start the hub again.",
        "HUB-B012",
        settings.data(),
        file,
        String.valueOf(cause));
    AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
  }
}
