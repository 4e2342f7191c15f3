package id.blkhub.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What a hub in this process writes into its log meanwhile. */
public final class HubLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger hub = (Logger) LoggerFactory.getLogger("id.blkhub");
  private final @Nullable Level levelBefore = hub.getLevel();

  /**
   * Lets lines through again where a start that failed early left the filter that Spring Boot sets
   * up while there is no log yet.
   */
  public static void hear() {
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getTurboFilterList()
        .removeIf(filter -> filter.getClass().getName().startsWith("org.springframework.boot."));
  }

  /** After the hub has started: its start sets the log up anew. */
  public static HubLog watch() {
    hear();
    HubLog log = new HubLog();
    log.setContext(log.root.getLoggerContext());
    log.start();
    log.root.addAppender(log);
    // a command or a hub that ran in this process before may have let less through
    log.hub.setLevel(Level.INFO);
    return log;
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  /** Each as one line. */
  public List<String> lines() {
    return events.stream()
        .map(e -> e.getLevel() + " " + e.getLoggerName() + " " + e.getFormattedMessage())
        .toList();
  }

  /** Those that printed a stack trace. */
  public List<String> traces() {
    return events.stream()
        .filter(e -> e.getThrowableProxy() != null)
        .map(e -> e.getLoggerName() + " " + e.getThrowableProxy().getClassName())
        .toList();
  }

  public void forget() {
    events.clear();
  }

  @Override
  public void close() {
    root.detachAppender(this);
    hub.setLevel(levelBefore);
  }
}
