package id.blkhub.sending;

import id.blkhub.broker.DoorCounts;
import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.broker.HubBrokerEventListener;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.delivery.Acknowledged;
import id.blkhub.journal.Journal;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.ConsumerPool;
import id.blkhub.queue.SelectiveConsumer;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What sends outside routes. Each stops before the broker, because it depends on it. */
@Configuration(proxyBeanMethods = false)
class SendingConfiguration {
  @Bean
  HubSender hubSender(EmbeddedBroker broker) {
    return new HubSender(broker.connections());
  }

  @Bean
  AcknowledgementJournaler acknowledgementJournaler(
      HubSender sender, Acknowledged acknowledged, HubBrokerEventListener events) {
    AcknowledgementJournaler journaler = new AcknowledgementJournaler(sender, acknowledged);
    events.join(journaler);
    return journaler;
  }

  @Bean
  Journal journal(
      HubSender sender,
      AcknowledgementJournaler journaler,
      Acknowledged acknowledged,
      MessageMeters meters) {
    return new QueuedJournal(sender, journaler, acknowledged, meters);
  }

  @Bean
  InboundQueue inboundQueue(EmbeddedBroker broker, HubSender sender, Clock clock) {
    return new DurableInboundQueue(broker, sender, clock);
  }

  @Bean
  RecordQueue recordQueue(EmbeddedBroker broker, HubSender sender, Clock clock) {
    return new DurableRecordQueue(broker, sender, clock);
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
  DeliveryPauses deliveryPauses(ConsumerPool consumers) {
    return new QueuedDeliveryPauses(consumers);
  }

  @Bean
  WithdrawalQueue withdrawalQueue(HubSender sender, WithdrawalStore withdrawals) {
    return new DurableWithdrawalQueue(sender, withdrawals);
  }
}
