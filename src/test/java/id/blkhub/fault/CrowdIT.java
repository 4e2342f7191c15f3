package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.flow.Letters;
import id.blkhub.flow.OwnFiles;
import id.blkhub.journal.JournalSums;
import id.blkhub.message.Refusal;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.StompPartner;
import id.blkhub.store.Engine;
import id.blkhub.support.FreePorts;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Many at once: idle connections, wrong passwords, partners that all come back together. */
class CrowdIT {
  private static final int PARTNERS = Extent.of(30, 300);
  private static final int IDLE = Extent.of(150, 2_000);
  private static final int LOGGED_IN = Extent.of(15, 200);
  private static final int MOST_LINES = 20;
  private static final int WRONG_A_SECOND = 200;
  private static final int WRONG_SECONDS = Extent.of(3, 30);
  private static final int REAL_A_SECOND = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration DROPPED_WITHIN = Duration.ofSeconds(100);

  /** Far above what a machine that does other work adds; a hub held up takes longer than that. */
  private static final long MOST_MILLIS_MORE = 2_000;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theFlowGoesOnBesideACrowd(Engine engine, @TempDir Path folder) throws Exception {
    if (!Extent.full() && engine == Engine.POSTGRESQL) {
      return;
    }
    OwnFiles files = OwnFiles.copyTo(folder);
    Map<String, Object> settings = new HashMap<>(files.settings());
    List<String> employers = ManyPartners.add(files, PARTNERS, settings);
    settings.put("hub.broker.amqp.port", FreePorts.next());
    settings.put("hub.broker.mqtt.port", FreePorts.next());
    settings.put("hub.broker.stomp.port", FreePorts.next());
    try (TestHub hub = TestHub.start(folder.resolve("data"), engine, settings);
        RealTraffic real = new RealTraffic(hub)) {
      real.start(REAL_A_SECOND);
      await("warm").atMost(PATIENCE).until(() -> real.arrived() > 2 * REAL_A_SECOND);
      real.medianMillis();
      await("measured").atMost(PATIENCE).until(() -> real.arrived() > 4 * REAL_A_SECOND);
      long alone = real.medianMillis();

      ListAppender<ILoggingEvent> log = hubsLog();
      idle(hub, real, alone, engine);
      wrongPasswords(hub, real, alone, engine, log);
      real.stop();
      // the receiver is a client, too, and does not come back
      await("all taken")
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                Set<String> missing = new HashSet<>(real.due());
                missing.removeAll(real.taken());
                long left = hub.depth("out.blk.vacancy");
                assertThat(missing).as("not taken, %d left in the queue", left).isEmpty();
              });
      allAtOnce(hub, employers, engine);

      assertThat(real.failures()).isEmpty();
      Accounts.settled(hub, "supra", "vacancy", real.sent());
      assertThat(real.taken()).doesNotHaveDuplicates();
    }
  }

  private static void idle(TestHub hub, RealTraffic real, long alone, Engine engine)
      throws Exception {
    List<StompPartner> loggedIn = new ArrayList<>();
    try (Strangers strangers = new Strangers()) {
      for (int n = 0; n < LOGGED_IN; n++) {
        loggedIn.add(new StompPartner("dinkop", hub.stompPort()));
      }
      strangers.connect(hub.amqpPort(), hub.mqttPort(), hub.stompPort(), IDLE);
      real.medianMillis();
      long start = System.nanoTime();
      await("strangers are dropped").atMost(DROPPED_WITHIN).until(() -> strangers.left() == 0);
      long dropped = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      long beside = real.medianMillis();
      assertThat(beside).as("ms beside idle connections").isLessThan(3 * alone + MOST_MILLIS_MORE);
      FaultReport.add(
          "6 idle connections",
          engine.name(),
          "%,d that never log in, %d logged in, over AMQP, MQTT and STOMP"
              .formatted(strangers.connected(), LOGGED_IN),
          "all strangers dropped within %d s; median %d ms beside them, %d ms without"
              .formatted(dropped, beside, alone));
    } finally {
      for (StompPartner one : loggedIn) {
        one.close();
      }
    }
  }

  private static void wrongPasswords(
      TestHub hub, RealTraffic real, long alone, Engine engine, ListAppender<ILoggingEvent> log)
      throws Exception {
    AtomicInteger tried = new AtomicInteger();
    AtomicInteger letIn = new AtomicInteger();
    ExecutorService guessers = Executors.newFixedThreadPool(16);
    real.medianMillis();
    Semaphore never = new Semaphore(0);
    for (int tenth = 0; tenth < WRONG_SECONDS * 10; tenth++) {
      for (int n = 0; n < WRONG_A_SECOND / 10; n++) {
        int turn = tried.getAndIncrement();
        guessers.execute(() -> letIn.addAndGet(guess(hub, turn) ? 1 : 0));
      }
      never.tryAcquire(100, TimeUnit.MILLISECONDS);
    }
    guessers.shutdown();
    assertThat(guessers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    long beside = real.medianMillis();

    assertThat(letIn).as("logins with a wrong password").hasValue(0);
    assertThat(beside).as("ms beside wrong passwords").isLessThan(3 * alone + MOST_MILLIS_MORE);
    await("noted").atMost(PATIENCE).until(() -> noted(hub).containsKey("HUB-B002"));
    List<Refusal> newest = hub.bean(JournalSums.class).refusals(1_000);
    Map<String, Long> noted = noted(hub);
    long span =
        Duration.between(newest.get(newest.size() - 1).at(), newest.get(0).at()).toSeconds();
    // a minute's allowance at once and then its share of each second, whatever is tried
    assertThat(newest.size()).as("rows in %d s", span).isLessThan(660 + 10 * (int) span);
    assertThat(log.list).as("lines of log").hasSizeLessThan(MOST_LINES);
    FaultReport.add(
        "6 wrong passwords",
        engine.name(),
        "%d a second for %d s, over AMQP, MQTT, STOMP and HTTP"
            .formatted(WRONG_A_SECOND, WRONG_SECONDS),
        "%,d tried, none let in; %d noted in the journal in %d s %s, %d lines of log; median %d ms"
            .formatted(tried.get(), newest.size(), span, noted, log.list.size(), beside));
  }

  /** What the hub says, without the clients of this test, which live in the same process. */
  private static ListAppender<ILoggingEvent> hubsLog() {
    ListAppender<ILoggingEvent> log =
        new ListAppender<>() {
          @Override
          protected void append(ILoggingEvent event) {
            if (!event.getLoggerName().startsWith("org.apache.qpid")) {
              super.append(event);
            }
          }
        };
    log.start();
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
    return log;
  }

  private static boolean guess(TestHub hub, int turn) {
    String wrong = "salah-" + turn;
    try {
      switch (turn % 4) {
        case 0 -> new QueuePartner("supra", wrong, hub.amqpPort()).close();
        case 1 -> LoginOnly.mqtt(hub.mqttPort(), "supra", wrong);
        case 2 -> new StompPartner("nobody-" + turn, wrong, hub.stompPort()).close();
        default -> {
          return new HttpPartner("supra", wrong, hub.httpPort()).get("/api/v1/receipts").status()
              == 200;
        }
      }
      return true;
    } catch (Exception refused) {
      return false;
    }
  }

  private static Map<String, Long> noted(TestHub hub) {
    return hub.bean(JournalSums.class).refusals(1_000).stream()
        .collect(Collectors.groupingBy(Refusal::code, Collectors.counting()));
  }

  /** Each partner has a connection, loses it with all the others, comes back and sends. */
  private static void allAtOnce(TestHub hub, List<String> employers, Engine engine)
      throws Exception {
    EmbeddedBroker broker = hub.bean(EmbeddedBroker.class);
    int stomp = hub.stompPort();
    AtomicInteger there = new AtomicInteger();
    AtomicInteger back = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(employers.size());
    for (int n = 0; n < employers.size(); n++) {
      String id = employers.get(n);
      byte[] vacancy = Letters.vacancy(500_000 + n).getBytes(StandardCharsets.UTF_8);
      clients.submit(
          () -> {
            try (StompPartner first = new StompPartner(id, stomp)) {
              first.subscribe("receipts." + id, "client-individual");
              there.incrementAndGet();
              while (true) {
                first.acknowledge(first.take());
              }
            } catch (IOException lost) {
              comeBack(id, stomp, vacancy);
              back.incrementAndGet();
            }
            return null;
          });
    }
    await("all are connected").atMost(PATIENCE).until(() -> there.get() == employers.size());
    broker.closeDoors();
    long start = System.nanoTime();
    broker.openDoors();
    await("all are back and have sent")
        .atMost(PATIENCE)
        .until(() -> back.get() == employers.size());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    clients.shutdownNow();
    for (String id : employers) {
      Accounts.settled(hub, id, "vacancy", 1);
      assertThat(Accounts.counted(hub, id, "vacancy", State.ACCEPTED)).as(id).isEqualTo(1);
    }
    FaultReport.add(
        "6 all partners reconnect",
        engine.name(),
        "the connections of %d partners dropped at one moment".formatted(employers.size()),
        "all back, each with a message confirmed and accepted once, in %.1f s"
            .formatted(millis / 1_000.0));
  }

  private static void comeBack(String id, int port, byte[] vacancy) throws InterruptedException {
    Semaphore never = new Semaphore(0);
    while (true) {
      try (StompPartner again = new StompPartner(id, port)) {
        again.send("in." + id + ".vacancy", vacancy, Map.of("ce-id", "kembali-" + id));
        return;
      } catch (IOException notYet) {
        never.tryAcquire(50, TimeUnit.MILLISECONDS);
      }
    }
  }
}
