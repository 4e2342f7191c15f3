package id.blkhub.web;

import org.apache.catalina.Context;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** Gives a web server the hub's limits and its error answers. */
final class HubServer
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
  private final HttpSettings settings;

  HubServer(HttpSettings settings) {
    this.settings = settings;
  }

  /**
   * Runs after the framework's own, whose error page it removes, and before any that adds a port.
   */
  @Override
  public int getOrder() {
    return 1;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.setProtocol(HubHttpProtocol.class.getName());
    server.addConnectorCustomizers(this::limit);
    server.addContextCustomizers(HubServer::reportErrors);
    server.addEngineValves(new RequestGate());
  }

  private void limit(Connector connector) {
    ((HubHttpProtocol) connector.getProtocolHandler()).limits(settings);
    // a client that is refused by its header need not send the body
    connector.setProperty("continueResponseTiming", "onRead");
    connector.setXpoweredBy(false);
  }

  /** Replaces the web server's error page and the framework's error document. */
  private static void reportErrors(Context context) {
    StandardHost host = (StandardHost) context.getParent();
    Pipeline pipeline = host.getPipeline();
    for (Valve valve : pipeline.getValves()) {
      if (valve instanceof ErrorReportValve) {
        pipeline.removeValve(valve);
      }
    }
    host.setErrorReportValveClass(ProblemReport.class.getName());
    pipeline.addValve(new ProblemReport());
  }
}
