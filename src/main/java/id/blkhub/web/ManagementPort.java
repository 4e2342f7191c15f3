package id.blkhub.web;

import org.apache.catalina.Context;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * The port for figures and probes: the same limits and the same answers. It is a context of its
 * own, found by its entry in META-INF; an annotation would put it into the other one too.
 */
public class ManagementPort {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementServer(
      HttpSettings settings) {
    return server -> {
      new HubServer(settings).customize(server);
      server.addContextCustomizers(ManagementPort::forgetErrorPages);
    };
  }

  /** Nothing but problem documents: nobody looks at this port with a browser. */
  private static void forgetErrorPages(Context context) {
    for (ErrorPage page : context.findErrorPages()) {
      context.removeErrorPage(page);
    }
  }

  @Bean
  FilterRegistrationBean<Faults> managementFaults(FaultLog log) {
    return WebConfiguration.outermost(log);
  }
}
