package id.blkhub.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Ids;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.queue.SelectiveConsumer;
import id.blkhub.queue.SelectiveConsumer.SelectedMessages;
import id.blkhub.remedy.Remedies;
import id.blkhub.remedy.RemedyResult;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies behind more than the broker reads of its pages is reached all the same. */
class DeepQueueIT {
  /** The broker reads 20 MB that nobody takes, and no further. */
  private static final int IN_FRONT = 1_500;

  private static final String CONTENT = "{\"filler\":\"" + "x".repeat(20_000) + "\"}";

  @TempDir static Path data;
  private static TestHub hub;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.start(data, Engine.SQLITE, Map.of());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void shouldTakeWhatLiesDeepAndLeaveTheRestInItsOrder() throws Exception {
    String queue = "out.supra.certification";
    List<String> messageIds = lay(queue);
    String deep = messageIds.get(IN_FRONT - 10);
    assertThatThrownBy(
            () ->
                hub.bean(SelectiveConsumer.class)
                    .take(
                        queue,
                        fits(deep),
                        1,
                        message -> {
                          throw new IllegalStateException("put back");
                        }))
        .hasMessage("put back");

    assertThat(take(queue, deep)).isEqualTo(new SelectedMessages(1, false));

    assertThat(take(queue, deep)).isEqualTo(new SelectedMessages(0, false));
    assertThat(take(queue, Ids.next())).isEqualTo(new SelectedMessages(0, false));
    messageIds.remove(deep);
    assertThat(drained(queue, messageIds.size())).isEqualTo(messageIds);
    assertThat(hub.depth(queue)).isZero();
  }

  @Test
  void shouldCancelAnUnreadDeliveryThatLiesDeep() throws Exception {
    lay("out.blk.vacancy");
    try (QueuePartner supra = hub.partner("supra")) {
      Mailbox receipts = Mailbox.of(supra, "receipts.supra");
      supra.send("in.supra.vacancy", Letters.vacancy(1));
      receipts.receipt(Letters.vacancyId(1), State.AVAILABLE, "blk");
      String id = Checks.message(hub, "vacancy", Letters.vacancyId(1)).messageId().value();
      Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(1), "blk", State.AVAILABLE);

      HttpPartner.Answer answer =
          new HttpPartner("supra", "supra", hub.httpPort())
              .postTo("/api/v1/messages/" + id + "/cancel", "");

      assertThat(answer.status()).isEqualTo(202);
      receipts.receipt(Letters.vacancyId(1), State.CANCELLED, "blk");
      assertThat(hub.depth("out.blk.vacancy")).isEqualTo(IN_FRONT);
    }
  }

  @Test
  void shouldRetryAParkedDeliveryThatLiesDeep() throws Exception {
    lay("parked.bnsp.assessment");
    BnspStub bnsp = hub.bnsp();
    bnsp.misbehave(BnspStub.Mode.UNPROCESSABLE);
    try (QueuePartner blk = hub.partner("blk")) {
      blk.send("in.blk.enrolment", Letters.enrolment(1));
      blk.send("in.blk.assessment", Letters.assessment(1));
      Checks.awaitDelivery(hub, "assessment", Letters.registrationNo(1), "bnsp", State.PARKED);
      bnsp.behave();
      MessageId id = Checks.message(hub, "assessment", Letters.registrationNo(1)).messageId();

      assertThat(hub.bean(Remedies.class).retryParked(id, new PartnerId("bnsp"), "budi"))
          .isEqualTo(RemedyResult.RETRIED);

      Checks.awaitDelivery(hub, "assessment", Letters.registrationNo(1), "bnsp", State.DELIVERED);
      assertThat(hub.bean(Remedies.class).retryParked(id, new PartnerId("bnsp"), "budi"))
          .isEqualTo(RemedyResult.GONE);
    }
  }

  private static SelectedMessages take(String queue, String messageId) {
    return hub.bean(SelectiveConsumer.class).take(queue, fits(messageId), 1, message -> List.of());
  }

  private static String fits(String messageId) {
    return MessageProperties.MESSAGE_ID + " = '" + messageId + "'";
  }

  private static List<String> lay(String queue) throws Exception {
    List<String> messageIds = new ArrayList<>();
    try (Connection connection = hub.bean(EmbeddedBroker.class).connections().createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      for (int n = 0; n < IN_FRONT; n++) {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(CONTENT.getBytes(UTF_8));
        messageIds.add(Ids.next());
        message.setStringProperty(MessageProperties.MESSAGE_ID, messageIds.get(n));
        producer.send(message);
        if (n % 100 == 99) {
          session.commit();
        }
      }
    }
    return messageIds;
  }

  private static List<String> drained(String queue, int count) throws Exception {
    List<String> messageIds = new ArrayList<>();
    try (Connection connection = hub.bean(EmbeddedBroker.class).connections().createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
      connection.start();
      Message message = consumer.receive(Mailbox.PATIENCE.toMillis());
      while (message != null) {
        messageIds.add(message.getStringProperty(MessageProperties.MESSAGE_ID));
        message =
            messageIds.size() < count
                ? consumer.receive(Mailbox.PATIENCE.toMillis())
                : consumer.receiveNoWait();
      }
    }
    return messageIds;
  }
}
