package id.blkhub.cli;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationListener;

/**
 * Ends the process when a part of the hub has failed for good, so that a service manager starts it
 * again. The process is halted like by a kill, which loses nothing: after a write that failed
 * halfway, further writes might not be found at the next start. Exit code 1.
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
