package id.blkhub.broker;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.paging.PagingManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.impl.QueueFactoryImpl;
import org.apache.activemq.artemis.core.server.impl.QueueImpl;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes queues undeletable, except the broker's own. When the broker's MQTT cannot add a
 * subscription to a queue, for example because the partner's password has just changed, it deletes
 * the queue with all its messages (MQTTSubscriptionManager.addSubscription of Artemis 2.55.0).
 */
final class UndeletableQueuesPlugin implements ActiveMQServerPlugin {
  private static final Logger LOG = LoggerFactory.getLogger(UndeletableQueuesPlugin.class);

  /** Begins the names of the broker's own addresses; no address of the hub begins with it. */
  private static final String BROKERS_OWN = "$";

  /** Called before any queue is created or loaded. */
  @Override
  public void registered(ActiveMQServer server) {
    QueueFactoryImpl factory = new UndeletableQueueFactory(server);
    factory.setPostOffice(server.getPostOffice());
    ((ActiveMQServerImpl) server).replaceQueueFactory(factory);
  }

  private static final class UndeletableQueueFactory extends QueueFactoryImpl {
    UndeletableQueueFactory(ActiveMQServer server) {
      super(
          server.getExecutorFactory(),
          server.getScheduledPool(),
          server.getAddressSettingsRepository(),
          server.getStorageManager(),
          server);
    }

    @Override
    public Queue createQueueWith(
        QueueConfiguration configuration, PagingManager paging, Filter filter) {
      if (configuration.getAddress().toString().startsWith(BROKERS_OWN)) {
        return super.createQueueWith(configuration, paging, filter);
      }
      var pages = getPageSubscription(configuration, paging, filter);
      Queue queue =
          new QueueImpl(
              configuration,
              filter,
              pages == null ? null : pages.getPagingStore(),
              pages,
              scheduledExecutor,
              postOffice,
              storageManager,
              addressSettingsRepository,
              executorFactory.getExecutor(),
              server,
              this) {
            @Override
            public void deleteQueue(boolean removeConsumers) {
              LOG.warn("queue={} The broker wanted to delete this queue; it stays", getName());
            }
          };
      server.getCriticalAnalyzer().add(queue);
      return queue;
    }
  }
}
