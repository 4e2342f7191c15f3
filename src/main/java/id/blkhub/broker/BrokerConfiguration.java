package id.blkhub.broker;

import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.delivery.Acknowledged;
import id.blkhub.door.Addresses;
import id.blkhub.door.AmqpDoor;
import id.blkhub.door.InboundGuardPlugin;
import id.blkhub.door.MqttDoor;
import id.blkhub.door.PartnerSecurity;
import id.blkhub.door.StompDoor;
import id.blkhub.journal.Journal;
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
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The embedded broker and what hangs on it, in the order in which it must start and stop. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerSettings.class)
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
  DoorCounts doorCounts(MeterRegistry registry) {
    return new DoorCounts(registry);
  }

  @Bean
  HubBrokerEventListener doorkeeper(DoorCounts counts) {
    return new HubBrokerEventListener(counts);
  }

  /**
   * After the data folder is ours: the broker would wait for its own lock without end. And after
   * the databases are there: where the broker has files, they must have been made.
   */
  @Bean
  @DependsOn({"dataFolder", "hubDatabase", "journalDatabase"})
  EmbeddedBroker embeddedBroker(
      BrokerSettings settings,
      Partners partners,
      Accounts accounts,
      RateLimiter rates,
      HubBrokerEventListener doorkeeper,
      Clock clock,
      DiskFailure diskFailure,
      Certificates certificates) {
    String hubSecret = secret();
    return new EmbeddedBroker(
        settings,
        new BrokerFiles(settings, partners),
        new PartnerSecurity(accounts, partners, doorkeeper, clock, hubSecret),
        new InboundGuardPlugin(partners, rates, doorkeeper, clock),
        doorkeeper,
        List.of(
            new AmqpDoor(partners, doorkeeper, clock, settings.largestFrame()),
            new MqttDoor(partners, doorkeeper, clock, settings.largestFrame()),
            new StompDoor(partners, doorkeeper, clock, settings.largestFrame())),
        PartnerSecurity.HUB_USER,
        hubSecret,
        secret(),
        diskFailure::happened,
        certificates.of(Certificates.QUEUES));
  }

  @Bean
  DiskFailure diskFailure(ApplicationContext context, BrokerSettings settings) {
    return new DiskFailure(context, settings);
  }

  private static String secret() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Bean
  HubSender hubSender(EmbeddedBroker broker) {
    return new HubSender(broker.connections());
  }

  @Bean
  SelectiveConsumer selectiveConsumer(EmbeddedBroker broker) {
    return new BrokerSelectiveConsumer(broker.connections(), new PageFileScan(broker));
  }

  @Bean
  AcknowledgementJournaler aftermath(
      HubSender sender, Acknowledged acknowledged, HubBrokerEventListener doorkeeper) {
    AcknowledgementJournaler acknowledgementJournaler =
        new AcknowledgementJournaler(sender, acknowledged);
    doorkeeper.join(acknowledgementJournaler);
    return acknowledgementJournaler;
  }

  @Bean
  Journal journal(
      HubSender sender,
      AcknowledgementJournaler acknowledgementJournaler,
      Acknowledged acknowledged,
      MessageMeters meters) {
    return new QueuedJournal(sender, acknowledgementJournaler, acknowledged, meters);
  }

  @Bean
  InboundQueue inboundQueue(EmbeddedBroker broker, HubSender sender, Clock clock) {
    return new DurableInboundQueue(broker, sender, clock);
  }

  @Bean
  Outbox outbox(
      EmbeddedBroker broker,
      SelectiveConsumer queues,
      Acknowledged acknowledged,
      DoorCounts counts) {
    return new QueueOutbox(broker, queues, acknowledged, counts);
  }

  @Bean
  WithdrawalQueue withdrawQueue(HubSender sender, WithdrawalStore withdrawalStore) {
    return new DurableWithdrawalQueue(sender, withdrawalStore);
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
      EmbeddedBroker broker, ConsumerPool consumerPool, WaitingMeter database) {
    return new BrokerHealth(broker, consumerPool, database);
  }

  @Bean
  ConsumerPool lanes(
      EmbeddedBroker broker,
      PoisonMessageHandler poisonMessageHandler,
      BrokerSettings settings,
      HubBrokerEventListener doorkeeper) {
    int workers = settings.workersFor(Runtime.getRuntime().availableProcessors());
    ConsumerPool consumerPool =
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
    doorkeeper.join(consumerPool);
    return consumerPool;
  }

  @Bean("hub-queue")
  HubQueueComponent hubQueue(ConsumerPool consumerPool) {
    return new HubQueueComponent(consumerPool);
  }
}
