package id.blkhub.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Ids;
import id.blkhub.message.State;
import id.blkhub.queue.SelectiveConsumer;
import id.blkhub.sandbox.MqttPartner;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.StompPartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HttpPartner.Answer;
import id.blkhub.support.TestHub;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that takes its deliveries over HTTP, alone or beside a queue client of its own. */
class OutboxIT {
  private static final String VACANCIES = "/api/v1/outbox/vacancy";

  private static TestHub hub;
  private static QueuePartner supra;
  private static Mailbox receipts;
  private static HttpPartner blk;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    hub = TestHub.start(data, Engine.SQLITE);
    supra = hub.partner("supra");
    receipts = Mailbox.of(supra, "receipts.supra");
    blk = new HttpPartner("blk", "blk", hub.httpPort());
  }

  @AfterAll
  static void stop() throws Exception {
    supra.close();
    hub.close();
  }

  @AfterEach
  void shouldLeaveNothingAstray() {
    Checks.nothingWentAstray(hub);
  }

  @Test
  void shouldComeAgainUntilItIsAcknowledgedAndCountOnce() throws Exception {
    long before = delivered();
    supra.send("in.supra.vacancy", Letters.vacancy(1));
    receipts.receipt(Letters.vacancyId(1), State.AVAILABLE, "blk");

    JsonNode item = item(blk.get(VACANCIES), Letters.vacancyId(1));
    String id = item.get("id").asText();
    assertThat(item(blk.get(VACANCIES), Letters.vacancyId(1))).isEqualTo(item);
    assertThat(item.get("type").asText()).isEqualTo("id.blkhub.vacancy");
    assertThat(item.get("kind").asText()).isEqualTo("vacancy");
    assertThat(item.has("repeated")).isFalse();
    assertThat(new HttpPartner("supra", "supra", hub.httpPort()).acknowledge(id).status())
        .as("another partner's")
        .isEqualTo(404);
    assertThat(delivered()).isEqualTo(before);

    Answer first = blk.acknowledge(id);
    Answer second = blk.acknowledge(id);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second).isEqualTo(first);
    assertThat(blk.get(VACANCIES).text()).doesNotContain(id);
    receipts.receipt(Letters.vacancyId(1), State.DELIVERED, "blk");
    Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(1), "blk", State.DELIVERED);
    assertThat(delivered()).isEqualTo(before + 1);
    assertThat(deliveredReceipts(1)).isEqualTo(1);
  }

  @Test
  void shouldShowNothingOfTheHubsOwnOverAnyProtocol() throws Exception {
    List<String> attributes =
        List.of(
            "cloudEvents_id",
            "cloudEvents_source",
            "cloudEvents_specversion",
            "cloudEvents_time",
            "cloudEvents_type");
    Set<String> names = ConcurrentHashMap.newKeySet();
    try (QueuePartner amqp = hub.partner("blk")) {
      amqp.listen("out.blk.vacancy", (text, message) -> names.addAll(propertyNames(message)));
      deliver(201);
    }
    assertThat(names).containsAll(attributes);
    assertThat(names)
        .allMatch(
            name ->
                name.startsWith("JMSX")
                    || name.equals("JMS_AMQP_CONTENT_TYPE")
                    || attributes.contains(name));

    names.clear();
    try (MqttPartner mqtt = new MqttPartner("blk", hub.mqttPort(), MqttPartner.Version.V5)) {
      mqtt.listen("out.blk.vacancy", (text, shown) -> names.addAll(shown.keySet()));
      deliver(202);
    }
    assertThat(names).containsExactlyInAnyOrder("id", "source", "specversion", "time", "type");

    try (StompPartner stomp = new StompPartner("blk", hub.stompPort())) {
      supra.send("in.supra.vacancy", Letters.vacancy(203));
      stomp.subscribe("out.blk.vacancy", "client-individual");
      StompPartner.Frame frame = stomp.take();
      Set<String> ofStomp =
          Set.of("ack", "destination", "message-id", "subscription", "redelivered", "timestamp");
      assertThat(frame.headers().keySet())
          .containsAll(attributes)
          .allMatch(
              name ->
                  name.startsWith("content-")
                      || ofStomp.contains(name)
                      || attributes.contains(name));
      stomp.acknowledge(frame);
    }
    receipts.receipt(Letters.vacancyId(203), State.DELIVERED, "blk");

    supra.send("in.supra.vacancy", Letters.vacancy(204));
    receipts.receipt(Letters.vacancyId(204), State.AVAILABLE, "blk");
    JsonNode item = item(blk.get(VACANCIES), Letters.vacancyId(204));
    assertThat(item.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("id", "type", "time", "kind", "data");
    assertThat(blk.acknowledge(item.get("id").asText()).status()).isEqualTo(200);
  }

  @Test
  void shouldShowNothingOfTheHubsOwnOnAReceipt() throws Exception {
    Set<String> names = ConcurrentHashMap.newKeySet();
    try (QueuePartner sender = hub.partner("blk")) {
      sender.listen("receipts.blk", (text, message) -> names.addAll(propertyNames(message)));
      sender.send("in.blk.enrolment", Letters.enrolment(205));
      await("receipts").atMost(Mailbox.PATIENCE).until(() -> !names.isEmpty());
    }
    assertThat(names).noneMatch(name -> name.startsWith("hub"));
  }

  private static void deliver(int n) throws JMSException {
    supra.send("in.supra.vacancy", Letters.vacancy(n));
    receipts.receipt(Letters.vacancyId(n), State.DELIVERED, "blk");
  }

  private static List<String> propertyNames(Message message) {
    try {
      return Collections.list(message.getPropertyNames()).stream().map(Object::toString).toList();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldGiveEachMessageOnceWhereAQueueClientReadsBesideIt() throws Exception {
    long before = delivered();
    int count = 30;
    for (int n = 100; n < 100 + count; n++) {
      supra.send("in.supra.vacancy", Letters.vacancy(n));
    }
    receipts.receipt(Letters.vacancyId(100 + count - 1), State.AVAILABLE, "blk");
    List<String> ids =
        StreamSupport.stream(
                blk.get(VACANCIES + "?limit=100").json().get("items").spliterator(), false)
            .map(item -> item.get("id").asText())
            .toList();
    assertThat(ids).hasSize(count);

    try (QueuePartner client = hub.partner("blk")) {
      Mailbox mailbox = Mailbox.of(client, "out.blk.vacancy");
      for (String id : ids) {
        assertThat(blk.acknowledge(id).status())
            .as("taken, or in the client's hands")
            .isIn(200, 409);
      }
      await("the queue is empty")
          .atMost(Mailbox.PATIENCE)
          .until(() -> hub.depth("out.blk.vacancy") == 0);
      assertThat(mailbox.letters()).hasSizeLessThanOrEqualTo(count);
    }
    await("each is counted once")
        .atMost(Mailbox.PATIENCE)
        .untilAsserted(() -> assertThat(delivered()).isEqualTo(before + count));
    IntStream.range(100, 100 + count)
        .forEach(n -> receipts.receipt(Letters.vacancyId(n), State.DELIVERED, "blk"));
    IntStream.range(100, 100 + count)
        .forEach(n -> assertThat(deliveredReceipts(n)).as("receipts of " + n).isEqualTo(1));
  }

  @Test
  void shouldPageThroughTenThousandInReasonableTime() throws Exception {
    int many = 10_000;
    lay("out.supra.certification", many);
    HttpPartner reader = new HttpPartner("supra", "supra", hub.httpPort());
    Set<String> seen = new HashSet<>();
    String after = "0";
    long start = System.nanoTime();
    int pages = 0;
    while (true) {
      JsonNode page = reader.get("/api/v1/outbox/certification?limit=100&after=" + after).json();
      if (page.get("items").isEmpty()) {
        break;
      }
      page.get("items").forEach(item -> seen.add(item.get("id").asText()));
      after = page.get("next").asText();
      pages++;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);

    assertThat(seen).hasSize(many);
    assertThat(pages).isEqualTo(many / 100);
    assertThat(took).as("10,000 took " + took).isLessThan(Duration.ofSeconds(10));
    String last = seen.stream().max(String::compareTo).orElseThrow();
    assertThat(
            hub.bean(SelectiveConsumer.class)
                .take(
                    "out.supra.certification",
                    MessageProperties.MESSAGE_ID + " = '" + last + "'",
                    1,
                    message -> List.of())
                .count())
        .as("what lies behind all others can be taken")
        .isEqualTo(1);
  }

  private static void lay(String queue, int count) throws Exception {
    try (Connection connection = hub.bean(EmbeddedBroker.class).connections().createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      for (int n = 0; n < count; n++) {
        String text = "{\"n\":" + n + '}';
        Message message = n % 2 == 0 ? bytes(session, text) : session.createTextMessage(text);
        message.setStringProperty(MessageProperties.MESSAGE_ID, Ids.next());
        producer.send(message);
      }
      session.commit();
    }
  }

  private static Message bytes(Session session, String text) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(text.getBytes(UTF_8));
    return message;
  }

  private static JsonNode item(Answer answer, String part) {
    assertThat(answer.status()).isEqualTo(200);
    return StreamSupport.stream(answer.json().get("items").spliterator(), false)
        .filter(item -> item.get("data").toString().contains(part))
        .findFirst()
        .orElseThrow();
  }

  private static long deliveredReceipts(int n) {
    return receipts.receipts(Letters.vacancyId(n)).stream()
        .filter(receipt -> receipt.path("state").asText().equals("DELIVERED"))
        .count();
  }

  private static long delivered() {
    return (long)
        hub
            .bean(MeterRegistry.class)
            .find("blkhub.messages")
            .tags("partner", "blk", "kind", "vacancy", "state", "delivered")
            .counters()
            .stream()
            .mapToDouble(Counter::count)
            .sum();
  }
}
