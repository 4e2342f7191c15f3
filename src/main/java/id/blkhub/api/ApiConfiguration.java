package id.blkhub.api;

import id.blkhub.broker.DoorCounts;
import id.blkhub.contract.Contracts;
import id.blkhub.journal.Journal;
import id.blkhub.journal.MessageFinder;
import id.blkhub.partner.Accounts;
import id.blkhub.partner.Partners;
import id.blkhub.partner.RateLimiter;
import id.blkhub.seal.Seal;
import id.blkhub.sending.InboundQueue;
import id.blkhub.translation.Translation;
import id.blkhub.web.FaultLog;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the HTTP door together. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
  private final Clock clock = Clock.systemUTC();

  @Bean
  Refusals apiRefusals(Journal journal) {
    return new Refusals(journal, clock);
  }

  /** Failed logins are counted apart from messages: an address is no partner. */
  @Bean
  FilterRegistrationBean<PartnerAuthentication> partnerAuthentication(
      Accounts accounts, Refusals refusals, Environment environment) {
    int threads = environment.getProperty("server.tomcat.threads.max", Integer.class, 200);
    FilterRegistrationBean<PartnerAuthentication> registration =
        new FilterRegistrationBean<>(
            new PartnerAuthentication(accounts, new RateLimiter(), refusals, new Shares(threads)));
    registration.addUrlPatterns(Paths.ROOT + "*");
    return registration;
  }

  @Bean
  WebMvcConfigurer parametersOfTheApi(Refusals refusals) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ParameterCheck(refusals)).addPathPatterns(Paths.ROOT + "**");
      }
    };
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadBodies() {
    return tomcat -> tomcat.addEngineValves(new UnreadBody());
  }

  @Bean
  ProcessorShare processorShare() {
    return ProcessorShare.ofProcessors(Runtime.getRuntime().availableProcessors());
  }

  @Bean
  MessageCheck messageCheck(
      ObjectProvider<Contracts> contracts,
      ObjectProvider<Translation> translation,
      Partners partners,
      ProcessorShare share) {
    // asked for with each message
    MessageCheck check =
        new ContractCheck(
            SingletonSupplier.of(contracts::getObject),
            SingletonSupplier.of(translation::getObject),
            partners);
    return new SharedCheck(check, share);
  }

  @Bean
  Submission submission(
      MessageCheck check,
      InboundQueue queue,
      Journal journal,
      DoorCounts counts,
      Seal seal,
      MessageFinder finder) {
    return new Submission(check, queue, new Rejections(journal, counts, seal, clock), finder);
  }

  @Bean
  ApiExceptionResolver apiExceptionResolver(FaultLog faults) {
    return new ApiExceptionResolver(faults);
  }
}
