package id.blkhub.broker;

import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.impl.ssl.DefaultSSLContextFactory;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;

/**
 * Makes a listener of the broker use the SSL context in its parameters instead of creating one from
 * a file. That context shows a certificate that can change while the hub runs. The broker finds
 * this class by {@code META-INF/services}.
 */
public final class GivenContext extends DefaultSSLContextFactory {
  @Override
  public SSLContext getSSLContext(SSLContextConfig config, Map<String, Object> parameters)
      throws Exception {
    return parameters.get(TransportConstants.SSL_CONTEXT_PROP_NAME) instanceof SSLContext given
        ? given
        : super.getSSLContext(config, parameters);
  }

  /** Higher than the priority of the broker's own factory. */
  @Override
  public int getPriority() {
    return super.getPriority() + 1;
  }
}
