package id.blkhub.cli;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** A command says itself what there is to say; without the hub nobody sets the levels of logs. */
final class QuietLogs {
  private QuietLogs() {}

  static void begin() {
    LoggingSystem.get(QuietLogs.class.getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
  }
}
