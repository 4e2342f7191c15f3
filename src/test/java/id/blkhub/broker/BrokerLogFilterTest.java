package id.blkhub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.core.server.ActiveMQServerLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BrokerLogFilterTest {
  private final Logger logger =
      (Logger) LoggerFactory.getLogger(ActiveMQServerLogger.class.getPackageName());
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  @BeforeEach
  void listen() {
    BrokerLogFilter.install();
    heard.start();
    logger.setAdditive(false);
    logger.addAppender(heard);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(heard);
    logger.setAdditive(true);
  }

  @Test
  void shouldSayNothingOfClientsThatVanishOrCannotLogIn() {
    ActiveMQServerLogger.LOGGER.connectionFailureDetected(
        "x", ActiveMQExceptionType.REMOTE_DISCONNECT);
    ActiveMQServerLogger.LOGGER.clientConnectionFailed("x");
    ActiveMQServerLogger.LOGGER.clientConnectionFailedClearingSession("x");
    ActiveMQServerLogger.LOGGER.securityProblemWhileAuthenticating("x");
    ActiveMQServerLogger.LOGGER.handshakeTimeout(10, "stomp", "x");

    assertThat(heard.list).isEmpty();
  }

  /** The line of the hub's own is another's, and there is one a minute. */
  @Test
  void shouldKeepWhatAClientCausesToOneLineWithoutItsWords() {
    Logger ofHub = (Logger) LoggerFactory.getLogger(BrokerLogFilter.class);
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    ofHub.addAppender(said);
    try {
      for (int time = 0; time < 50; time++) {
        ActiveMQServerLogger.LOGGER.sslHandshakeFailed("10.0.0.1", "words of a client");
        LoggerFactory.getLogger("io.netty.channel.DefaultChannelPipeline")
            .warn("words of a client", new IllegalStateException("words of a client"));
      }
    } finally {
      ofHub.detachAppender(said);
    }

    assertThat(heard.list).isEmpty();
    assertThat(said.list).hasSizeLessThanOrEqualTo(2);
    assertThat(said.list)
        .allSatisfy(
            line -> {
              assertThat(line.getFormattedMessage()).doesNotContain("words of a client");
              assertThat(line.getThrowableProxy()).isNull();
            });
  }

  @Test
  void shouldLeaveWhatAnOperatorShouldKnow() {
    ActiveMQServerLogger.LOGGER.messageWithHeaderTooLarge(1L, "x");

    assertThat(heard.list).hasSize(1);
  }
}
