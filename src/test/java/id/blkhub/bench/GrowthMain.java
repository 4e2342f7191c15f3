package id.blkhub.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.message.Ids;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.seal.Seal;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The hub under one size of something, in a process of its own. */
final class GrowthMain {
  private static final int ROUND = 3_000;
  private static final int ROUNDS = 5;

  /** The start of 300 partners leaves the compiler work for a minute, which is none of theirs. */
  private static final Duration WARM_UP = Duration.ofSeconds(75);

  private static final int SMALL = 1_000;
  private static final Duration LOOK_EVERY = Duration.ofMillis(300);

  private GrowthMain() {}

  /**
   * @param args what grows, a folder, and its size
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    int size = Integer.parseInt(args[2]);
    Child.end(
        switch (args[0]) {
          case "start" -> startOnly(folder);
          case "partners" -> partners(folder, size);
          case "queue" -> queue(folder, size);
          case "body" -> body(folder, size, Integer.parseInt(args[3]));
          case "messages" -> messages(folder, size, Integer.parseInt(args[3]));
          default -> throw new IllegalArgumentException("nothing known of " + args[0]);
        });
  }

  private static double millisSinceStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime();
  }

  private static Map<String, Double> startOnly(Path folder) throws Exception {
    GrowthHub.run(GrowthHub.settings(folder));
    return Map.of("millis", millisSinceStart(), "processor", Growth.processorSeconds());
  }

  private static Map<String, Double> partners(Path folder, int partners) throws Exception {
    Map<String, Double> figures = new LinkedHashMap<>();
    GrowthHub hub = GrowthHub.start(folder, partners - 5);
    figures.put("startMillis", millisSinceStart());
    figures.put("startProcessor", Growth.processorSeconds());
    hub.read();
    List<Double> rates = new ArrayList<>();
    long warm = System.nanoTime() + WARM_UP.toNanos();
    while (rates.size() < ROUNDS) {
      boolean counts = System.nanoTime() > warm;
      hub.stop(GrowthHub.IN);
      hub.send(ROUND, SMALL);
      long from = System.nanoTime();
      hub.start(GrowthHub.IN);
      hub.awaitTaken();
      if (counts) {
        rates.add(ROUND * 1e9 / (System.nanoTime() - from));
      }
    }
    rates.sort(null);
    figures.put("rate", rates.get(rates.size() / 2));
    figures.put("threads", (double) ManagementFactory.getThreadMXBean().getThreadCount());
    figures.put("liveMiB", GrowthHub.live() / 1048576.0);
    return figures;
  }

  /** Deliveries wait in the queue of one partner and kind; then the first of them are drained. */
  private static Map<String, Double> queue(Path folder, int depth) throws Exception {
    int drained = 8_000;
    GrowthHub hub = GrowthHub.start(folder, 0);
    hub.stop(GrowthHub.DELIVER);
    deliveries(hub, drained);
    drain(hub, drained);
    hub.stop(GrowthHub.DELIVER);
    deliveries(hub, depth);
    double live = GrowthHub.live() / 1048576.0;
    return Map.of("rate", drain(hub, drained), "liveMiB", live);
  }

  private static double drain(GrowthHub hub, int count) throws Exception {
    EmbeddedBroker broker = hub.broker();
    long before = broker.depth(GrowthHub.OUT);
    long from = System.nanoTime();
    hub.start(GrowthHub.DELIVER);
    GrowthHub.await("the drain", () -> broker.depth(GrowthHub.OUT) >= before + count);
    return (broker.depth(GrowthHub.OUT) - before) * 1e9 / (System.nanoTime() - from);
  }

  /** What intake puts there for accepted vacancies, without their way through intake. */
  private static void deliveries(GrowthHub hub, int count) throws Exception {
    Seal seal = hub.bean(Seal.class);
    ObjectMapper json = hub.bean(ObjectMapper.class);
    try (Connection connection = hub.broker().connections().createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(session.createQueue(GrowthHub.DELIVER))) {
      for (int n = 1; n <= count; n++) {
        String messageId = Ids.next();
        DeliveryHeader note =
            DeliveryHeader.of(
                    new MessageRef(
                        new MessageId(messageId),
                        new PartnerId("supra"),
                        new Kind("vacancy"),
                        "m-" + n,
                        null,
                        "G-" + n,
                        false),
                    new PartnerId("blk"),
                    Instant.now())
                .build();
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(seal.seal(canonical(n).getBytes(UTF_8), messageId));
        message.setStringProperty(MessageProperties.MESSAGE_ID, messageId);
        message.setStringProperty(
            MessageProperties.DELIVERY_HEADER,
            Base64.getEncoder().encodeToString(seal.seal(json.writeValueAsBytes(note), messageId)));
        message.setStringProperty(MessageProperties.STAGE, MessageProperties.CANONICAL);
        producer.send(message);
        if (n % 500 == 0) {
          session.commit();
        }
      }
      session.commit();
    }
  }

  private static String canonical(int n) {
    return """
    {"vacancyId": "G-%d", "version": 1770690600, "title": "Juru Las", "openings": 2,
     "employer": {"name": "PT Supra Contoh", "nib": "9120001234567"}, "regionCode": "35.25",
     "validThrough": "2027-03-31", "countryCode": "ID", "placement": "AKL", "status": "OPEN",
     "employmentType": "FULL_TIME"}
    """
        .formatted(n);
  }

  /** What is live at most while so many messages are on their way, beyond what was before. */
  private static Map<String, Double> body(Path folder, int bytes, int inFlight) throws Exception {
    GrowthHub hub = GrowthHub.start(folder, 0);
    hub.send(50, bytes);
    GrowthHub.await("warm", () -> hub.broker().depth(GrowthHub.OUT) >= 50);
    hub.stop(GrowthHub.IN);
    long before = GrowthHub.live();
    hub.send(inFlight, bytes);
    AtomicLong peak = new AtomicLong(GrowthHub.live());
    AtomicBoolean over = new AtomicBoolean();
    Thread watch =
        new Thread(
            () -> {
              while (!over.get()) {
                peak.accumulateAndGet(GrowthHub.live(), Math::max);
                // each look collects the whole heap; without a pause nothing else would be done
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
              }
            });
    watch.start();
    hub.start(GrowthHub.IN);
    GrowthHub.await(
        "all available",
        () ->
            hub.broker().depth(GrowthHub.OUT) >= 50 + inFlight
                && hub.broker().depth(id.blkhub.door.Addresses.JOURNAL) == 0);
    over.set(true);
    watch.join();
    double ratio = (peak.get() - before) / (double) bytes / inFlight;
    return Map.of("ratio", ratio, "peakMiB", (peak.get() - before) / 1048576.0);
  }

  private static Map<String, Double> messages(Path folder, int few, int many) throws Exception {
    GrowthHub hub = GrowthHub.start(folder, 0);
    hub.read();
    while (hub.taken() < few) {
      hub.send(ROUND, SMALL);
      hub.awaitTaken();
    }
    double before = GrowthHub.live() / 1048576.0;
    while (hub.taken() < many) {
      hub.send(ROUND, SMALL);
      hub.awaitTaken();
    }
    return Map.of("before", before, "after", GrowthHub.live() / 1048576.0);
  }
}
