package id.blkhub.edge;

import id.blkhub.edge.ItemOutcome.Refused;
import id.blkhub.edge.ItemOutcome.Taken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Keeps the items of a source that has no folder, such as a mail box, and the answers to them, in a
 * folder of the hub's own. A partner reads the answers over HTTP.
 */
public final class KeptItems {
  private final String origin;
  private final FolderLayout layout;

  /**
   * @param files the folder of all edges
   * @param origin names the source; begins with a dot, as no partner's own folder does
   */
  public KeptItems(Path files, String origin) {
    this.origin = origin;
    this.layout = FolderLayout.of(files, origin);
  }

  /**
   * Makes the folder where it is missing.
   *
   * @throws IllegalArgumentException when it cannot be used
   */
  public void prepare() {
    layout.prepare();
  }

  /**
   * Gives what came to the route of its source. Afterwards the source may put it away, whatever the
   * outcome.
   *
   * @param name what its sender called it
   * @throws Exception when the source, the broker or a database fail; it is to be given again later
   */
  public ItemOutcome take(ItemRoute route, String name, InputStream content, long mostBytes)
      throws Exception {
    Path copy = layout.taking().resolve(UUID.randomUUID().toString());
    try {
      return take(route, SourceItem.copied(name, origin, content, copy, mostBytes));
    } catch (ItemRefused tooLarge) {
      return new Refused(tooLarge.violation());
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private ItemOutcome take(ItemRoute route, SourceItem item) throws Exception {
    TakenItem taken = route.give(item);
    if (taken.outcome() instanceof Refused refused) {
      layout.tell(item, "gagal", refused.told());
      move(item, layout.failed());
    } else if (taken.outcome() instanceof Taken) {
      move(item, layout.done());
      taken.confirmed().run();
    }
    return taken.outcome();
  }

  private static void move(SourceItem item, Path folder) throws IOException {
    Files.move(
        item.bytes(),
        folder.resolve(item.keptName()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
