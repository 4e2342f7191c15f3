package id.blkhub.upkeep;

import id.blkhub.contract.Contracts;
import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.journal.JournalStore;
import id.blkhub.meter.MessageMeters;
import id.blkhub.partner.Partners;
import id.blkhub.queue.PoisonMessageHandler;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.SelectiveConsumer;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.util.function.Function;
import org.apache.camel.Processor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of upkeep under the names by which routes call them. */
@Configuration(proxyBeanMethods = false)
class UpkeepConfiguration {
  @Bean
  Processor withdraw(
      SelectiveConsumer queues,
      WithdrawalStore withdrawalStore,
      Partners partners,
      Contracts contracts,
      Seal seal,
      DeliveryHeaderCodec headers,
      Clock clock,
      MessageMeters meters) {
    RemoveFromQueues remove =
        new RemoveFromQueues(queues, withdrawalStore, seal, headers, clock, meters);
    return step(
        QueueBatch.class,
        new CancelQueuedDeliveries(withdrawalStore, remove, partners, contracts, clock, meters)
            ::withdraw);
  }

  @Bean
  SortOut sortOut(
      Correlator correlator,
      Seal seal,
      DeliveryHeaderCodec headers,
      Clock clock,
      MessageMeters meters) {
    return new SortOut(correlator, seal, headers, clock, meters);
  }

  @Bean
  Processor rejectOverdue(SortOut sortOut) {
    return step(QueueBatch.class, sortOut::overdue);
  }

  @Bean
  Processor reportExpired(SortOut sortOut) {
    return step(QueueBatch.class, sortOut::expired);
  }

  @Bean
  Processor parkDead(SortOut sortOut) {
    return step(QueueBatch.class, sortOut::dead);
  }

  @Bean
  Processor storeEvents(JournalStore journal) {
    return step(QueueBatch.class, new StoreEvents(journal)::store);
  }

  @Bean
  PoisonMessageHandler quarantine(
      Seal seal, DeliveryHeaderCodec headers, Clock clock, MessageMeters meters) {
    return new QuarantineFailedMessage(seal, headers, clock, meters);
  }

  @Bean
  ResubmissionFactory resubmissionFactory(
      Seal seal, DeliveryHeaderCodec headers, Partners partners, Clock clock) {
    return new ResubmissionFactory(seal, headers, partners, clock);
  }

  private static <T> Processor step(Class<T> type, Function<T, ?> work) {
    return exchange ->
        exchange.getMessage().setBody(work.apply(type.cast(exchange.getMessage().getBody())));
  }
}
