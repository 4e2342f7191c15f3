package id.blkhub.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Stops a start on a full disk. Broker and database write when they open their files, so the hub
 * could not even read its queues.
 */
public final class DiskSpace implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  /** Two files of the broker's journal and some for the databases. */
  private static final long LEAST_BYTES = 48L << 20;

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    List<String> full = new ArrayList<>();
    for (String name : List.of("hub.data", "hub.broker.data")) {
      String folder = event.getEnvironment().getProperty(name);
      if (folder == null) {
        continue;
      }
      long usable = usable(Path.of(folder).toAbsolutePath());
      if (usable < LEAST_BYTES) {
        full.add(StartRule.DISK_FULL.said(name, usable >> 20, folder, LEAST_BYTES >> 20));
      }
    }
    if (!full.isEmpty()) {
      throw new StartConditions.NotReady(full);
    }
  }

  private static long usable(Path folder) {
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return there == null ? Long.MAX_VALUE : Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
