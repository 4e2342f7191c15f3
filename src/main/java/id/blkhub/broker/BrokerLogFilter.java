package id.blkhub.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.server.ActiveMQServerLogger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps out of the log what the broker says of each client: anyone could fill the disk with it, and
 * some of it quotes what the client sent. Of what is no matter of course one line a minute remains,
 * with the place of an exception and without its text. It goes by the codes of Artemis 2.55.0, as
 * other lines of the same logger matter to an operator.
 */
final class BrokerLogFilter extends TurboFilter {
  private static final String BROKER = "org.apache.activemq.artemis";
  private static final String SERVER = ActiveMQServerLogger.class.getPackageName();
  private static final Pattern CODE = Pattern.compile("(AMQ\\d{6}): .*", Pattern.DOTALL);

  /** Packages that speak of one client's bytes, packets and connections, and of nothing else. */
  private static final List<String> OF_CLIENTS =
      List.of(
          "org.apache.activemq.artemis.core.protocol.",
          "org.apache.activemq.artemis.protocol.amqp.",
          "org.apache.activemq.artemis.core.remoting.impl.netty.",
          "org.apache.qpid.proton.",
          "io.netty.");

  /** Said of each client that vanishes or cannot log in; refused logins are in the journal. */
  private static final Set<String> MATTER_OF_COURSE =
      Set.of(
          // "Client connection failed", "Cleared up", "Connection failure has been detected"
          "AMQ222061",
          "AMQ222062",
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

  /** Caused by clients too, but nothing that decent ones cause. */
  private static final Set<String> COUNTED =
      Set.of(
          // STOMP: cleaning up, acknowledging in a transaction, a transaction begun twice
          "AMQ222069",
          "AMQ222070",
          "AMQ224024",
          // a connection too many, TLS that fails, an unexpected exception of a client's request
          "AMQ222206",
          "AMQ222208",
          "AMQ222225",
          "AMQ222300",
          // consumers, producers and sessions that are not there or do not close
          "AMQ222231",
          "AMQ222247",
          "AMQ222248",
          "AMQ222309",
          "AMQ222310",
          "AMQ224014",
          "AMQ224034",
          "AMQ224040",
          "AMQ224049",
          "AMQ224050",
          // packets that cannot be read, protocols that are not spoken
          "AMQ224017",
          "AMQ224021",
          "AMQ224096",
          "AMQ224152");

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(BrokerLogFilter.class);

  private final LinePerMinute lines =
      new LinePerMinute(
          Duration.ofMinutes(1),
          (what, count) -> LOG.warn("A client caused {} in the broker, {} times", what, count));

  private BrokerLogFilter() {}

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
        && context.getTurboFilterList().stream().noneMatch(BrokerLogFilter.class::isInstance)) {
      context.addTurboFilter(new BrokerLogFilter());
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
    if (format == null || !level.isGreaterOrEqual(Level.WARN)) {
      return FilterReply.NEUTRAL;
    }
    String name = logger.getName();
    String code = codeOf(format);
    boolean ofClients = OF_CLIENTS.stream().anyMatch((name + '.')::startsWith);
    boolean counted = name.equals(SERVER) && COUNTED.contains(code);
    if (!ofClients && !counted) {
      return name.equals(SERVER) && MATTER_OF_COURSE.contains(code)
          ? FilterReply.DENY
          : FilterReply.NEUTRAL;
    }
    if (level.isGreaterOrEqual(logger.getEffectiveLevel())) {
      lines.add(kind(code.isEmpty() ? name : code, thrown));
    }
    return FilterReply.DENY;
  }

  private static String codeOf(String format) {
    Matcher code = CODE.matcher(format);
    return code.matches() ? code.group(1) : "";
  }

  /** Of what the broker wrote itself; the text of a line or an exception may be a client's. */
  private static String kind(String source, Throwable thrown) {
    if (thrown == null) {
      return source;
    }
    Throwable cause = thrown;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    StackTraceElement[] trace = cause.getStackTrace();
    return source
        + " ("
        + cause.getClass().getName()
        + (trace.length == 0 ? "" : " at " + trace[0])
        + ')';
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
