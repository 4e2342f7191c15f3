package id.blkhub.edge;

import id.blkhub.sftp.RemoteFile;
import id.blkhub.sftp.SftpFailure;
import id.blkhub.sftp.SftpVisit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folders of a partner on its server, in which it drops files and reads what became of them.
 */
final class RemoteDrop {
  private static final String IN = "in";
  private static final String DONE = "done";
  private static final String FAILED = "failed";
  private static final String RESULTS = "results";

  private static final int MOST = 1_000;

  private final SftpSourceOptions options;
  private final UploadNames names;
  private final SettledLooks<String, RemoteFile> looks;
  private final Duration kept;
  private final Clock clock;
  private Instant nextClearing = Instant.MIN;
  private boolean prepared;

  /**
   * @param kept how long files lie where the hub put them away
   */
  RemoteDrop(SftpSourceOptions options, Duration kept, Clock clock) {
    this.options = options;
    this.kept = kept;
    this.clock = clock;
    this.names = new UploadNames(options.drop().markerEnding());
    this.looks = new SettledLooks<>(options.drop().settle(), clock);
  }

  /** Makes what is missing. */
  void prepare(SftpVisit visit) throws SftpFailure {
    if (!prepared) {
      for (String folder : List.of(IN, DONE, FAILED, RESULTS)) {
        visit.makeFolder(folder);
      }
      prepared = true;
    }
  }

  /** The complete files, the oldest first. */
  List<RemoteFile> complete(SftpVisit visit) throws SftpFailure {
    Set<String> markers = new TreeSet<>();
    List<RemoteFile> files = new ArrayList<>();
    visit
        .files(IN, name -> names.isMarker(name) || names.mayBeTaken(name))
        .forEach(
            file -> {
              if (names.isMarker(file.name())) {
                markers.add(file.name());
              } else {
                files.add(file);
              }
            });
    looks.begin();
    String ending = options.drop().markerEnding();
    return files.stream()
        .sorted(RemoteFile.BY_AGE)
        .limit(MOST)
        .filter(
            file -> {
              boolean settled = looks.isSettled(file.name(), file);
              return ending.isEmpty() ? settled : markers.contains(file.name() + ending);
            })
        .toList();
  }

  /** Whether a file of that name waits. */
  boolean has(SftpVisit visit, String name) throws SftpFailure {
    return visit.file(IN, name).isPresent();
  }

  /** Whether the file is still what was found. */
  boolean isUnchanged(SftpVisit visit, RemoteFile found) throws SftpFailure {
    return visit.file(IN, found.name()).filter(found::equals).isPresent();
  }

  /**
   * Copies the file into one of the hub's own.
   *
   * @throws ItemRefused when it is too large
   */
  SourceItem copied(SftpVisit visit, RemoteFile found, Path copy) throws IOException {
    try (InputStream in = visit.read(IN, found.name())) {
      return SourceItem.copied(
          found.name(), options.origin(), in, copy, options.drop().mostBytes());
    }
  }

  /** The file was taken: it goes to done/, unless its partner has put another in its place. */
  void done(SftpVisit visit, RemoteFile found, SourceItem item) throws SftpFailure {
    putAway(visit, found, DONE, item.keptName());
  }

  /** The file cannot be taken as a whole. */
  void failed(SftpVisit visit, RemoteFile found, SourceItem item) throws SftpFailure {
    putAway(visit, found, FAILED, item.keptName());
  }

  private void putAway(SftpVisit visit, RemoteFile found, String folder, String name)
      throws SftpFailure {
    if (isUnchanged(visit, found)) {
      visit.move(IN, found.name(), folder, name);
      if (!options.drop().markerEnding().isEmpty()) {
        visit.remove(IN, found.name() + options.drop().markerEnding());
      }
    }
  }

  /** Once a day: removes what has lain long enough where the hub put it. */
  void clear(SftpVisit visit) throws SftpFailure {
    Instant now = clock.instant();
    if (now.isBefore(nextClearing)) {
      return;
    }
    for (String folder : List.of(DONE, FAILED, RESULTS)) {
      for (RemoteFile file : visit.files(folder, name -> true)) {
        if (file.changed().toInstant().isBefore(now.minus(kept))) {
          visit.within(options.timeout());
          visit.remove(folder, file.name());
        }
      }
    }
    nextClearing = now.plus(Duration.ofDays(1));
  }

  /** Brings what the hub has to say to results/; it is kept here until it is there. */
  void bring(SftpVisit visit, FolderLayout layout) throws IOException {
    List<Path> answers;
    try (Stream<Path> files = Files.list(layout.results())) {
      answers = files.sorted().limit(MOST).toList();
    }
    for (Path answer : answers) {
      visit.within(options.timeout());
      try (InputStream in = Files.newInputStream(answer)) {
        visit.write(RESULTS, answer.getFileName().toString(), in);
      }
      Files.deleteIfExists(answer);
    }
  }
}
