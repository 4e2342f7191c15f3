package id.blkhub.edge;

import id.blkhub.edge.Item.ItemKey;
import id.blkhub.journal.MessageView;
import id.blkhub.message.Blamed;
import id.blkhub.queue.Backoff;
import id.blkhub.sheet.SheetUnreadable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the result of an item once every row has a verdict, and again when one of those that
 * waited or were held has another. The journal has the verdicts; here is only how far they go.
 */
final class ItemResults {
  private static final Logger LOG = LoggerFactory.getLogger(ItemResults.class);

  /** A row without a verdict after so long is told as such. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** How often it is asked whether a row that waits has its verdict. */
  private static final Duration OPEN_AGAIN = Duration.ofSeconds(30);

  private final ItemStore items;
  private final RowVerdicts verdicts;
  private final EdgeTargets targets;
  private final ItemFolders folders;
  private final Clock clock;
  private final Map<ItemKey, Open> open = new HashMap<>();
  private final Backoff backoff = new Backoff(Duration.ofMinutes(1));
  private long notBefore = System.nanoTime();

  /**
   * An item whose rows all have a verdict, some of which may change.
   *
   * @param rows how many of them
   */
  private record Open(int rows, Instant nextLook) {}

  /**
   * @param folders where items and their results lie
   */
  ItemResults(
      ItemStore items,
      RowVerdicts verdicts,
      EdgeTargets targets,
      ItemFolders folders,
      Clock clock) {
    this.items = items;
    this.verdicts = verdicts;
    this.targets = targets;
    this.folders = folders;
    this.clock = clock;
  }

  /** Looks at every item that is confirmed and not finished. */
  void look() {
    if (System.nanoTime() - notBefore < 0) {
      return;
    }
    Exception failure = null;
    try {
      for (Item item : items.confirmed()) {
        Open waits = open.get(item.key());
        if (waits == null || !clock.instant().isBefore(waits.nextLook())) {
          try {
            look(item);
          } catch (IOException ofThisFolder) {
            failure = ofThisFolder;
          }
        }
      }
    } catch (RuntimeException e) {
      failure = e;
    }
    if (failure == null) {
      backoff.reset();
    } else {
      pause(failure);
    }
  }

  private void pause(Exception failure) {
    notBefore = System.nanoTime() + backoff.pause(Duration.ZERO).toNanos();
    LOG.warn(
        "code={} {}",
        EdgeProblem.NO_RESULT_NOW.code(),
        EdgeProblem.NO_RESULT_NOW.text().en(),
        Blamed.of(failure));
  }

  private void look(Item item) throws IOException {
    Optional<EdgeOptions> options = targets.of(item);
    FolderLayout folder = folders.of(item.origin());
    Path sheet = folder.done().resolve(item.keptName());
    if (options.isEmpty()) {
      return;
    }
    if (!Files.isRegularFile(sheet, LinkOption.NOFOLLOW_LINKS)) {
      // its source keeps none, or somebody took it away: there is nothing to answer on
      finished(item);
      return;
    }
    boolean again = open.containsKey(item.key());
    Judged judged = judge(item, sheet, options.get(), again ? 0 : item.progress().judged());
    if (!judged.undecided && !again && item.progress().judged() > 0) {
      // what waits among the rows that had a verdict before
      judged = judge(item, sheet, options.get(), 0);
    }
    items.judged(item.key(), judged.rows);
    boolean late = clock.instant().isAfter(item.at().plus(LONGEST));
    if (judged.undecided && !late) {
      return;
    }
    Open before = open.get(item.key());
    if (before == null || before.rows() != judged.open) {
      write(item, sheet, options.get(), folder);
    }
    if (judged.open == 0 || late) {
      open.remove(item.key());
      finished(item);
    } else {
      open.put(item.key(), new Open(judged.open, clock.instant().plus(OPEN_AGAIN)));
    }
  }

  private void finished(Item item) throws IOException {
    items.reached(item.key(), ItemState.FINISHED);
    folders.release(item);
  }

  /** How far the verdicts go. */
  private static final class Judged {
    private int rows;
    private int open;
    private boolean undecided;
  }

  /**
   * @param known how many records, from the first on, are known to have a verdict
   */
  private Judged judge(Item item, Path sheet, EdgeOptions options, int known) throws IOException {
    Judged judged = new Judged();
    judged.rows = known;
    int[] row = {0};
    Consumer<EdgeRecord> records =
        record -> {
          row[0]++;
          if (row[0] <= known || judged.undecided) {
            return;
          }
          Optional<MessageView> verdict = verdicts.of(item.key(), record.row());
          judged.undecided = verdict.isEmpty();
          judged.rows += verdict.isPresent() ? 1 : 0;
          judged.open += verdict.filter(RowVerdicts::isOpen).isPresent() ? 1 : 0;
        };
    try {
      ItemRecords.read(sheet, options, records);
    } catch (SheetUnreadable | ItemRefused otherOptions) {
      // the route reads sheets otherwise than when this one was taken
      judged.undecided = true;
    }
    return judged;
  }

  private void write(Item item, Path sheet, EdgeOptions options, FolderLayout folder)
      throws IOException {
    String name = item.resultName();
    Path unfinished = folder.taking().resolve(name);
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      if (ItemRecords.list(sheet, options) == null) {
        ResultSheet.of(item.key(), options, verdicts).write(sheet, out);
      } else {
        writeList(item, sheet, options, out);
      }
    } catch (SheetUnreadable | ItemRefused otherOptions) {
      // the route reads sheets otherwise than when this one was taken
      Files.deleteIfExists(unfinished);
      return;
    }
    folder.toResults(unfinished, name);
  }

  private void writeList(Item item, Path document, EdgeOptions options, OutputStream out)
      throws IOException {
    try (ResultList list = new ResultList(out)) {
      ItemRecords.read(
          document,
          options,
          record -> {
            try {
              list.record(record.row(), verdicts.of(item.key(), record.row()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
