package id.blkhub.edge;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * {@code partner-folder:<partner>/<name>?…}: gives a route each file that a partner drops into that
 * folder below {@code hub.files}, as a {@link SourceItem}.
 */
public final class PartnerFolderComponent extends SourceComponent {
  /** They look at all folders in turn; one that takes a long sheet holds one of them. */
  private static final int THREADS = 4;

  private final @Nullable FolderReading reading;

  /**
   * What it takes to read folders.
   *
   * @param files the folder that holds the partners' folders
   */
  record FolderReading(Path files, Clock clock, SourceServices services) {}

  PartnerFolderComponent(@Nullable FolderReading reading) {
    super("partner-folder", THREADS);
    this.reading = reading;
  }

  /** For a rehearsal: options are checked, and no folder is read. */
  public static PartnerFolderComponent readingNone() {
    return new PartnerFolderComponent(null);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String place, Map<String, Object> options) {
    DropFolderOptions parsed = DropFolderOptions.parse(place, options);
    return source(uri, (endpoint, route) -> consumer(endpoint, route, parsed));
  }

  private @Nullable Consumer consumer(
      Endpoint endpoint, Processor route, DropFolderOptions options) {
    if (reading == null) {
      return null;
    }
    FolderLayout layout = FolderLayout.of(reading.files(), options.origin());
    return new FolderConsumer(
        endpoint,
        route,
        new FolderScan(layout.inbox(), options, reading.clock()),
        layout,
        options,
        threads(),
        reading.services());
  }
}
