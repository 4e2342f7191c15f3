package id.blkhub.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * HTTPS for partners and the console, beside HTTP, which stays on loopback for what runs on the
 * same machine. The same limits hold on both.
 */
public final class HttpsListener
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final LiveCertificate certificate;
  private final String host;
  private final int port;
  private Connector connector;

  HttpsListener(LiveCertificate certificate, String host, int port) {
    this.certificate = certificate;
    this.host = host;
    this.port = port;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(new BesideTheFirst(factory));
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("hub.tls.host is not known: " + host, e);
    }
  }

  /** Where it really listens. */
  public int port() {
    return connector.getLocalPort();
  }

  /** When the first connector is set up, all that is to be done to one is known. */
  private final class BesideTheFirst implements TomcatConnectorCustomizer {
    private final TomcatServletWebServerFactory factory;

    BesideTheFirst(TomcatServletWebServerFactory factory) {
      this.factory = factory;
    }

    @Override
    public void customize(Connector first) {
      connector = new Connector(first.getProtocolHandlerClassName());
      connector.setPort(port);
      connector.setThrowOnFailure(true);
      List.copyOf(factory.getConnectorCustomizers()).stream()
          .filter(other -> other != this)
          .forEach(other -> other.customize(connector));
      ((AbstractProtocol<?>) connector.getProtocolHandler()).setAddress(address());
      WebTls.secure(connector, certificate);
      factory.addAdditionalConnectors(connector);
    }
  }
}
