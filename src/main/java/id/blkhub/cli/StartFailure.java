package id.blkhub.cli;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says in one sentence why the hub did not start: a stack trace would hide it. The trace of a fault
 * of the hub is written where {@code HUB_TRACE} asks for it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailure implements SpringBootExceptionReporter {
  private static final int FAULT = 1;
  private static final int MISUSE = 2;
  private static final String HEAD = "Hub tidak dijalankan / the hub was not started:\n  - ";

  /**
   * @param context asked for by Spring; null where the settings themselves were at fault
   */
  StartFailure(ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    CommandFailure commandFailure = CommandFailure.of(failure);
    System.err.println(
        commandFailure.sentence().startsWith(HEAD)
            ? commandFailure.sentence()
            : HEAD + commandFailure.sentence());
    return !Trace.wanted();
  }

  /** 2 where the settings or the surroundings are at fault, 1 for a fault of the hub. */
  public static int exitCode(Throwable failure) {
    return CommandFailure.of(failure).mendable() ? MISUSE : FAULT;
  }
}
