package id.blkhub.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives each new connection the newest certificate. A handshake first asks for the alias of a key
 * and later for the key, so an alias contains the generation of its certificate. The generation
 * before the newest is kept, for handshakes in progress.
 */
final class LiveKeys extends X509ExtendedKeyManager {
  private record Generation(long number, X509ExtendedKeyManager keys, @Nullable Generation before) {
    /** The alias with this generation; null where there is no key. */
    @Nullable String name(@Nullable String alias) {
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
    Generation before = now.before();
    return before != null && name.startsWith(before.number() + ":") ? before.keys() : now.keys();
  }

  private static String alias(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal[] issuers, SSLEngine engine) {
    Generation now = newest;
    return now.name(now.keys().chooseEngineServerAlias(type, issuers, engine));
  }

  @Override
  public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
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

  /** Empty: the hub uses its certificate as a server, never as a client. */
  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    return new String[0];
  }

  @Override
  public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    return null;
  }
}
