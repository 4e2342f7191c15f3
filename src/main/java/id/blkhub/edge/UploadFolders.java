package id.blkhub.edge;

import id.blkhub.edge.Item.ItemKey;
import id.blkhub.edge.Uploads.UploadOutcome.NotStored;
import id.blkhub.edge.Uploads.UploadOutcome.Stored;
import id.blkhub.edge.Uploads.UploadOutcome.StoredBefore;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stores uploads in a folder for each partner and kind, under their digests. The row of the item is
 * written first: without its file it says nothing to anybody, and the same upload makes it whole.
 */
final class UploadFolders implements Uploads {
  private final Path files;
  private final ItemStore items;
  private final ZoneId zone;
  private final Map<Target, Open> open = new ConcurrentHashMap<>();

  private record Target(PartnerId partner, Kind kind) {}

  private record Open(UploadOptions options, Runnable look) {}

  /**
   * @param files the folder of all edges
   * @param zone of the times that senders are told
   */
  UploadFolders(Path files, ItemStore items, ZoneId zone) {
    this.files = files;
    this.items = items;
    this.zone = zone;
  }

  FolderLayout layout(UploadOptions options) {
    return FolderLayout.of(files, options.origin());
  }

  /**
   * A route takes uploads from now on.
   *
   * @param look called after each upload, and returns at once
   */
  void open(UploadOptions options, Runnable look) {
    open.put(new Target(options.partner(), options.kind()), new Open(options, look));
  }

  /** The route is gone. */
  void close(UploadOptions options) {
    open.remove(new Target(options.partner(), options.kind()));
  }

  @Override
  public List<UploadTarget> of(PartnerId partner) {
    return open.values().stream()
        .map(Open::options)
        .filter(options -> options.partner().equals(partner))
        .map(options -> new UploadTarget(options.kind(), options.mostBytes()))
        .sorted(Comparator.comparing(target -> target.kind().value()))
        .toList();
  }

  @Override
  public UploadOutcome store(PartnerId partner, Kind kind, String name, InputStream content)
      throws IOException {
    Open target = open.get(new Target(partner, kind));
    if (target == null) {
      return new NotStored(UploadFault.NO_ROUTE);
    }
    FolderLayout layout = layout(target.options());
    if (waiting(layout) >= target.options().mostWaiting()) {
      return new NotStored(UploadFault.TOO_MANY);
    }
    Path copy = layout.taking().resolve(UUID.randomUUID().toString());
    try {
      UploadOptions options = target.options();
      SourceItem item =
          SourceItem.copied(name, options.origin(), content, copy, options.mostBytes());
      UploadOutcome outcome = store(item, new ItemKey(partner, kind, item.digest()), layout);
      if (outcome instanceof Stored) {
        target.look().run();
      }
      return outcome;
    } catch (ItemRefused tooLarge) {
      return new NotStored(UploadFault.TOO_LARGE);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private UploadOutcome store(SourceItem item, ItemKey key, FolderLayout layout)
      throws IOException {
    if (Files.size(item.bytes()) == 0) {
      return new NotStored(UploadFault.EMPTY);
    }
    if (!UploadType.isTaken(item.bytes())) {
      return new NotStored(UploadFault.WRONG_TYPE);
    }
    Optional<Item> known = items.find(key).filter(old -> !old.state().mayBegin());
    if (known.isPresent()) {
      return new StoredBefore(
          known.get().view(), IntakeEdge.sameAgain(known.get().at().atZone(zone)));
    }
    items.stored(key, item);
    Path waiting = layout.inbox().resolve(item.digest());
    sync(item.bytes());
    Files.move(
        item.bytes(), waiting, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(layout.inbox());
    return new Stored(items.find(key).orElseThrow().view());
  }

  private static long waiting(FolderLayout layout) throws IOException {
    try (var stored = Files.list(layout.inbox())) {
      return stored.count();
    }
  }

  /** What is on the disk survives a loss of power. */
  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
