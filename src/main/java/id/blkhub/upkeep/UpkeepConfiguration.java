package id.blkhub.upkeep;

import id.blkhub.contract.Contracts;
import id.blkhub.correlation.ConsentEnds;
import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Documents;
import id.blkhub.exchange.Receivers;
import id.blkhub.exchange.SendLedger;
import id.blkhub.journal.JournalStore;
import id.blkhub.meter.MessageMeters;
import id.blkhub.partner.Partners;
import id.blkhub.queue.PoisonMessageHandler;
import id.blkhub.queue.SelectiveConsumer;
import id.blkhub.seal.Seal;
import id.blkhub.step.RouteStep;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the steps of {@link UpkeepSteps}; each bean has the name by which routes call it. */
@Configuration(proxyBeanMethods = false)
class UpkeepConfiguration {
  @Bean
  RouteStep<?, ?> storeEvents(JournalStore journal) {
    return UpkeepSteps.STORE_EVENTS.doing(new StoreEvents(journal)::store);
  }

  @Bean
  RouteStep<?, ?> rejectOverdueMessages(
      Correlator correlator, Seal seal, Clock clock, MessageMeters meters) {
    return UpkeepSteps.REJECT_OVERDUE_MESSAGES.doing(
        new RejectOverdueMessages(correlator, seal, clock, meters)::reject);
  }

  @Bean
  RouteStep<?, ?> reportExpiredDeliveries(
      DeliveryHeaderCodec headers, Clock clock, MessageMeters meters) {
    return UpkeepSteps.REPORT_EXPIRED_DELIVERIES.doing(
        new ReportExpiredDeliveries(headers, clock, meters)::report);
  }

  @Bean
  RouteStep<?, ?> parkRejectedDeliveries(
      Seal seal, DeliveryHeaderCodec headers, Clock clock, MessageMeters meters) {
    return UpkeepSteps.PARK_REJECTED_DELIVERIES.doing(
        new ParkRejectedDeliveries(seal, headers, clock, meters)::park);
  }

  @Bean
  RemoveFromQueues removeFromQueues(
      SelectiveConsumer queues,
      SendLedger ledger,
      Seal seal,
      DeliveryHeaderCodec headers,
      Clock clock,
      MessageMeters meters) {
    return new RemoveFromQueues(queues, ledger, seal, headers, clock, meters);
  }

  @Bean
  CancelQueuedDeliveries withdrawnDeliveries(
      WithdrawalStore withdrawals,
      SendLedger ledger,
      RemoveFromQueues queues,
      Partners partners,
      Contracts contracts,
      Clock clock) {
    return new CancelQueuedDeliveries(withdrawals, ledger, queues, partners, contracts, clock);
  }

  @Bean
  ErasureNotices erasureNotices(
      Partners partners,
      Contracts contracts,
      Documents documents,
      DeliveryHeaderCodec headers,
      Clock clock,
      @Value("${hub.zone}") ZoneId zone) {
    return new ErasureNotices(partners, contracts, documents, headers, clock.withZone(zone));
  }

  @Bean
  EndRevokedDeliveries revokedDeliveries(
      RemoveFromQueues queues, SendLedger ledger, ErasureNotices notices, Clock clock) {
    return new EndRevokedDeliveries(queues, ledger, notices, clock);
  }

  @Bean
  LookIntoEndedConsents endedConsents(
      ConsentEnds consents, Partners partners, Receivers receivers, Clock clock) {
    return new LookIntoEndedConsents(consents, partners, receivers, clock);
  }

  @Bean
  RouteStep<?, ?> cancelQueuedDeliveries(
      CancelQueuedDeliveries withdrawals,
      EndRevokedDeliveries revocations,
      LookIntoEndedConsents endedConsents,
      MessageMeters meters) {
    return UpkeepSteps.CANCEL_QUEUED_DELIVERIES.doing(
        new TakeOutOfQueues(withdrawals, revocations, endedConsents, meters)::takeOut);
  }

  @Bean
  PoisonMessageHandler quarantineFailedMessage(
      Seal seal, DeliveryHeaderCodec headers, Clock clock, MessageMeters meters) {
    return new QuarantineFailedMessage(seal, headers, clock, meters);
  }

  @Bean
  ResubmissionFactory resubmissionFactory(
      Seal seal, DeliveryHeaderCodec headers, Partners partners, Clock clock) {
    return new ResubmissionFactory(seal, headers, partners, clock);
  }
}
