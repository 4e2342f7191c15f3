package id.blkhub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemorySharesTest {
  private static final long MIB = 1 << 20;
  private static final long HEAP = 1024 * MIB;

  private final MemoryShares shares = new MemoryShares(HEAP, 2_000);

  @Test
  void anAddressMayHoldMuchWhileAllHoldLittle() {
    shares.choose(128 * MIB);
    assertThat(shares.each()).isEqualTo(16 * MIB);
  }

  @Test
  void anAddressMayHoldItsShareOnceAllHoldAnEighthOfTheHeap() {
    shares.choose(129 * MIB);
    assertThat(shares.each()).isEqualTo(256 * MIB / 2_000);
  }

  @Test
  void itStaysSoUntilHalfOfThatIsGone() {
    shares.choose(129 * MIB);
    shares.choose(65 * MIB);
    assertThat(shares.each()).isEqualTo(256 * MIB / 2_000);
    shares.choose(64 * MIB);
    assertThat(shares.each()).isEqualTo(16 * MIB);
    shares.choose(65 * MIB);
    assertThat(shares.each()).as("and back only past an eighth").isEqualTo(16 * MIB);
  }

  @Test
  void allTogetherStayBelowTheBrokersLimitForAllMemory() {
    // half the heap, of which up to an eighth may be held before anything is tight
    for (int addresses : new int[] {1, 15, 100, 2_000, 4_096}) {
      MemoryShares of = new MemoryShares(HEAP, addresses);
      of.choose(HEAP);
      assertThat(of.each() * addresses + HEAP / 8).isLessThan(HEAP / 2);
    }
  }

  @Test
  void noAddressHasLessThanAFewMessages() {
    MemoryShares many = new MemoryShares(HEAP, 1_000_000);
    many.choose(HEAP);
    assertThat(many.each()).isEqualTo(64 << 10);
  }

  @Test
  void aRunningBrokerIsToldEachTime(@TempDir Path folder) throws Exception {
    int messageBytes = 50_000;
    MemoryShares small = new MemoryShares(2 * MIB, 10);
    Configuration configuration =
        new ConfigurationImpl()
            .setSecurityEnabled(false)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setLargeMessagesDirectory(folder.resolve("large").toString())
            .addAcceptorConfiguration("vm", "vm://7301")
            .addAddressSetting(
                MemoryShares.ALL,
                new AddressSettings()
                    .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                    .setMaxSizeBytes(small.each()))
            .addAddressSetting("receipts.#", new AddressSettings().setMaxDeliveryAttempts(-1))
            .addAddressSetting("in.#", new AddressSettings().setMaxSizeBytes(MIB));
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ().setConfiguration(configuration);
    broker.start();
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("vm://7301");
        Connection connection = factory.createConnection();
        Session session = connection.createSession()) {
      connection.start();
      ActiveMQServer server = broker.getActiveMQServer();

      send(session, "deliver.a", 8, messageBytes);
      assertThat(pages(server, "deliver.a")).isFalse();

      small.adapt(server);
      send(session, "receipts.b", 3, messageBytes);
      send(session, "in.c", 3, messageBytes);
      assertThat(pages(server, "receipts.b")).isTrue();
      assertThat(pages(server, "in.c")).as("has a limit of its own").isFalse();

      take(session, "deliver.a", 8);
      take(session, "receipts.b", 3);
      take(session, "in.c", 3);
      small.adapt(server);
      send(session, "receipts.d", 8, messageBytes);
      assertThat(pages(server, "receipts.d")).isFalse();
    } finally {
      broker.stop();
    }
  }

  private static void send(Session session, String address, int count, int bytes) throws Exception {
    try (MessageProducer producer = session.createProducer(session.createQueue(address))) {
      for (int n = 0; n < count; n++) {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(new byte[bytes]);
        producer.send(message);
      }
    }
  }

  private static void take(Session session, String address, int count) throws Exception {
    try (MessageConsumer consumer = session.createConsumer(session.createQueue(address))) {
      for (int n = 0; n < count; n++) {
        assertThat(consumer.receive(10_000)).isNotNull();
      }
    }
  }

  private static boolean pages(ActiveMQServer server, String address) throws Exception {
    return server.getPagingManager().getPageStore(SimpleString.of(address)).isPaging();
  }
}
