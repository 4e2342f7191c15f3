package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.blkhub.journal.JournalSums;
import id.blkhub.message.Refusal;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that does not end, from a partner who may send: it must not get to the disk. */
class EndlessMessageIT {
  private static final int MEGABYTE = 1 << 20;
  private static final int MEGABYTES = Extent.of(32, 256);

  /** hub.broker.largest-message, with room for what a frame adds. */
  private static final long LARGEST = 5L * MEGABYTE;

  @TempDir Path data;

  @Test
  void shouldCutOffAClientWhoseMessageOutgrowsTheLargest() throws Exception {
    try (TestHub hub = TestHub.start(data, Engine.SQLITE);
        QueuePartner other = hub.partner("supra")) {
      AtomicLong onDisk = new AtomicLong();
      Thread watch = new Thread(() -> watch(onDisk));
      watch.setDaemon(true);
      watch.start();

      assertThatThrownBy(() -> send(hub))
          .isInstanceOf(JMSException.class)
          .hasMessageContaining("HUB-B004");

      watch.interrupt();
      assertThat(onDisk).as("bytes of it on the disk at most").hasValueLessThan(LARGEST);
      other.send("in.supra.vacancy", Texts.vacancy(1, 10, 1).toString());
      await("the refusal in the journal")
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  hub.bean(JournalSums.class).refusals(10).stream()
                      .map(Refusal::code)
                      .anyMatch("HUB-B004"::equals));
      FaultReport.add(
          "5 endless message",
          "SQLite",
          "an AMQP message of " + MEGABYTES + " MB from a partner that may send",
          "cut off with amqp:link:message-size-exceeded; at most "
              + onDisk.get() / MEGABYTE
              + " MB of it on the disk; others served");
    }
  }

  private static void send(TestHub hub) throws JMSException {
    try (QueuePartner supra = hub.partner("supra")) {
      Session session = supra.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
      MessageProducer producer = session.createProducer(session.createQueue("in.supra.vacancy"));
      BytesMessage endless = session.createBytesMessage();
      byte[] part = new byte[MEGABYTE];
      for (int megabyte = 0; megabyte < MEGABYTES; megabyte++) {
        endless.writeBytes(part);
      }
      producer.send(endless);
    }
  }

  private void watch(AtomicLong onDisk) {
    while (!Thread.currentThread().isInterrupted()) {
      try (Stream<Path> files = Files.list(data.resolve("broker/large"))) {
        long now = files.mapToLong(file -> file.toFile().length()).sum();
        onDisk.accumulateAndGet(now, Math::max);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.onSpinWait();
    }
  }
}
