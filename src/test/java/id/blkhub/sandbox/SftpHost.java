package id.blkhub.sandbox;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A partner's SFTP server: MINA's own server, in this process, on a folder of the test. */
public final class SftpHost implements AutoCloseable {
  private final Path root;
  private final String password;
  private final SshServer server;
  private final Set<String> fingerprints = ConcurrentHashMap.newKeySet();
  private final Set<PublicKey> letIn = ConcurrentHashMap.newKeySet();
  private final AtomicInteger movesToFail = new AtomicInteger();
  private volatile KeyPair shown;
  private volatile CountDownLatch stalled = new CountDownLatch(0);

  private SftpHost(Path root, String password) throws IOException, GeneralSecurityException {
    this.root = root;
    this.password = password;
    this.server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    showNewKey();
    fingerprints.add(fingerprint());
    server.setPasswordAuthenticator((user, given, session) -> password.equals(given));
    server.setPublickeyAuthenticator(
        (user, key, session) -> letIn.stream().anyMatch(one -> KeyUtils.compareKeys(one, key)));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(new Trouble());
    server.setSubsystemFactories(List.of(sftp));
    server.start();
  }

  /**
   * @param password of every user
   */
  public static SftpHost start(Path root, String password)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(root);
    return new SftpHost(root, password);
  }

  /** What the test asks the server to do wrong. */
  private final class Trouble implements SftpEventListener {
    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
        throws IOException {
      if (movesToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IOException("the test said so");
      }
    }

    @Override
    public void reading(
        ServerSession session,
        String handle,
        FileHandle file,
        long offset,
        byte[] data,
        int dataOffset,
        int length)
        throws IOException {
      hold();
    }

    @Override
    public void readEntries(
        ServerSession session, String handle, DirectoryHandle local, Map<String, Path> entries) {
      hold();
    }

    private void hold() {
      try {
        stalled.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The settings of a hub that logs in here by password. */
  public Map<String, Object> settings(String partner, String folder) {
    String url = "sftp://127.0.0.1:" + server.getPort() + "/~/" + folder;
    return SandboxSettings.server(partner, url, password, String.join(" ", fingerprints));
  }

  /** Another key than the one that partners were told. */
  public void showNewKey() throws GeneralSecurityException {
    show(KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256));
  }

  public KeyPair shown() {
    return shown;
  }

  public void show(KeyPair key) {
    shown = key;
    server.setKeyPairProvider(KeyPairProvider.wrap(key));
  }

  public String fingerprint() {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, shown.getPublic());
  }

  /** Takes a login by this key. */
  public void letIn(PublicKey key) {
    letIn.add(key);
  }

  /** The next so many renames fail. */
  public void failMoves(int count) {
    movesToFail.set(count);
  }

  /** Whether it has failed as often as it was told to. */
  public boolean hasFailedMoves() {
    return movesToFail.get() == 0;
  }

  /** Answers no question about files until the latch is open. */
  public void stall(CountDownLatch until) {
    stalled = until;
  }

  /** Drops a file as an upload does that renames it at its end. */
  public void drop(String folder, String name, byte[] bytes) throws IOException {
    Path in = Files.createDirectories(root.resolve(folder).resolve("in"));
    Path unfinished = in.resolve(".upload.part");
    Files.write(unfinished, bytes);
    Files.move(unfinished, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What lies in a folder; nothing where it is not there yet. */
  public List<String> in(String folder) throws IOException {
    if (!Files.isDirectory(root.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  public Path path(String folder) {
    return root.resolve(folder);
  }

  @Override
  public void close() throws IOException {
    stalled.countDown();
    server.stop(true);
  }
}
