package id.blkhub.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.sandbox.MqttPartner;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.StompPartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import id.blkhub.support.TwoRegistries;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A partner whose clients take, or give, one byte a second; others go on beside it. */
class OneByteASecondIT {
  private static final String SLOW = TwoRegistries.SECOND;
  private static final String QUEUE = "out." + SLOW + ".vacancy";
  private static final int A_SECOND = Extent.of(20, 40);
  private static final int BEFORE = Extent.of(30, 400);
  private static final int MEANWHILE = Extent.of(80, 4_000);
  private static final int UPLOADS = Extent.of(500, 800);
  private static final long MOST_MILLIS_MORE = 2_000;
  private static final int MOST_MEBIBYTES_MORE = 150;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Set<String> slowly = ConcurrentHashMap.newKeySet();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theOthersAreServedAsBefore(Engine engine, @TempDir Path folder) throws Exception {
    if (!Extent.full() && engine == Engine.POSTGRESQL) {
      return;
    }
    try (TestHub hub = TwoRegistries.start(folder, engine, Map.of());
        RealTraffic real = new RealTraffic(hub);
        Trickle amqp = new Trickle(hub.amqpPort());
        Trickle mqtt = new Trickle(hub.mqttPort());
        Trickle stomp = new Trickle(hub.stompPort())) {
      real.start(A_SECOND);
      await("warm").atMost(PATIENCE).until(() -> real.arrived() > BEFORE);
      real.medianMillis();
      await("measured").atMost(PATIENCE).until(() -> real.arrived() > 2 * BEFORE);
      final long alone = real.medianMillis();
      final long memory = Memory.usedMebibytes();

      takeSlowly(amqp, mqtt, stomp);
      List<Socket> uploads = giveSlowly(hub.httpPort());
      real.medianMillis();
      int from = real.arrived();
      HttpPartner other = new HttpPartner("supra", "supra", hub.httpPort());
      long longest = 0;
      while (real.arrived() < from + MEANWHILE) {
        longest = Math.max(longest, answered(other));
      }
      final long beside = real.medianMillis();
      real.stop();
      final long grown = Memory.usedMebibytes() - memory;
      amqp.close();
      mqtt.close();
      stomp.close();
      for (Socket upload : uploads) {
        upload.close();
      }

      assertThat(real.failures()).isEmpty();
      assertThat(beside).as("ms beside it").isLessThan(3 * alone + MOST_MILLIS_MORE);
      assertThat(longest).as("longest answer over HTTP, ms").isLessThan(5_000);
      assertThat(grown).as("MiB more in use").isLessThan(MOST_MEBIBYTES_MORE);
      int stillThere = theRestIsThere(hub, real);
      Accounts.settled(hub, "supra", "vacancy", real.sent());
      Accounts.delivered(hub, "blk", "vacancy", real.due(), real.taken());
      FaultReport.add(
          "3 one byte a second",
          engine.name(),
          ("AMQP, MQTT and STOMP clients of one partner read one byte a second, %d HTTP requests,"
                  + " half of them a stranger's, write one; %d messages meanwhile")
              .formatted(UPLOADS, MEANWHILE),
          ("others: median %d ms, %d ms without; longest HTTP answer %d ms; %+d MiB in use; its own"
                  + " %d messages all there for a better client")
              .formatted(beside, alone, longest, grown, stillThere));
    }
  }

  private void takeSlowly(Trickle amqp, Trickle mqtt, Trickle stomp) throws Exception {
    QueuePartner first = new QueuePartner(SLOW, amqp.port());
    first.listen(QUEUE, (text, message) -> note(text));
    MqttPartner second = new MqttPartner(SLOW, mqtt.port(), MqttPartner.Version.V3_1_1);
    second.listen(QUEUE, (text, attributes) -> note(text));
    StompPartner third = new StompPartner(SLOW, stomp.port());
    Thread taking =
        new Thread(
            () -> {
              try {
                third.takeAll(QUEUE, frame -> note(frame.text()));
              } catch (IOException closed) {
                // at the end of the test
              }
            });
    taking.setDaemon(true);
    taking.start();
    await("each has begun").atMost(PATIENCE).until(() -> slowly.size() > 3);
    amqp.slow();
    mqtt.slow();
    stomp.slow();
  }

  private void note(String text) {
    slowly.add(Texts.between(text, "\"id_lowongan\":\"", "\""));
  }

  /** Requests whose bodies never come; more than the web server has threads. */
  private static List<Socket> giveSlowly(int port) throws IOException {
    String login = Base64.getEncoder().encodeToString((SLOW + ':' + SLOW).getBytes(UTF_8));
    String known = "Authorization: Basic " + login + "\r\n";
    List<Socket> uploads = new ArrayList<>();
    for (int n = 0; n < UPLOADS; n++) {
      Socket socket = new Socket("127.0.0.1", port);
      // every other is a stranger's
      socket.getOutputStream().write(head(n % 2 == 0 ? known : "").getBytes(UTF_8));
      uploads.add(socket);
    }
    Thread drip = new Thread(() -> drip(uploads));
    drip.setDaemon(true);
    drip.start();
    return uploads;
  }

  private static String head(String login) {
    return "POST /api/v1/messages/enrolment HTTP/1.1\r\nHost: hub\r\n"
        + login
        + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
  }

  private static void drip(List<Socket> uploads) {
    java.util.concurrent.Semaphore never = new java.util.concurrent.Semaphore(0);
    try {
      while (uploads.stream().anyMatch(socket -> !socket.isClosed())) {
        for (Socket socket : uploads) {
          try {
            socket.getOutputStream().write(' ');
          } catch (IOException refused) {
            socket.close();
          }
        }
        never.tryAcquire(1, TimeUnit.SECONDS);
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long answered(HttpPartner other) throws InterruptedException {
    long start = System.nanoTime();
    assertThat(other.get("/api/v1/receipts?limit=1").status()).isEqualTo(200);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    new java.util.concurrent.Semaphore(0).tryAcquire(100, TimeUnit.MILLISECONDS);
    return millis;
  }

  /** A client that reads as it should gets what the slow ones never took to the end. */
  private int theRestIsThere(TestHub hub, RealTraffic real) throws Exception {
    Set<String> rest = ConcurrentHashMap.newKeySet();
    try (QueuePartner better = hub.partner(SLOW)) {
      better.listen(
          QUEUE, (text, message) -> rest.add(Texts.between(text, "\"id_lowongan\":\"", "\"")));
      await("everything of the slow partner's is taken")
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                Set<String> missing = new HashSet<>(real.due());
                missing.removeAll(slowly);
                missing.removeAll(rest);
                long left = hub.depth(QUEUE);
                assertThat(missing)
                    .as("of %d, not taken, with %d left on %s", real.due().size(), left, QUEUE)
                    .isEmpty();
                assertThat(left).as("left on %s", QUEUE).isZero();
              });
    }
    return rest.size();
  }
}
