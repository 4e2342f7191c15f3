package id.blkhub.tls;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Encrypts the management port with the hub's certificate when other machines can reach it. Spring
 * finds this class by {@code META-INF/spring}. It has no annotation, so that the web server for
 * partners does not get it.
 */
class ManagementTls {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementConnectorTls(
      ApplicationContext context, Certificates certificates) {
    return factory -> {
      // without a parent, both share one port, which has its own setting
      if (context.getParent() != null && WebTls.ofManagement(context.getEnvironment())) {
        certificates
            .of(Certificates.HUB)
            .ifPresent(
                certificate ->
                    factory.addConnectorCustomizers(
                        connector -> WebTls.secure(connector, certificate)));
      }
    };
  }
}
