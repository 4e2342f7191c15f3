package id.blkhub.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.Mailbox;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In whatever form a message comes, it arrives once, under the id its sender knows it by. */
class FormsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LIMIT = 1 << 20;
  private static final String VACANCY = "in.supra.vacancy";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir private static Path folder;
  private static TestHub hub;
  private static QueuePartner blk;
  private static QueuePartner supra;
  private static Connection free;
  private static Session session;
  private static Mailbox receipts;
  private static Mailbox vacancies;
  private static HttpPartner http;

  private final int number = NUMBER.incrementAndGet();
  private final String id = "bentuk-" + number;
  private final ObjectNode vacancy = Texts.vacancy(number, 1, 1);

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.start(folder, Engine.SQLITE);
    blk = hub.partner("blk");
    supra = hub.partner("supra");
    // a client that does not hold property names to the rules of Java
    free =
        new JmsConnectionFactory(
                "supra",
                "supra",
                "amqp://127.0.0.1:" + hub.amqpPort() + "?jms.validatePropertyNames=false")
            .createConnection();
    free.start();
    session = free.createSession(false, Session.AUTO_ACKNOWLEDGE);
    receipts = Mailbox.of(supra, "receipts.supra");
    vacancies = Mailbox.of(blk, "out.blk.vacancy");
    http = new HttpPartner("supra", "supra", hub.httpPort());
  }

  @AfterAll
  static void stop() throws JMSException {
    free.close();
    blk.close();
    supra.close();
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000, LIMIT / 2, LIMIT})
  void shouldTakeANonDurableMessageUpToTheLimit(int size) throws JMSException {
    byte[] body = new byte[size];
    Arrays.fill(body, (byte) ' ');
    byte[] text = vacancy.toString().getBytes(UTF_8);
    System.arraycopy(text, 0, body, 0, text.length);

    Message sent = send(bytes(body), DeliveryMode.NON_PERSISTENT);

    assertArrivesOnceAs(sent.getJMSMessageID());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cloudEvents_", "cloudEvents:"})
  void shouldTakeABinaryCloudEvent(String prefix) throws JMSException {
    Message message = session.createTextMessage(vacancy.toString());
    message.setStringProperty(prefix + "specversion", "1.0");
    message.setStringProperty(prefix + "id", id);
    message.setStringProperty(prefix + "source", "urn:supra");
    message.setStringProperty(prefix + "type", "lowongan");

    send(message, DeliveryMode.PERSISTENT);

    assertThat(assertArrivesOnceAs(id).path("source").asText()).isEqualTo("urn:supra");
  }

  @Test
  void shouldTakeAStructuredCloudEvent() throws JMSException {
    send(session.createTextMessage(structured().toString()), DeliveryMode.PERSISTENT);

    assertThat(assertArrivesOnceAs(id).path("source").asText()).isEqualTo("urn:supra");
  }

  @Test
  void shouldKnowTheSameEventInAnyMode() throws JMSException {
    send(session.createTextMessage(structured().toString()), DeliveryMode.PERSISTENT);
    assertArrivesOnceAs(id);
    HttpPartner.Answer answer =
        http.post(
            "vacancy", structured().toString(), "Content-Type", "application/cloudevents+json");
    assertThat(answer.status()).isEqualTo(202);

    awaitState(answer.messageId(), "DUPLICATE");
  }

  @Test
  void shouldTakeATextWithoutAnyProperty() throws JMSException {
    Message sent = send(session.createTextMessage(vacancy.toString()), DeliveryMode.PERSISTENT);

    assertArrivesOnceAs(sent.getJMSMessageID());
  }

  @Test
  void shouldTakeBytesWithoutAnyProperty() throws JMSException {
    Message sent = send(bytes(vacancy.toString().getBytes(UTF_8)), DeliveryMode.PERSISTENT);

    assertArrivesOnceAs(sent.getJMSMessageID());
  }

  @Test
  void shouldNameAMessageWithoutAnyIdByItsContent() throws JMSException {
    try (MessageProducer producer = session.createProducer(session.createQueue(VACANCY))) {
      producer.setDisableMessageID(true);
      producer.send(session.createTextMessage(vacancy.toString()));
    }

    JsonNode accepted = awaitAccepted();
    assertThat(accepted.path("senderMessageId").asText()).startsWith("hmac:");
    assertDeliveredOnce(accepted.path("messageId").asText());
  }

  @Test
  void shouldRecogniseAResendUnderANewId() throws JMSException {
    Message first = send(session.createTextMessage(vacancy.toString()), DeliveryMode.PERSISTENT);
    JsonNode status = assertArrivesOnceAs(first.getJMSMessageID());

    Message second = send(bytes(vacancy.toPrettyString().getBytes(UTF_8)), DeliveryMode.PERSISTENT);

    assertThat(second.getJMSMessageID()).isNotEqualTo(first.getJMSMessageID());
    await()
        .atMost(PATIENCE)
        .until(() -> !receipts.receiptsOf(second.getJMSMessageID(), "DUPLICATE").isEmpty());
    assertDeliveredOnce(status.path("messageId").asText());
  }

  @Test
  void shouldTakeAPlainBodyOverHttp() {
    assertThat(http.post("vacancy", vacancy.toString(), "Idempotency-Key", id).status())
        .isEqualTo(202);

    assertArrivesOnceAs(id);
  }

  @Test
  void shouldTakeABinaryCloudEventOverHttp() {
    HttpPartner.Answer answer =
        http.post(
            "vacancy",
            vacancy.toString(),
            "ce-specversion",
            "1.0",
            "ce-id",
            id,
            "ce-source",
            "urn:supra",
            "ce-type",
            "lowongan",
            "Idempotency-Key",
            "not this one");
    assertThat(answer.status()).isEqualTo(202);

    assertThat(assertArrivesOnceAs(id).path("source").asText()).isEqualTo("urn:supra");
  }

  @Test
  void shouldTakeAStructuredCloudEventOverHttp() {
    HttpPartner.Answer answer =
        http.post(
            "vacancy", structured().toString(), "Content-Type", "application/cloudevents+json");
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);

    assertThat(assertArrivesOnceAs(id).path("source").asText()).isEqualTo("urn:supra");
  }

  private ObjectNode structured() {
    ObjectNode event = vacancy.objectNode();
    event.put("specversion", "1.0").put("id", id).put("source", "urn:supra");
    event.put("type", "lowongan").put("datacontenttype", "application/json");
    event.set("data", vacancy);
    return event;
  }

  private static BytesMessage bytes(byte[] body) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(body);
    return message;
  }

  private static Message send(Message message, int mode) throws JMSException {
    try (MessageProducer producer = session.createProducer(session.createQueue(VACANCY))) {
      producer.setDeliveryMode(mode);
      producer.send(message);
      return message;
    }
  }

  /**
   * @return what the hub says of it over HTTP
   */
  private JsonNode assertArrivesOnceAs(String senderMessageId) {
    JsonNode accepted = awaitAccepted();
    assertThat(accepted.path("senderMessageId").asText()).isEqualTo(senderMessageId);
    String messageId = accepted.path("messageId").asText();
    assertDeliveredOnce(messageId);
    JsonNode status = awaitState(messageId, "ACCEPTED");
    assertThat(status.path("senderMessageId").asText()).isEqualTo(senderMessageId);
    return status;
  }

  private JsonNode awaitAccepted() {
    await().atMost(PATIENCE).until(() -> !accepted().isEmpty());
    return accepted().get(0);
  }

  private List<JsonNode> accepted() {
    return receipts.receipts().stream()
        .filter(
            receipt ->
                receipt.path("businessKey").asText().equals(Texts.vacancyId(number))
                    && receipt.path("state").asText().equals("ACCEPTED"))
        .toList();
  }

  private void assertDeliveredOnce(String messageId) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(vacancies.letters())
                    .filteredOn(letter -> letter.messageId().equals(messageId))
                    .hasSize(1));
    assertThat(accepted()).as("accepted once").hasSize(1);
  }

  private static JsonNode awaitState(String messageId, String state) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> http.get("/api/v1/messages/" + messageId).json(),
            status -> status.path("state").asText().equals(state));
  }
}
