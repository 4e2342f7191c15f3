package id.blkhub.cli;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Switches the log off for a command, which says itself what there is to say. */
final class QuietLogs {
  private QuietLogs() {}

  static void begin() {
    LoggingSystem.get(QuietLogs.class.getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
  }
}
