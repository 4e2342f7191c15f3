package id.blkhub.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Artemis with the queues of the measurement and nothing of the hub. */
final class PlainBroker implements AutoCloseable {
  static final String IN = "in.blk.enrolment";
  static final String RECEIPTS = "receipts.blk";
  static final String JOURNAL = "journal";

  /** What the hub gives each of its addresses with this heap and these partners. */
  private static final long IN_MEMORY = 12 << 20;

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final ActiveMQConnectionFactory connections;

  /**
   * @param tuned the hub's own settings of the broker's journal; else the broker's defaults
   * @param amqpPort where to listen; 0 for nowhere
   */
  PlainBroker(Path data, boolean tuned, int amqpPort) throws Exception {
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setSecurityEnabled(false);
    configuration.setPersistenceEnabled(true);
    configuration.setJMXManagementEnabled(false);
    configuration.setJournalDirectory(data.resolve("journal").toString());
    configuration.setBindingsDirectory(data.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(data.resolve("large").toString());
    configuration.setPagingDirectory(data.resolve("paging").toString());
    configuration.setJournalType(JournalType.NIO);
    configuration.setMaxDiskUsage(-1);
    if (tuned) {
      configuration.setJournalDatasync(true);
      configuration.setJournalBufferTimeout_NIO(200_000);
      configuration.setJournalBufferSize_NIO(8 << 20);
      configuration.setJournalFileSize(16 << 20);
    }
    configuration.addAcceptorConfiguration(
        new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", 0)));
    if (amqpPort != 0) {
      configuration.addAcceptorConfiguration(
          new TransportConfiguration(
              NettyAcceptorFactory.class.getName(),
              Map.of("host", "127.0.0.1", "port", amqpPort, "protocols", "AMQP")));
    }
    configuration.addAddressSetting(
        "#",
        new AddressSettings()
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
            .setMaxSizeBytes(IN_MEMORY)
            .setAutoCreateAddresses(true)
            .setAutoCreateQueues(true)
            .setDefaultAddressRoutingType(RoutingType.ANYCAST)
            .setDefaultQueueRoutingType(RoutingType.ANYCAST));
    broker.setConfiguration(configuration);
    broker.start();
    createQueues();
    connections = new ActiveMQConnectionFactory("vm://0");
    connections.setBlockOnDurableSend(true);
    connections.setProducerWindowSize(-1);
    connections.setCacheDestinations(true);
    connections.setUseGlobalPools(true);
    connections.setMinLargeMessageSize(4 << 20);
  }

  private static List<String> queues() {
    List<String> queues = new java.util.ArrayList<>(List.of(IN, RECEIPTS, JOURNAL));
    for (int n = 1; n <= Agencies.COUNT; n++) {
      queues.add(deliver(n));
      queues.add(out(n));
    }
    return queues;
  }

  static String deliver(int n) {
    return "deliver." + Agencies.id(n) + ".enrolment";
  }

  static String out(int n) {
    return "out." + Agencies.id(n) + ".enrolment";
  }

  ActiveMQConnectionFactory connections() {
    return connections;
  }

  long depth(String queue) {
    return queue(queue).getMessageCount();
  }

  /**
   * Makes the queues anew. Where they only lose their messages, the broker may go on counting some
   * that it had moved to disk, and a round that waits for a depth waits for ever.
   */
  void empty() throws Exception {
    for (String queue : queues()) {
      broker.getActiveMQServer().destroyQueue(SimpleString.of(queue), null, false, true, true);
    }
    createQueues();
  }

  private void createQueues() throws Exception {
    for (String queue : queues()) {
      broker
          .getActiveMQServer()
          .createQueue(
              QueueConfiguration.of(queue)
                  .setAddress(queue)
                  .setRoutingType(RoutingType.ANYCAST)
                  .setDurable(true));
    }
  }

  private Queue queue(String name) {
    return broker.getActiveMQServer().locateQueue(SimpleString.of(name));
  }

  void fill(byte[][] bodies) throws JMSException {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer = session.createProducer(session.createQueue(IN));
      int inTransaction = 0;
      for (byte[] body : bodies) {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        producer.send(message);
        if (++inTransaction % 500 == 0) {
          session.commit();
        }
      }
      session.commit();
    }
  }

  @Override
  public void close() throws Exception {
    connections.close();
    broker.stop();
  }
}
