package id.blkhub.edge;

import id.blkhub.edge.Item.ItemKey;
import id.blkhub.edge.ItemOutcome.Refused;
import id.blkhub.edge.ItemOutcome.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;

/**
 * Gives stored uploads of one partner and kind to their route, one after the other. What a crash
 * left is given after the start.
 */
final class UploadConsumer extends LookingConsumer {
  /** After a failure; each upload is looked at by itself at once. */
  private static final Duration EVERY = Duration.ofSeconds(2);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final String DIGEST = "[0-9a-f]{64}";
  private static final String NAMELESS = "file";

  private final UploadOptions options;
  private final UploadFolders uploads;
  private final ItemStore items;
  private final FolderLayout layout;

  /**
   * @param threads of all uploads
   */
  UploadConsumer(
      Endpoint endpoint,
      Processor processor,
      UploadOptions options,
      UploadFolders uploads,
      ItemStore items,
      ScheduledExecutorService threads,
      SourceServices services) {
    super(
        endpoint,
        processor,
        options.partner(),
        options.origin(),
        new LookPlan(EVERY, LONGEST_PAUSE, threads),
        services);
    this.options = options;
    this.uploads = uploads;
    this.items = items;
    this.layout = uploads.layout(options);
  }

  @Override
  protected void prepare() {
    layout.prepare();
  }

  @Override
  protected void begin() throws Exception {
    super.begin();
    uploads.open(options, this::lookSoon);
  }

  @Override
  protected void doShutdown() throws Exception {
    uploads.close(options);
    super.doShutdown();
  }

  @Override
  protected void look() throws Exception {
    for (Path file : stored()) {
      if (ending()) {
        return;
      }
      take(file);
    }
    settle(name -> false);
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
    TakenItem taken = give(item);
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
