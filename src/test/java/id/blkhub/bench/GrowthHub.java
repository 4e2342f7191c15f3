package id.blkhub.bench;

import id.blkhub.HubApplication;
import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.door.Addresses;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.SandboxSettings;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub in this process, on SQLite, and vacancies that go through it from supra to blk. */
final class GrowthHub implements AutoCloseable {
  static final String IN = Addresses.in("supra", "vacancy");
  static final String DELIVER = Addresses.deliver("blk", "vacancy");
  static final String OUT = Addresses.out("blk", "vacancy");

  private static final String SHA_256_OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final int IN_TRANSACTION = 500;
  private static final long LONGEST_MINUTES = 20;
  private static final int LONGEST_DESCRIPTION = 15_000;

  private final ConfigurableApplicationContext context;
  private final AtomicLong taken = new AtomicLong();
  private int sent;

  private GrowthHub(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @param more employers besides the five shipped partners
   */
  static GrowthHub start(Path folder, int more) throws IOException {
    Employers.write(folder, more);
    Map<String, Object> settings = settings(folder.resolve("data"));
    settings.put("hub.routes", folder.resolve("routes"));
    settings.put("hub.mappings", folder.resolve("mappings"));
    for (int n = 0; n < more; n++) {
      settings.put("hub.accounts." + Employers.id(n), SHA_256_OF_NOTHING);
    }
    return new GrowthHub(run(settings));
  }

  /** A hub as it is shipped, on free ports. */
  static Map<String, Object> settings(Path data) throws IOException {
    Map<String, Object> settings =
        new LinkedHashMap<>(SandboxSettings.of(data, "http://127.0.0.1:9", "hub", "key"));
    for (String port :
        List.of(
            "server.port",
            "management.server.port",
            "hub.broker.amqp.port",
            "hub.broker.mqtt.port",
            "hub.broker.stomp.port")) {
      settings.put(port, 0);
    }
    return settings;
  }

  static ConfigurableApplicationContext run(Map<String, Object> settings) {
    List<String> arguments = new ArrayList<>();
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return new SpringApplication(HubApplication.class).run(arguments.toArray(String[]::new));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  EmbeddedBroker broker() {
    return bean(EmbeddedBroker.class);
  }

  /** blk reads its queue and supra its receipts from now on. */
  void read() throws JMSException {
    new QueuePartner("blk", broker().amqpPort())
        .listen(OUT, (text, message) -> taken.incrementAndGet());
    new QueuePartner("supra", broker().amqpPort())
        .listen(Addresses.receipts("supra"), (text, message) -> {});
  }

  long taken() {
    return taken.get();
  }

  void stop(String route) throws Exception {
    bean(CamelContext.class).getRouteController().stopRoute(route);
  }

  void start(String route) throws Exception {
    bean(CamelContext.class).getRouteController().startRoute(route);
  }

  /** Sends new vacancies over AMQP; all are confirmed when it returns. */
  void send(int count, int bytes) throws JMSException {
    try (QueuePartner supra = new QueuePartner("supra", broker().amqpPort());
        Session session = supra.connection().createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer = session.createProducer(session.createQueue(IN));
      int inTransaction = Math.max(1, Math.min(IN_TRANSACTION, (8 << 20) / bytes));
      for (int n = 1; n <= count; n++) {
        producer.send(session.createTextMessage(vacancy(sent++, bytes)));
        if (n % inTransaction == 0) {
          session.commit();
        }
      }
      session.commit();
    }
  }

  /**
   * A sound notice of about that many bytes, at least 900: filled up in its description, or where
   * that may not be so long in the terms of its {@code @context}, of which the contract asks
   * nothing.
   */
  static String vacancy(int n, int bytes) {
    String text =
        """
        {"@context": %s, "@type": "JobPosting",
         "identifier": {"@type": "PropertyValue", "value": "SUPRA-G-%08d"},
         "dateModified": "2026-02-10T09:30:00+07:00", "title": "Juru Las",
         "hiringOrganization": {"@type": "Organization", "name": "PT Supra Contoh",
           "identifier": {"@type": "PropertyValue", "propertyID": "NIB", "value": "9120001234567"}},
         "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress",
           "addressLocality": "Gresik", "addressCountry": "ID"}},
         "totalJobOpenings": 2, "validThrough": "2027-03-31", "employmentType": "FULL_TIME",
         "blk:status": "OPEN", "description": "Las %d %s"}
        """;
    String schema = "\"https://schema.org/\"";
    String filling = "x".repeat(Math.max(1, bytes - text.length() - schema.length()));
    if (filling.length() <= LONGEST_DESCRIPTION) {
      return text.formatted(schema, n, n, filling);
    }
    int half = filling.length() / 2;
    String terms =
        "[%s, {\"x\": \"%s\", \"y\": \"%s\"}]"
            .formatted(schema, filling.substring(half), filling.substring(filling.length() - half));
    return text.formatted(terms, n, n, "x");
  }

  static void await(String what, BooleanSupplier condition) {
    Awaitility.await(what)
        .atMost(LONGEST_MINUTES, TimeUnit.MINUTES)
        .pollDelay(0, TimeUnit.MILLISECONDS)
        .pollInterval(5, TimeUnit.MILLISECONDS)
        .until(condition::getAsBoolean);
  }

  /** Until everything that was sent was taken, and the journal knows it. */
  void awaitTaken() {
    await("all taken", () -> taken.get() >= sent && broker().depth(Addresses.JOURNAL) == 0);
  }

  /** Bytes of the heap that are in use when all garbage is gone. */
  static long live() {
    // what the first collection finishes, the second one frees
    System.gc();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Override
  public void close() {
    context.close();
  }
}
