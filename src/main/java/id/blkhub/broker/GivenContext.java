package id.blkhub.broker;

import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.impl.ssl.DefaultSSLContextFactory;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;

/**
 * Lets a listener of the broker use the context it is given, whose certificate changes while the
 * hub runs, instead of making one of a file. The broker finds it by {@code META-INF/services}.
 */
public final class GivenContext extends DefaultSSLContextFactory {
  @Override
  public SSLContext getSSLContext(SSLContextConfig config, Map<String, Object> parameters)
      throws Exception {
    return parameters.get(TransportConstants.SSL_CONTEXT_PROP_NAME) instanceof SSLContext given
        ? given
        : super.getSSLContext(config, parameters);
  }

  /** Before the broker's own. */
  @Override
  public int getPriority() {
    return super.getPriority() + 1;
  }
}
