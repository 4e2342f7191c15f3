package id.blkhub.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;

/** A partner's server, and who the hub is there. Each visit is a connection of its own. */
public final class SftpServer {
  static final AttributeKey<HostKeys> HOST_KEYS = new AttributeKey<>();

  private final SftpClients clients;
  private final SftpAddress address;
  private final SshLogin login;

  SftpServer(SftpClients clients, SftpAddress address, SshLogin login) {
    this.clients = clients;
    this.address = address;
    this.login = login;
  }

  /**
   * Which keys are believed, and which one the server showed.
   *
   * @param shown type and fingerprint of one that is not believed; null while there is none
   */
  record HostKeys(SshLogin login, AtomicReference<@Nullable String> shown) {
    boolean believes(PublicKey key) {
      try {
        String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        boolean known = login.hostKeys().contains(fingerprint);
        if (!known) {
          shown.set(KeyUtils.getKeyType(key) + ' ' + fingerprint);
        }
        return known;
      } catch (RuntimeException unreadable) {
        return false;
      }
    }
  }

  /** The folders there. */
  public SftpAddress address() {
    return address;
  }

  /**
   * Connects and logs in.
   *
   * @param limit for the connection with all that is done in it, unless more time is given there
   * @throws SftpFailure when the server is away, not the one it was, or refuses the login
   */
  public SftpVisit visit(Duration limit) throws SftpFailure {
    SshClient client = clients.client();
    HostKeys keys = new HostKeys(login, new AtomicReference<>());
    ClientSession session = connected(client, keys);
    SftpVisit.Deadline deadline = clients.deadline(session, limit);
    try {
      authenticated(session, keys);
      return new SftpVisit(
          address, session, SftpClientFactory.instance().createSftpClient(session), deadline);
    } catch (SftpFailure known) {
      deadline.close();
      session.close(true);
      throw known;
    } catch (IOException | RuntimeException broken) {
      deadline.close();
      session.close(true);
      throw SftpFailure.before(SftpProblem.BROKEN, limit.toSeconds());
    }
  }

  private ClientSession connected(SshClient client, HostKeys keys) throws SftpFailure {
    try {
      return client
          .connect(
              login.user(),
              address.host(),
              address.port(),
              AttributeRepository.ofKeyValuePair(HOST_KEYS, keys),
              null)
          .verify(SftpClients.CONNECT_LIMIT)
          .getClientSession();
    } catch (IOException | RuntimeException away) {
      throw SftpFailure.before(SftpProblem.UNREACHABLE);
    }
  }

  private void authenticated(ClientSession session, HostKeys keys) throws IOException {
    Path keyFile = login.keyFile();
    if (keyFile != null) {
      session.addPublicKeyIdentity(keyPair(keyFile));
    } else if (login.key() != null) {
      session.addPasswordIdentity(login.key());
    }
    try {
      session.auth().verify(login.timeout());
    } catch (SshException refused) {
      String shown = keys.shown().get();
      if (shown != null) {
        throw SftpFailure.before(SftpProblem.HOST_KEY_UNKNOWN, shown);
      }
      if (refused.getDisconnectCode()
          == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
        throw SftpFailure.before(SftpProblem.LOGIN_REFUSED, login.setting());
      }
      throw SftpFailure.before(SftpProblem.BROKEN, login.timeout().toSeconds());
    }
  }

  private KeyPair keyPair(Path keyFile) throws SftpFailure {
    FilePasswordProvider password =
        login.key() == null ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(login.key());
    try (InputStream in = Files.newInputStream(keyFile)) {
      for (KeyPair pair :
          SecurityUtils.loadKeyPairIdentities(
              null, NamedResource.ofName("key-file"), in, password)) {
        return pair;
      }
    } catch (IOException | GeneralSecurityException | RuntimeException unusable) {
      throw SftpFailure.before(SftpProblem.KEY_FILE_UNUSABLE, keyFile);
    }
    throw SftpFailure.before(SftpProblem.KEY_FILE_UNUSABLE, keyFile);
  }
}
