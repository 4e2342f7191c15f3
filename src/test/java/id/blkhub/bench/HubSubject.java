package id.blkhub.bench;

import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalSums;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;

/** The whole hub with three more receivers of enrolments, and a hand on its routes. */
final class HubSubject implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final String IN = Addresses.in("blk", "enrolment");

  private static final String JOURNAL = "journal";
  private static final long NOTHING_MORE_MILLIS = 1_000;
  private static final Set<State> ARRIVED = Set.of(State.AVAILABLE, State.DELIVERED);

  private final TestHub hub;
  private final CamelContext camel;
  private long expected;

  private HubSubject(TestHub hub) {
    this.hub = hub;
    this.camel = hub.bean(CamelContext.class);
  }

  /**
   * @param url where the agencies take messages by HTTP; null for agencies that read queues
   */
  static HubSubject start(Path folder, Engine engine, String url) throws IOException {
    Agencies.write(folder, url);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("hub.routes", folder.resolve("routes"));
    settings.put("hub.mappings", folder.resolve("mappings"));
    settings.put("hub.broker.accepted-per-address", "4GB");
    for (int n = 1; n <= Agencies.COUNT; n++) {
      settings.put("hub.accounts." + Agencies.id(n), sha256(Agencies.id(n)));
    }
    return new HubSubject(TestHub.start(folder.resolve("data"), engine, settings));
  }

  TestHub hub() {
    return hub;
  }

  static List<String> routes(boolean onward) {
    List<String> routes = new ArrayList<>(List.of("in.blk.enrolment"));
    if (onward) {
      routes.add(JOURNAL);
      for (int n = 1; n <= Agencies.COUNT; n++) {
        routes.add("deliver." + Agencies.id(n) + ".enrolment");
      }
    }
    return routes;
  }

  void stop(List<String> routes) throws Exception {
    for (String route : routes) {
      camel.getRouteController().stopRoute(route);
    }
  }

  void start(List<String> routes) throws Exception {
    for (String route : routes) {
      camel.getRouteController().startRoute(route);
    }
  }

  /** Puts them in front of the intake, as its sender's client would. */
  void fill(byte[][] bodies) throws Exception {
    try (QueuePartner blk = hub.partner("blk");
        Session session = blk.connection().createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer = session.createProducer(session.createQueue(IN));
      int inTransaction = 0;
      for (byte[] body : bodies) {
        producer.send(session.createTextMessage(new String(body, StandardCharsets.UTF_8)));
        if (++inTransaction % 500 == 0) {
          session.commit();
        }
      }
      session.commit();
    }
  }

  void awaitIntake() {
    Waits.until("the intake to be through", LONGEST, () -> hub.depth(IN) == 0);
  }

  /**
   * Until each agency has so many more available, and the journal knows it. The journal says how
   * many: the depth of a queue that was emptied is not to be relied upon while it is on disk.
   */
  void awaitAll(int each) {
    expected += each;
    awaitIntake();
    for (int n = 1; n <= Agencies.COUNT; n++) {
      String deliveries = Addresses.deliver(Agencies.id(n), "enrolment");
      Waits.until("the end of " + deliveries, LONGEST, () -> hub.depth(deliveries) == 0);
    }
    Waits.until("the journal to be written", LONGEST, hub::journalled);
    for (int n = 1; n <= Agencies.COUNT; n++) {
      String agency = Agencies.id(n);
      // between two commits all queues may be empty for a moment
      Waits.until("all deliveries to " + agency, LONGEST, () -> arrived(agency) >= expected);
      if (arrived(agency) > expected) {
        throw new IllegalStateException(agency + " has more than " + expected + " deliveries");
      }
    }
  }

  private long arrived(String agency) {
    return hub.bean(JournalSums.class).byReceiver().stream()
        .filter(sum -> sum.partner().value().equals(agency) && ARRIVED.contains(sum.state()))
        .mapToLong(JournalSums.Sum::count)
        .sum();
  }

  /**
   * Takes away what a round left, as its receivers do: a queue that loses its messages otherwise
   * while it is on disk goes on counting wrongly. Its routes are stopped before and after.
   */
  void empty() throws Exception {
    start(List.of(JOURNAL));
    for (int n = 1; n <= Agencies.COUNT; n++) {
      drain(Agencies.id(n), Addresses.out(Agencies.id(n), "enrolment"));
    }
    Waits.until("the journal to know who took what", LONGEST, hub::journalled);
    drain("blk", Addresses.receipts("blk"));
    stop(List.of(JOURNAL));
  }

  private void drain(String partner, String queue) throws Exception {
    try (QueuePartner client = hub.partner(partner);
        Session session = client.connection().createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
      int inTransaction = 0;
      while (consumer.receive(NOTHING_MORE_MILLIS) != null) {
        if (++inTransaction % 500 == 0) {
          session.commit();
        }
      }
      session.commit();
    }
  }

  private static String sha256(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    hub.close();
  }
}
