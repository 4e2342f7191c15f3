package id.blkhub.web;

import org.apache.catalina.Context;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * Gives the management port, for metrics and probes, the same limits and error answers. It is an
 * application context of its own and finds this class by its entry in META-INF; with an annotation,
 * the other context would find it too.
 */
public class ManagementPort {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementServer(
      HttpSettings settings) {
    return server -> {
      new HubServer(settings).customize(server);
      server.addContextCustomizers(ManagementPort::removeErrorPages);
    };
  }

  /** Leaves only problem documents, because nobody opens this port with a browser. */
  private static void removeErrorPages(Context context) {
    for (ErrorPage page : context.findErrorPages()) {
      context.removeErrorPage(page);
    }
  }

  @Bean
  FilterRegistrationBean<Faults> managementFaults(FaultLog log) {
    return WebConfiguration.outermost(log);
  }
}
