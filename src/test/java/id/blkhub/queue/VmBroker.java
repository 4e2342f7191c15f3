package id.blkhub.queue;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A broker in this process that keeps nothing. */
final class VmBroker implements AutoCloseable {
  private static final int LARGE = 10 << 20;

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final ActiveMQConnectionFactory connections;

  /**
   * @param id differs for each test class
   * @param plugins what they refuse, the broker does not do
   */
  VmBroker(int id, ActiveMQServerPlugin... plugins) throws Exception {
    String url = "vm://" + id;
    Configuration configuration =
        new ConfigurationImpl().setPersistenceEnabled(false).setSecurityEnabled(false);
    configuration.addAcceptorConfiguration("vm", url);
    for (ActiveMQServerPlugin plugin : plugins) {
      configuration.registerBrokerPlugin(plugin);
    }
    broker.setConfiguration(configuration).start();
    connections = new ActiveMQConnectionFactory(url);
    connections.setMinLargeMessageSize(LARGE);
  }

  ActiveMQConnectionFactory connections() {
    return connections;
  }

  @Override
  public void close() throws Exception {
    connections.close();
    broker.stop();
  }
}
