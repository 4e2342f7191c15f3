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

/** Gives a web server the hub's limits and its way to tell errors. */
final class HubServer
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
  private final HttpSettings settings;

  HubServer(HttpSettings settings) {
    this.settings = settings;
  }

  /** After those of the framework, whose error page goes; before any that adds a listener. */
  @Override
  public int getOrder() {
    return 1;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.setProtocol(HubHttpProtocol.class.getName());
    server.addConnectorCustomizers(this::limit);
    server.addContextCustomizers(HubServer::tellErrors);
    server.addEngineValves(new RequestGate());
  }

  private void limit(Connector connector) {
    ((HubHttpProtocol) connector.getProtocolHandler()).limits(settings);
    // whoever is turned away for the header alone need not send the body
    connector.setProperty("continueResponseTiming", "onRead");
    connector.setXpoweredBy(false);
  }

  /** In place of the page of the server, and of the document of its framework. */
  private static void tellErrors(Context context) {
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
