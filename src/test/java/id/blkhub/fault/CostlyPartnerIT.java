package id.blkhub.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.intake.HeavyBody;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import id.blkhub.support.TwoRegistries;
import jakarta.jms.ResourceAllocationException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A partner sends the costliest messages there are, of each of its kinds and by two ways. */
class CostlyPartnerIT {
  private static final String COSTLY = TwoRegistries.SECOND;
  private static final int A_SECOND = Extent.of(20, 40);
  private static final int BEFORE = Extent.of(60, 800);
  private static final int MEANWHILE = Extent.of(100, 2_000);
  private static final int MOST_OF_A_KIND = Extent.of(12, 1_000);
  private static final int HTTP_CLIENTS = Extent.of(2, 40);

  /** Beside other tests, as in the short form, a few milliseconds say nothing. */
  private static final long LEAST_MILLIS = Extent.of(40, 15);

  /** What else the machine does may fall into one of them. */
  private static final int WINDOWS = 5;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Of each kind: one that breaks its contract in many places, and one that keeps it. */
  private static final Map<String, List<HeavyBody>> BODIES =
      Map.of(
          "enrolment",
          List.of(
              heavy("enrolment", "/unknown", "names of one hash"),
              heavy("enrolment", "/persetujuan/0/penerima", "different codes")),
          "case",
          List.of(
              heavy("case", "/unknown", "texts of one hash"),
              heavy("case", "/persetujuan/0/penerima", "codes of one hash")),
          "assessment",
          List.of(heavy("assessment", "/unit_kompetensi", "texts of one hash")),
          "microcredit-referral",
          List.of(heavy("microcredit-referral", "/usaha", "short names of one hash")));

  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final Set<Integer> answers = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger sent = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theOthersAreServedWithinThreeTimes(Engine engine, @TempDir Path folder) throws Exception {
    if (!Extent.full() && engine == Engine.POSTGRESQL) {
      return;
    }
    try (TestHub hub = TwoRegistries.start(folder, engine, Map.of());
        RealTraffic real = new RealTraffic(hub)) {
      real.start(A_SECOND);
      await("warm").atMost(PATIENCE).until(() -> real.arrived() > BEFORE);
      real.medianMillis();
      await("measured").atMost(PATIENCE).until(() -> real.arrived() > 2 * BEFORE);
      final long alone = real.medianMillis();

      fill(hub);
      for (int n = 0; n < HTTP_CLIENTS; n++) {
        start(() -> post(hub));
      }
      start(() -> watchReadiness(hub));
      long beside = Long.MAX_VALUE;
      long most = 3 * Math.max(alone, LEAST_MILLIS);
      for (int window = 0; window < WINDOWS && beside > most; window++) {
        real.medianMillis();
        int from = real.arrived();
        await("beside it").atMost(PATIENCE).until(() -> real.arrived() >= from + MEANWHILE);
        beside = real.medianMillis();
      }
      List<Long> left = depths(hub);
      over.set(true);
      real.stop();
      for (Thread thread : threads) {
        thread.join();
      }

      assertThat(failures).isEmpty();
      assertThat(real.failures()).isEmpty();
      assertThat(left).as("still waiting of each kind").noneMatch(n -> n == 0);
      assertThat(answers).as("HTTP answers").isSubsetOf(202, 400, 422, 429, 503);
      assertThat(beside).as("ms beside it, %d alone", alone).isLessThanOrEqualTo(most);
      FaultReport.add(
          "9 a costly partner",
          engine.name(),
          "one partner fills four queues with %d messages of 1 MiB and posts them with %d clients"
              .formatted(sent.get(), HTTP_CLIENTS),
          "another's median %d ms beside it, %d ms without; readiness up all the while"
              .formatted(beside, alone));
    }
  }

  private static HeavyBody heavy(String kind, String place, String value) {
    return HeavyBody.of(Path.of("mappings/blk/in", kind + ".schema.json"), place, value);
  }

  private static List<Long> depths(TestHub hub) {
    return BODIES.keySet().stream().map(kind -> hub.depth("in." + COSTLY + '.' + kind)).toList();
  }

  private interface Work {
    void run() throws Exception;
  }

  private void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Throwable e) {
                failures.add(e);
              }
            });
    thread.start();
    threads.add(thread);
  }

  /** Returns once each kind has as much waiting as the hub takes; senders keep it so. */
  private void fill(TestHub hub) {
    Set<String> full = ConcurrentHashMap.newKeySet();
    BODIES.keySet().forEach(kind -> start(() -> keepFull(hub, kind, full)));
    await("full").atMost(PATIENCE).until(() -> full.size() == BODIES.size() || !failures.isEmpty());
    assertThat(failures).isEmpty();
  }

  private void keepFull(TestHub hub, String kind, Set<String> full) throws Exception {
    String queue = "in." + COSTLY + '.' + kind;
    List<String> bodies = texts(kind);
    int n = 0;
    while (!over.get()) {
      try (QueuePartner costly = hub.partner(COSTLY)) {
        for (; hub.depth(queue) < MOST_OF_A_KIND && !over.get(); n++) {
          costly.send(queue, numbered(bodies.get(n % bodies.size()), n));
          sent.incrementAndGet();
        }
      } catch (ResourceAllocationException e) {
        // the address holds as much of one partner as it may
        assertThat(e).hasMessageContaining("HUB-B011");
      }
      full.add(kind);
      long held = Math.max(1, hub.depth(queue));
      await("room for more").atMost(PATIENCE).until(() -> over.get() || hub.depth(queue) < held);
    }
  }

  private static List<String> texts(String kind) {
    return BODIES.get(kind).stream().map(body -> new String(body.bytes(), UTF_8)).toList();
  }

  /** Another number each time, so that none is a duplicate. */
  private static String numbered(String body, int n) {
    return body.replaceFirst(
        "(\"no_(?:pendaftaran|rujukan|registrasi_uji)\":\")[^\"]*", "$1K-%06d".formatted(n));
  }

  private void post(TestHub hub) {
    HttpPartner http = new HttpPartner(COSTLY, COSTLY, hub.httpPort());
    List<String> kinds = List.copyOf(BODIES.keySet());
    List<List<String>> bodies = kinds.stream().map(CostlyPartnerIT::texts).toList();
    for (int n = 0; !over.get(); n++) {
      int kind = n % kinds.size();
      answers.add(http.post(kinds.get(kind), bodies.get(kind).get(0)).status());
    }
  }

  private void watchReadiness(TestHub hub) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + hub.managementPort() + "/actuator/health/readiness"))
            .build();
    while (!over.get()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      assertThat(status).as("readiness").isEqualTo(200);
      new Semaphore(0).tryAcquire(200, TimeUnit.MILLISECONDS);
    }
  }
}
