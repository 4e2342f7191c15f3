package id.blkhub.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
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

  private QuietBroker() {}

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
    boolean noise =
        format != null
            && format.length() >= CODE_LENGTH
            && logger.getName().equals(LOGGER)
            && CODES.contains(format.substring(0, CODE_LENGTH));
    return noise ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
