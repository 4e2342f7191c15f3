package id.blkhub.tls;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Beans for the certificates and their reload. */
@Configuration(proxyBeanMethods = false)
class TlsConfiguration {
  private static final Map<String, List<String>> LISTENERS =
      Map.of(
          Certificates.HUB,
          List.of("https"),
          Certificates.QUEUES,
          List.of("amqp", "mqtt", "stomp"));

  /** The start has already checked the certificates; only a change since then can fail here. */
  @Bean
  Certificates certificates(Environment settings, MeterRegistry meters, Clock clock)
      throws CertificateUnusable {
    Certificates certificates = Certificates.of(settings);
    LISTENERS.forEach(
        (prefix, listeners) ->
            certificates
                .of(prefix)
                .ifPresent(
                    certificate ->
                        listeners.forEach(name -> gauge(meters, name, certificate, clock))));
    return certificates;
  }

  private static void gauge(
      MeterRegistry meters, String listener, LiveCertificate certificate, Clock clock) {
    Gauge.builder(
            "blkhub.certificate.expiry",
            certificate,
            live -> Duration.between(clock.instant(), live.ends()).toSeconds())
        .description("Until the certificate of a listener ends; negative once it has")
        .baseUnit("seconds")
        .tag("listener", listener)
        .register(meters);
  }

  @Bean
  @Conditional(HubCertificate.class)
  HttpsListener httpsListener(
      Certificates certificates,
      @Value("${hub.tls.host}") String host,
      @Value("${hub.tls.https}") int port) {
    return new HttpsListener(certificates.of(Certificates.HUB).orElseThrow(), host, port);
  }

  /** Whether a certificate for the web is configured. */
  static final class HubCertificate implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return WebTls.hasCertificate(context.getEnvironment(), Certificates.HUB);
    }
  }

  @Bean
  CertificateWatch certificateWatch(Certificates certificates, Clock clock) {
    return new CertificateWatch(certificates, clock);
  }
}
