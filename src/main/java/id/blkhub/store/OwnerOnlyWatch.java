package id.blkhub.store;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Narrows the rights of whatever is made below some folders while the hub runs. The broker makes
 * files and folders of its own all the time, with the rights that the process's umask leaves, and
 * Java cannot change the umask.
 */
final class OwnerOnlyWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnlyWatch.class);

  private final List<Path> roots = new ArrayList<>();
  private final WatchService watch;
  private final Map<WatchKey, Path> folders = new ConcurrentHashMap<>();

  private OwnerOnlyWatch(List<Path> roots, WatchService watch) throws IOException {
    for (Path root : roots) {
      this.roots.add(root.toRealPath());
    }
    this.watch = watch;
  }

  /** Narrows what is there, and from now on what comes. */
  static OwnerOnlyWatch of(List<Path> roots) throws IOException {
    WatchService service = roots.get(0).getFileSystem().newWatchService();
    try {
      OwnerOnlyWatch watch = new OwnerOnlyWatch(roots, service);
      watch.narrowAll();
      Thread thread = new Thread(watch::run, "hub-file-rights");
      thread.setDaemon(true);
      thread.start();
      return watch;
    } catch (IOException e) {
      service.close();
      throw e;
    }
  }

  private void narrowAll() throws IOException {
    for (Path root : roots) {
      // watched first, so that nothing is made between the two
      watchBelow(root);
      Path failed = OwnerOnly.narrowAll(root);
      if (failed != null) {
        LOG.warn(
            "code={} {}",
            StoreProblem.OTHER_OWNER.code(),
            StoreProblem.OTHER_OWNER.text(failed).en());
      }
    }
  }

  private void watchBelow(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            folders.put(folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE), folder);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void run() {
    while (true) {
      try {
        WatchKey key = watch.take();
        Path folder = folders.get(key);
        key.pollEvents().forEach(event -> madeOrGone(folder, event));
        if (!key.reset()) {
          folders.remove(key);
        }
      } catch (ClosedWatchServiceException e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void madeOrGone(@Nullable Path folder, WatchEvent<?> event) {
    try {
      made(folder, event);
    } catch (IOException e) {
      // most often the file is gone already; the folder above it is closed to others all the same
      LOG.debug("the rights of a new file were not narrowed", e);
    }
  }

  private void made(@Nullable Path folder, WatchEvent<?> event) throws IOException {
    if (event.kind() == StandardWatchEventKinds.OVERFLOW || folder == null) {
      narrowAll();
      return;
    }
    Path made = folder.resolve((Path) event.context());
    if (Files.isDirectory(made, LinkOption.NOFOLLOW_LINKS)) {
      watchBelow(made);
      OwnerOnly.narrowAll(made);
    } else if (Files.exists(made, LinkOption.NOFOLLOW_LINKS)) {
      OwnerOnly.narrow(made);
    }
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
