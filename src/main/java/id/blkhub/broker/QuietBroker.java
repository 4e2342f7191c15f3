package id.blkhub.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.core.server.ActiveMQServerLogger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps out of the log what the broker says of each client that vanishes or cannot log in, in three
 * lines each: anyone could fill the disk with it. Refused logins are in the journal. It goes by the
 * codes of Artemis 2.55.0, as other lines of the same logger matter to an operator.
 */
final class QuietBroker extends TurboFilter {
  private static final String LOGGER = ActiveMQServerLogger.class.getPackageName();
  private static final String BROKER = "org.apache.activemq.artemis";
  private static final int CODE_LENGTH = 9;
  private static final Set<String> CODES =
      Set.of(
          // "Client connection failed", "Connection failure has been detected", "Cleared up"
          "AMQ222061",
          "AMQ222067",
          "AMQ222107",
          // "Security problem while authenticating"
          "AMQ222216",
          // "Timeout on acceptor during protocol handshake": a connection on which nothing came
          "AMQ224088",
          // "Failure during protocol handshake": on it came what is none of these protocols
          "AMQ224126");

  /** What is said on a thread that starts a broker; null on any other. */
  private static final ThreadLocal<List<String>> SAID = new ThreadLocal<>();

  private QuietBroker() {}

  /** Starts a broker. */
  @FunctionalInterface
  interface Start {
    void run() throws Exception;
  }

  /**
   * Keeps back what the broker says with a stack trace while it starts.
   *
   * @return the first of it, one sentence; empty where it said nothing
   */
  static String start(Start broker) throws Exception {
    SAID.set(new ArrayList<>());
    try {
      broker.run();
      return SAID.get().stream().findFirst().orElse("");
    } catch (Exception e) {
      throw SAID.get().isEmpty() ? e : new IllegalStateException(SAID.get().get(0), e);
    } finally {
      SAID.remove();
    }
  }

  /** Once for all brokers of this process. */
  static void install() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getTurboFilterList().stream().noneMatch(QuietBroker.class::isInstance)) {
      context.addTurboFilter(new QuietBroker());
    }
  }

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] values, Throwable thrown) {
    Throwable cause = cause(values, thrown);
    if (cause != null && SAID.get() != null && logger.getName().startsWith(BROKER)) {
      SAID.get().add(sentence(cause));
      return FilterReply.DENY;
    }
    boolean noise =
        format != null
            && format.length() >= CODE_LENGTH
            && logger.getName().equals(LOGGER)
            && CODES.contains(format.substring(0, CODE_LENGTH));
    return noise ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  /** It may come as the last of the values too. */
  private static Throwable cause(Object[] values, Throwable thrown) {
    if (thrown != null || values == null || values.length == 0) {
      return thrown;
    }
    return values[values.length - 1] instanceof Throwable last ? last : null;
  }

  private static String sentence(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
