package id.blkhub.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Shows each new connection the certificate there is then. A handshake asks several times, for the
 * name of a key first and for the key later, so a name tells of which certificate it is, and the
 * one before the newest is kept until the next.
 */
final class LiveKeys extends X509ExtendedKeyManager {
  private record Generation(long number, X509ExtendedKeyManager keys, Generation before) {
    String name(String alias) {
      return alias == null ? null : number + ":" + alias;
    }
  }

  private volatile Generation newest;

  LiveKeys(X509ExtendedKeyManager first) {
    newest = new Generation(1, first, null);
  }

  synchronized void replace(X509ExtendedKeyManager keys) {
    Generation before = new Generation(newest.number(), newest.keys(), null);
    newest = new Generation(before.number() + 1, keys, before);
  }

  private X509ExtendedKeyManager of(String name) {
    Generation now = newest;
    boolean earlier = now.before() != null && name.startsWith(now.before().number() + ":");
    return earlier ? now.before().keys() : now.keys();
  }

  private static String alias(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  @Override
  public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
    Generation now = newest;
    return now.name(now.keys().chooseEngineServerAlias(type, issuers, engine));
  }

  @Override
  public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
    Generation now = newest;
    return now.name(now.keys().chooseServerAlias(type, issuers, socket));
  }

  @Override
  public X509Certificate[] getCertificateChain(String name) {
    return of(name).getCertificateChain(alias(name));
  }

  @Override
  public PrivateKey getPrivateKey(String name) {
    return of(name).getPrivateKey(alias(name));
  }

  @Override
  public String[] getServerAliases(String type, Principal[] issuers) {
    return new String[0];
  }

  /** The hub shows it to those who connect to it, never where it connects itself. */
  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    return new String[0];
  }

  @Override
  public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    return null;
  }
}
