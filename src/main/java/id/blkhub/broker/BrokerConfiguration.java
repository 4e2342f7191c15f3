package id.blkhub.broker;

import id.blkhub.correlation.Correlator;
import id.blkhub.delivery.Acknowledged;
import id.blkhub.door.Addresses;
import id.blkhub.meter.MessageMeters;
import id.blkhub.meter.RouteMeters;
import id.blkhub.partner.Accounts;
import id.blkhub.partner.Partners;
import id.blkhub.partner.RateLimiter;
import id.blkhub.queue.BrokerSelectiveConsumer;
import id.blkhub.queue.ConsumerPool;
import id.blkhub.queue.HubQueueComponent;
import id.blkhub.queue.PoisonMessageHandler;
import id.blkhub.queue.SelectiveConsumer;
import id.blkhub.queue.SenderShare;
import id.blkhub.store.DatabaseTrouble;
import id.blkhub.tls.Certificates;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.JMSException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/**
 * The embedded broker and what needs it. Everything that takes the broker as a parameter starts
 * after it and stops before it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  BrokerSettings.class,
  ListenerSettings.class,
  ConsumerSettings.class
})
class BrokerConfiguration {
  @Bean
  MessageMeters messageMeters(MeterRegistry registry) {
    return new MessageMeters(registry);
  }

  /** Camel finds it by its type. */
  @Bean
  RouteMeters routeMeters(MeterRegistry registry) {
    return new RouteMeters(registry);
  }

  @Bean
  DoorCounts doorCounts(MeterRegistry registry, Partners partners) {
    return new DoorCounts(registry, partners);
  }

  @Bean
  HubBrokerEventListener brokerEventListener(DoorCounts counts) {
    return new HubBrokerEventListener(counts);
  }

  @Bean
  BrokerGuard brokerGuard(
      Partners partners,
      Accounts accounts,
      RateLimiter rates,
      HubBrokerEventListener events,
      Clock clock,
      BrokerSettings settings) {
    return new BrokerGuard(partners, accounts, rates, events, clock, settings.largestFrame());
  }

  /**
   * Starts after this process owns the data folder, because the broker would wait for its own lock
   * without end. Starts after the databases too: where the broker has files, databases must exist.
   */
  @Bean
  @DependsOn({"dataFolder", "hubDatabase", "journalDatabase"})
  EmbeddedBroker embeddedBroker(
      BrokerSettings settings,
      ListenerSettings listeners,
      Partners partners,
      BrokerGuard guard,
      DiskFailure diskFailure,
      Certificates certificates) {
    return new EmbeddedBroker(
        settings,
        listeners,
        new BrokerFiles(settings, partners),
        guard,
        diskFailure::happened,
        certificates.of(Certificates.QUEUES));
  }

  @Bean
  DiskFailure diskFailure(ApplicationContext context, BrokerSettings settings) {
    return new DiskFailure(context, settings);
  }

  @Bean
  SelectiveConsumer selectiveConsumer(EmbeddedBroker broker) {
    return new BrokerSelectiveConsumer(broker.connections(), new PageFileScan(broker));
  }

  @Bean
  QuotaWatch quotaWatch(EmbeddedBroker broker, Partners partners) {
    return new QuotaWatch(broker, partners);
  }

  @Bean
  QueueMeters queueMeters(
      EmbeddedBroker broker,
      Acknowledged acknowledged,
      Clock clock,
      MeterRegistry registry,
      MessageMeters messages,
      Partners partners) {
    return new QueueMeters(broker, acknowledged, clock, registry, messages, partners);
  }

  @Bean
  WaitingMeter waitingMeter(Correlator correlator, Partners partners, MeterRegistry registry) {
    return new WaitingMeter(correlator, partners, registry);
  }

  /** Shown as {@code broker}; part of readiness. */
  @Bean
  BrokerHealth brokerHealthIndicator(
      EmbeddedBroker broker, ConsumerPool consumers, WaitingMeter database) {
    return new BrokerHealth(broker, consumers, database);
  }

  @Bean
  ConsumerPool consumerPool(
      EmbeddedBroker broker,
      PoisonMessageHandler poisonMessageHandler,
      ConsumerSettings settings,
      HubBrokerEventListener events) {
    int workers = settings.workersFor(Runtime.getRuntime().availableProcessors());
    ConsumerPool consumers =
        new ConsumerPool(
            broker.connections(),
            poisonMessageHandler,
            failure -> DatabaseTrouble.isTransient(failure) || failure instanceof JMSException,
            workers,
            new SenderShare(
                settings.workersOfOneSender(workers),
                queue -> Addresses.isIn(queue) ? Addresses.partnerOf(queue) : null),
            settings.longestPause(),
            queue -> broker.depth(queue) > 0);
    events.join(consumers);
    return consumers;
  }

  @Bean("hub-queue")
  HubQueueComponent hubQueue(ConsumerPool consumers) {
    return new HubQueueComponent(consumers);
  }
}
