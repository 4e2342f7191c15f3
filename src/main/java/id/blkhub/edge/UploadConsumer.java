package id.blkhub.edge;

import id.blkhub.edge.Item.ItemKey;
import id.blkhub.edge.ItemOutcome.Refused;
import id.blkhub.edge.ItemOutcome.Taken;
import id.blkhub.message.Blamed;
import id.blkhub.queue.Backoff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives stored uploads of one partner and kind to their route, one after the other. What a crash
 * left is given after the start.
 */
final class UploadConsumer extends DefaultConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(UploadConsumer.class);

  /** After a failure; each upload is looked at by itself at once. */
  private static final long EVERY_MILLIS = 2_000;

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final String DIGEST = "[0-9a-f]{64}";
  private static final String NAMELESS = "file";

  private final UploadOptions options;
  private final UploadFolders uploads;
  private final ItemStore items;
  private final FolderLayout layout;
  private final ScheduledExecutorService threads;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final Backoff backoff = new Backoff(LONGEST_PAUSE);
  private volatile long notBefore = System.nanoTime();
  private volatile boolean ending;
  private @Nullable Future<?> looking;

  UploadConsumer(
      Endpoint endpoint,
      Processor processor,
      UploadOptions options,
      UploadFolders uploads,
      ItemStore items,
      ScheduledExecutorService threads) {
    super(endpoint, processor);
    this.options = options;
    this.uploads = uploads;
    this.items = items;
    this.layout = uploads.layout(options);
    this.threads = threads;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    layout.prepare();
    ending = false;
    uploads.open(options, () -> threads.execute(this::look));
    looking = threads.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() throws Exception {
    ending = true;
    if (looking != null) {
      looking.cancel(false);
      looking = null;
    }
    super.doStop();
  }

  @Override
  protected void doSuspend() throws Exception {
    doStop();
  }

  @Override
  protected void doResume() throws Exception {
    doStart();
  }

  @Override
  protected void doShutdown() throws Exception {
    uploads.close(options);
    super.doShutdown();
  }

  /** Does nothing where another thread looks already; the next look finds what came meanwhile. */
  private void look() {
    if (ending || System.nanoTime() - notBefore < 0 || !busy.compareAndSet(false, true)) {
      return;
    }
    try {
      for (Path file : stored()) {
        if (ending) {
          return;
        }
        take(file);
      }
      backoff.reset();
    } catch (Exception e) {
      pause(e);
    } finally {
      busy.set(false);
    }
  }

  private void pause(Exception failure) {
    if (ending) {
      return;
    }
    notBefore = System.nanoTime() + backoff.pause(Duration.ZERO).toNanos();
    LOG.warn(
        "partner={} code={} {}",
        options.partner(),
        EdgeProblem.NOT_TAKEN_NOW.code(),
        EdgeProblem.NOT_TAKEN_NOW.text().en(),
        Blamed.of(failure));
  }

  /** The oldest first: of two versions of a sheet the later one counts. */
  private List<Path> stored() throws IOException {
    layout.requireFolders();
    try (var files = Files.list(layout.inbox())) {
      return files
          .filter(file -> file.getFileName().toString().matches(DIGEST))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .toList();
    }
  }

  private void take(Path file) throws Exception {
    String digest = file.getFileName().toString();
    String name =
        items
            .find(new ItemKey(options.partner(), options.kind(), digest))
            .map(Item::name)
            .orElse(NAMELESS);
    SourceItem item = new SourceItem(name, options.origin(), file, digest);
    TakenItem taken = ItemRoute.through(this, item);
    boolean refused = taken.outcome() instanceof Refused;
    if (taken.outcome() instanceof Refused why) {
      layout.tell(item, "gagal", why.told());
    }
    // a copy: until the item is confirmed, a crash must find the file where it was
    Path copy = layout.taking().resolve(digest);
    Path to = (refused ? layout.failed() : layout.done()).resolve(item.keptName());
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    Files.move(copy, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (taken.outcome() instanceof Taken) {
      taken.confirmed().run();
    }
    Files.delete(file);
  }
}
