package id.blkhub.poll;

import id.blkhub.edge.SourceServices;
import id.blkhub.store.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes {@code partner-poll:} known to Camel, which finds components by the name of the bean. */
@Configuration(proxyBeanMethods = false)
class PollConfiguration {
  @Bean
  PollStore pollStore(@Qualifier("hubDatabase") Database hub, Clock clock) {
    return new PollStore(hub, clock);
  }

  @Bean
  PollRetention pollRetention(PollStore store) {
    return new PollRetention(store);
  }

  @Bean("partner-poll")
  PartnerPollComponent partnerPoll(
      PollStore store,
      MeterRegistry meters,
      SourceServices services,
      @Value("${hub.data}") Path data,
      Clock clock) {
    return new PartnerPollComponent(
        new PartnerPollComponent.PollSetup(
            store, new PollMeters(meters), data.resolve("polls"), clock, services));
  }

  @Bean("partner-table")
  PartnerTableComponent partnerTable(Environment environment) {
    Binder settings = Binder.get(environment);
    return new PartnerTableComponent(
        name ->
            settings
                .bind("hub.partner-databases." + name, Bindable.of(PartnerDatabase.class))
                .orElse(null));
  }
}
