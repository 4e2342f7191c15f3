package id.blkhub.support;

import id.blkhub.journal.StuckGroup;
import id.blkhub.journal.StuckMessage;
import id.blkhub.remedy.Remedies;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** An operator who retries everything that is parked, one after the other, once the hub is up. */
final class RetryAll {
  private static final int MOST = 1_000;

  private final Remedies remedies;

  RetryAll(Remedies remedies) {
    this.remedies = remedies;
  }

  @EventListener(ApplicationReadyEvent.class)
  void retry() {
    Thread operator = new Thread(this::retryAll, "test-operator");
    operator.setDaemon(true);
    operator.start();
  }

  private void retryAll() {
    for (StuckGroup group : remedies.parked()) {
      for (StuckMessage parked :
          remedies.parked(group.partner(), group.kind(), group.cause(), null, MOST)) {
        remedies.retryParked(parked.messageId(), parked.receiver(), "operator");
      }
    }
  }
}
