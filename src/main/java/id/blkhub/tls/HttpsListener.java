package id.blkhub.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Adds HTTPS for partners and the console beside HTTP, which stays on loopback for processes on the
 * same machine. Both have the same limits.
 */
public final class HttpsListener
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final LiveCertificate certificate;
  private final String host;
  private final int port;
  private @Nullable Connector connector;

  HttpsListener(LiveCertificate certificate, String host, int port) {
    this.certificate = certificate;
    this.host = host;
    this.port = port;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(new SecondConnector(factory));
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("hub.tls.host is not known: " + host, e);
    }
  }

  /** The port in use, also where the settings ask for a free one. */
  public int port() {
    return Objects.requireNonNull(connector).getLocalPort();
  }

  /** Adds the connector while the first one is set up, when all customizers are known. */
  private final class SecondConnector implements TomcatConnectorCustomizer {
    private final TomcatServletWebServerFactory factory;

    SecondConnector(TomcatServletWebServerFactory factory) {
      this.factory = factory;
    }

    @Override
    public void customize(Connector first) {
      Connector second = new Connector(first.getProtocolHandlerClassName());
      connector = second;
      second.setPort(port);
      second.setThrowOnFailure(true);
      List.copyOf(factory.getConnectorCustomizers()).stream()
          .filter(other -> other != this)
          .forEach(other -> other.customize(second));
      ((AbstractProtocol<?>) second.getProtocolHandler()).setAddress(address());
      WebTls.secure(second, certificate);
      factory.addAdditionalConnectors(second);
    }
  }
}
