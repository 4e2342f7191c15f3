package id.blkhub.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.sandbox.MqttPartner;
import id.blkhub.sandbox.MqttPartner.Version;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.StompPartner;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HubProcess;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/**
 * An employer that announces vacancies over all protocols at once, one after the other, until told
 * to stop. What was not confirmed is sent again under the same id.
 */
final class Load implements AutoCloseable {
  private static final String PARTNER = "supra";
  private static final String ADDRESS = "in.supra.vacancy";
  private static final String SOURCE = "urn:uji";
  private static final Duration SERVED = Duration.ofSeconds(120);

  /** Over each protocol; the short form is about what happens, not about how much of it. */
  private static final long PACE_MILLIS = Extent.of(400, 100);

  private static final long PAUSE_AFTER_REFUSAL_MILLIS = 250;
  private static final long LONGEST_STOP = TimeUnit.SECONDS.toMillis(150);

  private final Ports hub;
  private final AtomicInteger next = new AtomicInteger(100_000);
  private final Map<Way, Set<String>> confirmed = new EnumMap<>(Way.class);
  private final Map<Way, Map<String, Integer>> refusals = new EnumMap<>(Way.class);
  private final AtomicLong slowest = new AtomicLong();
  private final AtomicLong begun = new AtomicLong(Long.MAX_VALUE);
  private final List<Thread> threads = new ArrayList<>();
  private final Semaphore stopping = new Semaphore(0);
  private volatile boolean stopped;
  private volatile boolean closed;

  /** How a message is sent. */
  enum Way {
    AMQP,
    MQTT_3_1_1,
    MQTT_5,
    STOMP,
    HTTP
  }

  /** Where the hub listens. */
  record Ports(int amqp, int mqtt, int stomp, int http) {
    static Ports of(HubProcess hub) {
      return new Ports(hub.amqpPort(), hub.mqttPort(), hub.stompPort(), hub.httpPort());
    }

    static Ports of(TestHub hub) {
      return new Ports(hub.amqpPort(), hub.mqttPort(), hub.stompPort(), hub.httpPort());
    }
  }

  Load(Ports hub) {
    this.hub = hub;
    // Paho's own threads throw when their client is closed under them; that is no test's failure
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
    for (Way way : Way.values()) {
      confirmed.put(way, ConcurrentHashMap.newKeySet());
      refusals.put(way, new ConcurrentHashMap<>());
      Thread thread = new Thread(() -> run(way), "load-" + way);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void run(Way way) {
    Client client = null;
    try {
      while (!stopped) {
        int number = next.getAndIncrement();
        long before = System.nanoTime();
        boolean done = false;
        while (!done && !closed) {
          try {
            client = client == null ? new Client(way, hub) : client;
            client.send(number);
            done = true;
          } catch (JMSException | IOException | RuntimeException | Refused refusal) {
            refusals.get(way).merge(why(refusal), 1, Integer::sum);
            client = close(client);
            pause(PAUSE_AFTER_REFUSAL_MILLIS);
          }
        }
        if (!done) {
          break;
        }
        confirmed.get(way).add(Texts.vacancyId(number));
        if (before >= begun.get()) {
          slowest.accumulateAndGet(System.nanoTime() - before, Math::max);
        }
        pause(PACE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close(client);
  }

  private static Client close(Client client) {
    if (client != null) {
      client.close();
    }
    return null;
  }

  /** The hub's code or status where it gave one, else the kind of exception. */
  private static String why(Exception refusal) {
    String text = String.valueOf(refusal.getMessage());
    int code = text.indexOf("HUB-");
    return code >= 0
        ? text.substring(code, Math.min(text.length(), code + 8))
        : refusal instanceof Refused ? text : refusal.getClass().getSimpleName();
  }

  private void pause(long millis) throws InterruptedException {
    if (stopping.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      stopping.release();
    }
  }

  /** From now on {@link #slowest()} counts, for messages first sent from now on. */
  void watch() {
    begun.set(System.nanoTime());
    slowest.set(0);
  }

  /** The longest any message took from the first attempt to its confirmation. */
  Duration slowest() {
    return Duration.ofNanos(slowest.get());
  }

  int confirmed(Way way) {
    return confirmed.get(way).size();
  }

  /** How many were confirmed, over each protocol. */
  Map<Way, Integer> counts() {
    Map<Way, Integer> counts = new EnumMap<>(Way.class);
    confirmed.forEach((way, ids) -> counts.put(way, ids.size()));
    return counts;
  }

  /** Everything that was confirmed. */
  Set<String> all() {
    Set<String> all = ConcurrentHashMap.newKeySet();
    confirmed.values().forEach(all::addAll);
    return all;
  }

  /** Why sends were refused, and how often. */
  Map<String, Integer> refusals(Way way) {
    return new TreeMap<>(refusals.get(way));
  }

  int refused() {
    return refusals.values().stream()
        .flatMap(reasons -> reasons.values().stream())
        .mapToInt(n -> n)
        .sum();
  }

  /** Blocks until another message was confirmed over each protocol. */
  void awaitServed() {
    Map<Way, Integer> before = counts();
    await("all are served")
        .atMost(SERVED)
        .untilAsserted(
            () ->
                counts()
                    .forEach(
                        (way, count) ->
                            assertThat(count).as("over " + way).isGreaterThan(before.get(way))));
  }

  /** Begins nothing new; returns when all that was begun is confirmed. */
  void stop() throws InterruptedException {
    stopped = true;
    stopping.release();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_STOP);
    for (Thread thread : threads) {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      if (thread.isAlive()) {
        throw new AssertionError(thread.getName() + " is not through with its last message");
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    stopped = true;
    threads.forEach(Thread::interrupt);
  }

  /** The answer was not 202. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(HttpPartner.Answer answer) {
      super(answer.status() + " " + answer.text());
    }
  }

  private static final class Client {
    private final Way way;
    private final Ports hub;
    private final HttpPartner http;
    private QueuePartner amqp;
    private Session session;
    private MessageProducer producer;
    private MqttPartner mqtt;
    private StompPartner stomp;

    Client(Way way, Ports hub) throws JMSException, IOException {
      this.way = way;
      this.hub = hub;
      this.http = way == Way.HTTP ? new HttpPartner(PARTNER, PARTNER, hub.http()) : null;
      switch (way) {
        case AMQP -> {
          amqp = new QueuePartner(PARTNER, hub.amqp());
          session = amqp.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
          producer = session.createProducer(session.createQueue(ADDRESS));
        }
        case MQTT_3_1_1 -> mqtt = new MqttPartner(PARTNER, hub.mqtt(), Version.V3_1_1);
        case MQTT_5 -> mqtt = new MqttPartner(PARTNER, hub.mqtt(), Version.V5);
        case STOMP -> stomp = new StompPartner(PARTNER, hub.stomp());
        case HTTP -> {
          // one request, one connection
        }
      }
    }

    void send(int number) throws JMSException, IOException, Refused {
      String body = Texts.vacancy(number, 10, 1).toString();
      String id = way + "-" + number;
      Map<String, String> attributes = Map.of("id", id, "source", SOURCE);
      switch (way) {
        case AMQP -> {
          var message = session.createTextMessage(body);
          message.setStringProperty("cloudEvents_id", id);
          message.setStringProperty("cloudEvents_source", SOURCE);
          producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
          producer.send(message);
        }
        case MQTT_3_1_1, MQTT_5 -> mqtt.send(ADDRESS, body.getBytes(UTF_8), attributes);
        case STOMP ->
            stomp.send(
                ADDRESS,
                body.getBytes(UTF_8),
                Map.of("cloudEvents_id", id, "cloudEvents_source", SOURCE));
        case HTTP -> {
          HttpPartner.Answer answer = http.post("vacancy", body, "Idempotency-Key", id);
          if (answer.status() != 202) {
            throw new Refused(answer);
          }
        }
      }
    }

    void close() {
      for (AutoCloseable one : new AutoCloseable[] {amqp, mqtt, stomp}) {
        try {
          if (one != null) {
            one.close();
          }
        } catch (Exception gone) {
          // with the hub
        }
      }
    }
  }
}
