package id.blkhub.replay;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.correlation.Correlator;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.ReplayTable;
import id.blkhub.journal.TakenFinder;
import id.blkhub.meter.MessageMeters;
import id.blkhub.partner.Partners;
import id.blkhub.sending.HubSender;
import id.blkhub.step.RouteStep;
import id.blkhub.upkeep.ResubmissionFactory;
import id.blkhub.upkeep.UpkeepSteps;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Requests for replays, and the step by which the route works through them. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {
  @Bean
  ReplayQuota replayRoom(Partners partners, EmbeddedBroker broker) {
    return new ReplayQuota(partners, broker);
  }

  @Bean
  Replays replays(
      TakenFinder taken,
      ReplayTable table,
      HubSender sender,
      ReplayQuota replayQuota,
      Clock clock,
      @Value("${hub.replays-an-hour}") int mostAnHour) {
    if (mostAnHour < 1) {
      throw new IllegalArgumentException(
          "hub.replays-an-hour is " + mostAnHour + ", must be 1 or more");
    }
    return new JournalReplays(taken, table, sender, replayQuota, clock, mostAnHour);
  }

  @Bean
  RepeatableDeliveries repeatableDeliveries(
      TakenFinder taken, JournalFinder payloads, Correlator correlator) {
    return new RepeatableDeliveries(taken, payloads, correlator);
  }

  @Bean
  RouteStep<?, ?> repeatDeliveries(
      RepeatableDeliveries taken,
      ReplayTable table,
      ResubmissionFactory resubmissionFactory,
      ReplayQuota replayQuota,
      Clock clock,
      MessageMeters meters) {
    SendAgain step = new SendAgain(taken, table, resubmissionFactory, replayQuota, clock, meters);
    return UpkeepSteps.REPEAT_DELIVERIES.doing(step::send);
  }
}
