package id.blkhub.tls;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.apache.tomcat.util.net.SSLContext;

/** Adapts a live certificate to the web server's interface; it is initialised already. */
record WebContext(LiveCertificate certificate) implements SSLContext {
  @Override
  public void init(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
    throw new IllegalStateException("the context is ready");
  }

  @Override
  public void destroy() {
    // other listeners use the context too
  }

  @Override
  public SSLSessionContext getServerSessionContext() {
    return certificate.context().getServerSessionContext();
  }

  @Override
  public SSLEngine createSSLEngine() {
    return certificate.context().createSSLEngine();
  }

  @Override
  public SSLServerSocketFactory getServerSocketFactory() {
    return certificate.context().getServerSocketFactory();
  }

  @Override
  public SSLParameters getSupportedSSLParameters() {
    return certificate.context().getSupportedSSLParameters();
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return certificate.keys().getCertificateChain(alias);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    // clients are not asked for a certificate
    return new X509Certificate[0];
  }
}
