package id.blkhub.cli;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationListener;

/**
 * Ends the process when a part of the hub is broken for good: one that lives on and serves nobody
 * is worse than one that a service manager starts again. At once and without an orderly end, as a
 * kill would, which loses nothing: after a write that failed halfway, each further one might lie
 * where no start finds it. Exit code 1.
 */
public final class EndsWhenBroken
    implements ApplicationListener<AvailabilityChangeEvent<LivenessState>> {
  private static final int FAULT = 1;

  @Override
  public void onApplicationEvent(AvailabilityChangeEvent<LivenessState> event) {
    if (event.getState() == LivenessState.BROKEN) {
      Runtime.getRuntime().halt(FAULT);
    }
  }
}
