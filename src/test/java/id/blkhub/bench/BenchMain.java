package id.blkhub.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.cli.AsyncPool;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * One subject of the measurement in a process of its own. Its last line on standard output is
 * {@code RESULT} and a JSON object of figures, messages a second unless their name says otherwise.
 */
public final class BenchMain {
  /** Rounds before those that count: a server runs warm, and its code is large. */
  private static final int WARM_UP = 4;

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private BenchMain() {}

  /**
   * @param args subject, folder for data, bytes of a body, messages in a round, rounds after the
   *     warm-up, and what the subject asks for besides
   */
  public static void main(String[] args) throws Exception {
    AsyncPool.keepThreads();
    Path folder = Files.createDirectories(Path.of(args[1]));
    int bytes = Integer.parseInt(args[2]);
    int count = Integer.parseInt(args[3]);
    int rounds = Integer.parseInt(args[4]);
    Map<String, Object> figures =
        switch (args[0]) {
          case "sweep" -> sweep(folder, bytes, count);
          case "raw" ->
              raw(
                  folder,
                  bytes,
                  count,
                  rounds,
                  Integer.parseInt(args[5]),
                  Integer.parseInt(args[6]));
          case "latency-raw" ->
              latencyRaw(
                  folder,
                  bytes,
                  count,
                  rounds,
                  Integer.parseInt(args[5]),
                  Integer.parseInt(args[6]));
          case "latency-hub" -> latencyHub(folder, bytes, count, rounds);
          case "http" -> http(folder, bytes, count, rounds);
          case "stock" -> stock(folder, bytes, count, rounds, Boolean.parseBoolean(args[5]));
          case "hub" -> hub(folder, bytes, count, rounds, Engine.valueOf(args[5]));
          default -> throw new IllegalArgumentException("no such subject: " + args[0]);
        };
    System.out.println(Child.RESULT + new ObjectMapper().writeValueAsString(figures));
    // clients' threads are no reason to stay
    System.exit(0);
  }

  private static Map<String, Object> sweep(Path folder, int bytes, int count) throws Exception {
    Map<String, Object> figures = new LinkedHashMap<>();
    byte[][] bodies = Agencies.bodies(0, count, bytes);
    try (PlainBroker broker = new PlainBroker(folder, true, 0)) {
      rawRound(broker, bodies, 2, 100, true);
      for (int consumers : new int[] {1, 2, 4}) {
        for (int batch : new int[] {1, 10, 100, 500}) {
          int few = batch == 1 ? count / 10 : count;
          byte[][] some = few == count ? bodies : java.util.Arrays.copyOf(bodies, few);
          figures.put(consumers + " " + batch, rawRound(broker, some, consumers, batch, false));
        }
      }
    }
    return figures;
  }

  private static Map<String, Object> raw(
      Path folder, int bytes, int count, int rounds, int consumers, int batch) throws Exception {
    List<Double> intake = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    byte[][] bodies = Agencies.bodies(0, count, bytes);
    try (PlainBroker broker = new PlainBroker(folder, true, 0)) {
      rawRound(broker, bodies, consumers, batch, true);
      for (int round = 0; round < rounds; round++) {
        intake.add(rawRound(broker, bodies, consumers, batch, false));
        all.add(rawRound(broker, bodies, consumers, batch, true));
      }
    }
    return Map.of("intake", intake, "endToEnd", all);
  }

  private static double rawRound(
      PlainBroker broker, byte[][] bodies, int consumers, int batch, boolean onward)
      throws Exception {
    broker.fill(bodies);
    long start = System.nanoTime();
    try (RawHops hops = new RawHops(broker, consumers, batch, onward)) {
      Waits.until(
          "plain code",
          LONGEST,
          () -> {
            if (hops.failure() != null) {
              throw new IllegalStateException(hops.failure());
            }
            return broker.depth(PlainBroker.IN) == 0 && (!onward || arrived(broker, bodies.length));
          });
      double rate = rate(bodies.length, start);
      hops.close();
      broker.empty();
      return rate;
    }
  }

  private static boolean arrived(PlainBroker broker, int each) {
    for (int n = 1; n <= Agencies.COUNT; n++) {
      if (broker.depth(PlainBroker.out(n)) < each) {
        return false;
      }
    }
    return broker.depth(PlainBroker.JOURNAL) == 0;
  }

  /** A Camel JMS route as most people write it. */
  private static Map<String, Object> stock(
      Path folder, int bytes, int count, int rounds, boolean tuned) throws Exception {
    List<Double> through = new ArrayList<>();
    byte[][] bodies = Agencies.bodies(0, count, bytes);
    try (PlainBroker broker = new PlainBroker(folder, tuned, 0);
        DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addComponent("jms", JmsComponent.jmsComponent(broker.connections()));
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("jms:queue:" + PlainBroker.IN + "?transacted=true")
                  .routeId("stock")
                  .autoStartup(false)
                  .to("jms:queue:" + PlainBroker.out(1));
            }
          });
      camel.start();
      for (int round = 0; round <= rounds; round++) {
        broker.fill(bodies);
        long start = System.nanoTime();
        camel.getRouteController().startRoute("stock");
        Waits.until("stock", LONGEST, () -> broker.depth(PlainBroker.out(1)) >= count);
        if (round > 0) {
          through.add(rate(count, start));
        }
        camel.getRouteController().stopRoute("stock");
        broker.empty();
      }
    }
    return Map.of("through", through);
  }

  private static Map<String, Object> hub(
      Path folder, int bytes, int count, int rounds, Engine engine) throws Exception {
    List<Double> intake = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    List<Double> kilobytes = new ArrayList<>();
    List<String> every = HubSubject.routes(true);
    List<String> first = HubSubject.routes(false);
    int from = 0;
    try (HubSubject subject = HubSubject.start(folder, engine, null)) {
      subject.stop(every);
      // what is hot in the end should be hot here
      for (int round = -WARM_UP; round < rounds; round++) {
        subject.fill(Agencies.bodies(from, count, bytes));
        from += count;
        Cost cost = Cost.now();
        long start = System.nanoTime();
        subject.start(every);
        subject.awaitAll(count);
        double rate = rate(count, start);
        Cost spent = cost.since();
        subject.stop(every);
        subject.empty();

        subject.fill(Agencies.bodies(from, count, bytes));
        from += count;
        start = System.nanoTime();
        subject.start(first);
        subject.awaitIntake();
        double intakeRate = rate(count, start);
        subject.start(every.stream().filter(route -> !first.contains(route)).toList());
        subject.awaitAll(count);
        subject.stop(every);
        subject.empty();
        System.out.printf(
            "hub: %.0f end to end, %.0f intake; %.0f us of CPU and %.0f kB allocated for each%n",
            rate, intakeRate, spent.cpuMicros() / count, spent.kilobytes() / count);
        if (round >= 0) {
          all.add(rate);
          intake.add(intakeRate);
          cpu.add(spent.cpuMicros() / count);
          kilobytes.add(spent.kilobytes() / count);
        }
      }
    }
    return Map.of("intake", intake, "endToEnd", all, "cpuMicros", cpu, "kilobytes", kilobytes);
  }

  /** Here {@code rounds} is the rate. */
  private static Map<String, Object> latencyRaw(
      Path folder, int bytes, int count, int rate, int consumers, int batch) throws Exception {
    int port;
    try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (PlainBroker broker = new PlainBroker(folder, true, port);
        RawHops hops = new RawHops(broker, consumers, batch, true)) {
      return Latency.measure(id -> new QueuePartner(id, port), bytes, rate, count / 2, count);
    }
  }

  /** Here {@code rounds} is the rate. */
  private static Map<String, Object> latencyHub(Path folder, int bytes, int count, int rate)
      throws Exception {
    try (HubSubject subject = HubSubject.start(folder, Engine.SQLITE, null)) {
      subject.fill(Agencies.bodies(50_000_000, count, bytes));
      subject.awaitAll(count);
      List<String> every = HubSubject.routes(true);
      subject.stop(every);
      subject.empty();
      subject.start(every);
      return Latency.measure(subject.hub()::partner, bytes, rate, count / 2, count);
    }
  }

  private static Map<String, Object> http(Path folder, int bytes, int count, int rounds)
      throws Exception {
    List<Double> straight = new ArrayList<>();
    List<Double> through = new ArrayList<>();
    try (HttpEnds ends = new HttpEnds();
        HubSubject subject = HubSubject.start(folder, Engine.SQLITE, ends.url())) {
      int port = subject.hub().httpPort();
      for (int round = -WARM_UP; round < rounds; round++) {
        byte[][] bodies = Agencies.bodies((round + WARM_UP) * count, count, bytes);
        long start = System.nanoTime();
        HttpEnds.post(
            ends.port(),
            bodies,
            new String[] {"/agency-1", "/agency-2", "/agency-3"},
            "HTTP/1.1 201");
        double straightRate = rate(count, start);
        int before = ends.taken();
        start = System.nanoTime();
        HttpEnds.post(port, bodies, new String[] {"/api/v1/messages/enrolment"}, "HTTP/1.1 202");
        double accepted = rate(count, start);
        Waits.until(
            "all at the partners", LONGEST, () -> ends.taken() - before >= count * Agencies.COUNT);
        double throughRate = rate(count, start);
        System.out.printf(
            "http: %.0f straight, %.0f through the hub, %.0f accepted%n",
            straightRate, throughRate, accepted);
        if (round >= 0) {
          straight.add(straightRate);
          through.add(throughRate);
        }
      }
    }
    return Map.of("straight", straight, "through", through);
  }

  private static double rate(int count, long startNanos) {
    return count * 1e9 / (System.nanoTime() - startNanos);
  }
}
