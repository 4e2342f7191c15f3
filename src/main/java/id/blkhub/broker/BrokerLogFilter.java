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
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Removes from the log the broker's lines about single clients: anybody could fill the disk with
 * them, and some quote what the client sent. Ordinary ones are dropped. Of the others one line a
 * minute remains, with the place of an exception and without its text. The filter knows the codes
 * of Artemis 2.55.0, because other lines of the same logger matter to an operator.
 */
final class BrokerLogFilter extends TurboFilter {
  private static final String BROKER = "org.apache.activemq.artemis";
  private static final String SERVER = ActiveMQServerLogger.class.getPackageName();
  private static final Pattern CODE = Pattern.compile("(AMQ\\d{6}): .*", Pattern.DOTALL);

  /** Packages whose lines are only about one client's bytes, packets and connections. */
  private static final List<String> CLIENT_PACKAGES =
      List.of(
          "org.apache.activemq.artemis.core.protocol.",
          "org.apache.activemq.artemis.protocol.amqp.",
          "org.apache.activemq.artemis.core.remoting.impl.netty.",
          "org.apache.qpid.proton.",
          "io.netty.");

  /** Logged for each client that vanishes or cannot log in; refused logins are in the journal. */
  private static final Set<String> DROPPED =
      Set.of(
          // "Client connection failed", "Cleared up", "Connection failure has been detected"
          "AMQ222061",
          "AMQ222062",
          "AMQ222067",
          "AMQ222107",
          // "Security problem while authenticating"
          "AMQ222216",
          // "Timeout on acceptor during protocol handshake": nothing came on the connection
          "AMQ224088",
          // "Failure during protocol handshake": it was none of these protocols
          "AMQ224126");

  /** Messages logged on a thread that starts a broker; unset on any other thread. */
  private static final ThreadLocal<@Nullable List<String>> DURING_START = new ThreadLocal<>();

  /** Also caused by clients, but not by well-behaved ones. */
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
          (what, count) ->
              LOG.warn("count={} cause={} Caused in the broker by a client", count, what));

  private BrokerLogFilter() {}

  /** Starts a broker. */
  @FunctionalInterface
  interface Start {
    void run() throws Exception;
  }

  /**
   * Starts a broker and keeps the lines with a stack trace out of the log meanwhile.
   *
   * @return the message of the first of their exceptions; empty where there was none
   */
  static String start(Start broker) throws Exception {
    List<String> messages = new ArrayList<>();
    DURING_START.set(messages);
    try {
      broker.run();
      return messages.stream().findFirst().orElse("");
    } catch (Exception e) {
      throw messages.isEmpty() ? e : new IllegalStateException(messages.get(0), e);
    } finally {
      DURING_START.remove();
    }
  }

  /** Installs the filter once for all brokers of this process. */
  static void install() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getTurboFilterList().stream().noneMatch(BrokerLogFilter.class::isInstance)) {
      context.addTurboFilter(new BrokerLogFilter());
    }
  }

  @Override
  public FilterReply decide(
      Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] values,
      @Nullable Throwable thrown) {
    Throwable cause = cause(values, thrown);
    List<String> duringStart = DURING_START.get();
    if (cause != null && duringStart != null && logger.getName().startsWith(BROKER)) {
      duringStart.add(sentence(cause));
      return FilterReply.DENY;
    }
    if (format == null || !level.isGreaterOrEqual(Level.WARN)) {
      return FilterReply.NEUTRAL;
    }
    String name = logger.getName();
    String code = codeOf(format);
    boolean aboutClient = CLIENT_PACKAGES.stream().anyMatch((name + '.')::startsWith);
    boolean counted = name.equals(SERVER) && COUNTED.contains(code);
    if (!aboutClient && !counted) {
      return name.equals(SERVER) && DROPPED.contains(code) ? FilterReply.DENY : FilterReply.NEUTRAL;
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

  /**
   * Uses only what the broker itself chose; the text of a line or an exception may quote a client.
   */
  private static String kind(String source, @Nullable Throwable thrown) {
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

  /** The exception of a log event; it can also be the last of the values. */
  private static @Nullable Throwable cause(Object @Nullable [] values, @Nullable Throwable thrown) {
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
