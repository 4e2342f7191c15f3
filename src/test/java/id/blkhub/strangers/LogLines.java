package id.blkhub.strangers;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** The lines the hub writes into its log meanwhile, from INFO on. */
final class LogLines implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  LogLines() {
    heard.start();
    root.addAppender(heard);
  }

  List<String> all() {
    return List.copyOf(heard.list).stream()
        .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
        .map(line -> line.getLoggerName() + ": " + line.getFormattedMessage())
        .collect(Collectors.toList());
  }

  /** Lines with the trace of an exception. */
  List<String> withTraces() {
    return List.copyOf(heard.list).stream()
        .filter(line -> line.getThrowableProxy() != null)
        .map(line -> line.getLoggerName() + ": " + line.getThrowableProxy().getClassName())
        .collect(Collectors.toList());
  }

  @Override
  public void close() {
    root.detachAppender(heard);
    heard.stop();
  }
}
