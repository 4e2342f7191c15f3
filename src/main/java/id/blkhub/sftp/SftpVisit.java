package id.blkhub.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/**
 * What the hub does in one connection to a partner's server. When its time is over the connection
 * ends, and whatever waits for the server fails.
 */
public final class SftpVisit implements AutoCloseable {
  /** Of a folder; a server may have any number, or pretend to. */
  private static final int MOST_NAMES = 10_000;

  private static final int LONGEST_NAME = 255;
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

  private final SftpAddress address;
  private final ClientSession session;
  private final SftpClient client;
  private final Deadline deadline;

  SftpVisit(SftpAddress address, ClientSession session, SftpClient client, Deadline deadline) {
    this.address = address;
    this.session = session;
    this.client = client;
    this.deadline = deadline;
  }

  /** Ends the connection when its time is over. */
  static final class Deadline {
    private final ScheduledExecutorService timer;
    private final Runnable end;
    private volatile Duration limit;
    private @Nullable Future<?> planned;

    Deadline(ScheduledExecutorService timer, Runnable end, Duration limit) {
      this.timer = timer;
      this.end = end;
      this.limit = limit;
      within(limit);
    }

    synchronized void within(Duration next) {
      close();
      limit = next;
      try {
        planned = timer.schedule(end, next.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException hubEnds) {
        end.run();
      }
    }

    synchronized void close() {
      if (planned != null) {
        planned.cancel(false);
        planned = null;
      }
    }
  }

  /** Something that is asked of the server. */
  private interface Asked<T> {
    T answer() throws IOException;
  }

  /** Gives the connection so much time from now on. */
  public void within(Duration limit) {
    deadline.within(limit);
  }

  /** Makes a folder below the base where it is missing, and those above it. */
  public void makeFolder(String folder) throws SftpFailure {
    ask(
        folder,
        () -> {
          make(address.folder(folder));
          return true;
        });
  }

  private void make(String path) throws IOException {
    if (attributes(path).isPresent()) {
      return;
    }
    int end = path.lastIndexOf('/');
    if (end > 0) {
      make(path.substring(0, end));
    }
    client.mkdir(path);
  }

  /**
   * The plain files of a folder; a link is none. A name that is more than one part of a path is
   * left out.
   *
   * @param wanted by their names
   */
  public List<RemoteFile> files(String folder, Predicate<String> wanted) throws SftpFailure {
    return ask(
        folder,
        () -> {
          List<RemoteFile> found = new ArrayList<>();
          try (CloseableHandle handle = client.openDir(address.folder(folder))) {
            int seen = 0;
            List<DirEntry> some = client.readDir(handle);
            while (some != null && !some.isEmpty() && seen < MOST_NAMES) {
              seen += some.size();
              some.stream()
                  .filter(entry -> isOnePart(entry.getFilename()))
                  .filter(entry -> wanted.test(entry.getFilename()))
                  .filter(entry -> entry.getAttributes().isRegularFile())
                  .forEach(entry -> found.add(file(entry.getFilename(), entry.getAttributes())));
              some = client.readDir(handle);
            }
          }
          return found;
        });
  }

  private static boolean isOnePart(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.indexOf('\\') < 0
        && name.indexOf('\0') < 0;
  }

  private static RemoteFile file(String name, Attributes attributes) {
    return new RemoteFile(name, attributes.getSize(), attributes.getModifyTime());
  }

  /** A plain file as it is now; empty where there is none, or a link in its place. */
  public Optional<RemoteFile> file(String folder, String name) throws SftpFailure {
    return ask(
        folder,
        () ->
            attributes(path(folder, name))
                .filter(Attributes::isRegularFile)
                .map(found -> file(name, found)));
  }

  /**
   * The bytes of a file, as they come. Reading fails with an {@link SftpFailure}, too.
   *
   * @throws SftpFailure when the server does not give it
   */
  public InputStream read(String folder, String name) throws SftpFailure {
    InputStream bytes = ask(folder, () -> client.read(path(folder, name)));
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return ask(folder, bytes::read);
      }

      @Override
      public int read(byte[] into, int from, int most) throws IOException {
        return ask(folder, () -> bytes.read(into, from, most));
      }

      @Override
      public void close() throws IOException {
        ask(
            folder,
            () -> {
              bytes.close();
              return true;
            });
      }
    };
  }

  /**
   * Writes a file whole or not at all: under another name, which is changed when all bytes are
   * there. Replaces one of the same name.
   */
  public void write(String folder, String name, InputStream bytes) throws SftpFailure {
    String unfinished = path(folder, name + ".part");
    ask(
        folder,
        () -> {
          try (OutputStream out =
              client.write(
                  unfinished, EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Truncate))) {
            bytes.transferTo(out);
          }
          replace(unfinished, path(folder, name));
          return true;
        });
  }

  /** Moves a file to another folder; replaces one of the same name. */
  public void move(String folder, String name, String toFolder, String toName) throws SftpFailure {
    ask(
        toFolder,
        () -> {
          replace(path(folder, name), path(toFolder, toName));
          return true;
        });
  }

  /** Removes a file where it is. */
  public void remove(String folder, String name) throws SftpFailure {
    ask(
        folder,
        () -> {
          String path = path(folder, name);
          if (attributes(path).isPresent()) {
            client.remove(path);
          }
          return true;
        });
  }

  /** A plain rename of this protocol does not replace what is there. */
  private void replace(String from, String to) throws IOException {
    OpenSSHPosixRenameExtension atOnce = client.getExtension(OpenSSHPosixRenameExtension.class);
    if (atOnce != null && atOnce.isSupported()) {
      atOnce.posixRename(from, to);
      return;
    }
    if (attributes(to).isPresent()) {
      client.remove(to);
    }
    client.rename(from, to);
  }

  private Optional<Attributes> attributes(String path) throws IOException {
    try {
      return Optional.of(client.lstat(path));
    } catch (SftpException answer) {
      if (answer.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
        return Optional.empty();
      }
      throw answer;
    }
  }

  private String path(String folder, String name) {
    return address.folder(folder) + '/' + name;
  }

  /** What the server says stays here: only the kind of its answer goes on. */
  private <T> T ask(String folder, Asked<T> asked) throws SftpFailure {
    try {
      return asked.answer();
    } catch (SftpException refused) {
      throw SftpFailure.during(SftpProblem.FOLDER_REFUSED, folder);
    } catch (IOException | RuntimeException broken) {
      throw SftpFailure.during(SftpProblem.BROKEN, deadline.limit.toSeconds());
    }
  }

  /** Says goodbye to the server, and does not wait for it. */
  @Override
  public void close() {
    deadline.within(LONGEST_GOODBYE);
    session.close(false).addListener(closed -> deadline.close());
  }
}
