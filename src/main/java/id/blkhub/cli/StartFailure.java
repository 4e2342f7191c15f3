package id.blkhub.cli;

import id.blkhub.broker.BrokerUnusable;
import id.blkhub.route.SpineUnusable;
import id.blkhub.seal.MasterKeyUnusable;
import id.blkhub.store.StoreUnusable;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says in one sentence why the hub did not start, where the operator can mend it: a stack trace
 * would hide the sentence. Anything else is a fault of the hub and keeps its trace.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailure implements SpringBootExceptionReporter {
  private static final int FAULT = 1;
  private static final int MISUSE = 2;

  private static final List<Class<? extends RuntimeException>> MENDABLE =
      List.of(
          StartConditions.NotReady.class,
          MasterKeyUnusable.class,
          StoreUnusable.class,
          BrokerUnusable.class,
          SpineUnusable.class,
          PortInUseException.class);

  /**
   * @param context asked for by Spring; null where the settings themselves were at fault
   */
  StartFailure(ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    Optional<Throwable> cause = mendable(failure);
    cause.ifPresent(known -> System.err.println(sentence(known)));
    return cause.isPresent();
  }

  private static String sentence(Throwable known) {
    if (known instanceof StartConditions.NotReady) {
      return known.getMessage();
    }
    String why =
        known instanceof PortInUseException port
            ? "port "
                + port.getPort()
                + " is in use by another program (server.port, management.server.port)"
            : known.getMessage();
    return "Hub tidak dijalankan / the hub was not started:\n  - " + why;
  }

  /** 2 where the settings or the surroundings are at fault, 1 for a fault of the hub. */
  public static int exitCode(Throwable failure) {
    return mendable(failure).isPresent()
            || find(failure, ConfigurationPropertiesBindException.class).isPresent()
        ? MISUSE
        : FAULT;
  }

  private static Optional<Throwable> mendable(Throwable failure) {
    return MENDABLE.stream().flatMap(type -> find(failure, type).stream()).findFirst();
  }

  private static Optional<Throwable> find(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }
}
