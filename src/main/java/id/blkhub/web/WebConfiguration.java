package id.blkhub.web;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Beans of the port for partners and the console. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSettings.class)
public class WebConfiguration {
  /** Metrics and probes have a plain JSON type, which does not name the framework. */
  @Bean
  EndpointMediaTypes plainJson() {
    return new EndpointMediaTypes("application/json");
  }

  @Bean
  FaultLog faultLog() {
    return new FaultLog();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> hubServer(HttpSettings settings) {
    return new HubServer(settings);
  }

  @Bean
  FilterRegistrationBean<Faults> faults(FaultLog log) {
    return outermost(log);
  }

  static FilterRegistrationBean<Faults> outermost(FaultLog log) {
    FilterRegistrationBean<Faults> registration = new FilterRegistrationBean<>(new Faults(log));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return registration;
  }
}
