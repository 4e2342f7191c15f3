package id.blkhub.sftp;

import id.blkhub.sftp.SftpServer.HostKeys;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the SFTP servers of partners. All share one client, which moves bytes and never
 * waits; whoever visits a server waits in a thread of its own.
 */
public final class SftpClients implements AutoCloseable {
  static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  /** For one answer of a server, within the time of a visit. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

  private static final int BYTE_THREADS = 2;

  private final Function<String, SshLogin> logins;
  private final ScheduledExecutorService deadlines;
  private @Nullable SshClient client;
  private boolean closed;

  /**
   * @param logins gives a login by its name, or says what is wrong with its settings
   */
  SftpClients(Function<String, SshLogin> logins) {
    this.logins = logins;
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "hub-sftp-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    this.deadlines = timer;
  }

  /**
   * The server at an address.
   *
   * @param login name of {@code hub.logins}, of the type {@code ssh}
   * @throws IllegalArgumentException that names every setting which is missing or wrong
   */
  public SftpServer server(SftpAddress address, String login) {
    return new SftpServer(this, address, logins.apply(login));
  }

  SftpVisit.Deadline deadline(ClientSession session, Duration limit) {
    return new SftpVisit.Deadline(deadlines, () -> session.close(true), limit);
  }

  /** Started by the first visit: a hub without such partners has none of its threads. */
  synchronized SshClient client() throws SftpFailure {
    if (closed) {
      throw SftpFailure.before(SftpProblem.UNREACHABLE);
    }
    if (client == null) {
      client = made();
      client.start();
    }
    return client;
  }

  /** Nothing of the machine's own user is read: no key, no list of hosts, no configuration. */
  private static SshClient made() {
    SshClient made =
        ClientBuilder.builder()
            .serverKeyVerifier(
                (session, remote, key) -> {
                  HostKeys keys = session.getConnectionContext().getAttribute(SftpServer.HOST_KEYS);
                  return keys != null && keys.believes(key);
                })
            .hostConfigEntryResolver(HostConfigEntryResolver.EMPTY)
            .build();
    made.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    made.setPasswordIdentityProvider(null);
    // without SHA-1, CBC and short codes
    made.setSignatureFactories(
        List.of(
            BuiltinSignatures.nistp256,
            BuiltinSignatures.nistp384,
            BuiltinSignatures.nistp521,
            BuiltinSignatures.rsaSHA512,
            BuiltinSignatures.rsaSHA256));
    made.setCipherFactories(
        List.of(
            BuiltinCiphers.aes256gcm,
            BuiltinCiphers.aes128gcm,
            BuiltinCiphers.aes256ctr,
            BuiltinCiphers.aes192ctr,
            BuiltinCiphers.aes128ctr));
    made.setMacFactories(
        List.of(
            BuiltinMacs.hmacsha256etm,
            BuiltinMacs.hmacsha512etm,
            BuiltinMacs.hmacsha256,
            BuiltinMacs.hmacsha512));
    CoreModuleProperties.NIO_WORKERS.set(made, BYTE_THREADS);
    CoreModuleProperties.AUTH_TIMEOUT.set(made, ANSWER_LIMIT);
    SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(made, ANSWER_LIMIT);
    return made;
  }

  @Override
  public synchronized void close() {
    closed = true;
    deadlines.shutdownNow();
    if (client != null) {
      client.close(true);
      client = null;
    }
  }
}
