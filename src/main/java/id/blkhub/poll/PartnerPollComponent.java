package id.blkhub.poll;

import id.blkhub.edge.SourceComponent;
import id.blkhub.edge.SourceServices;
import id.blkhub.http.PartnerHttpComponent;
import id.blkhub.poll.PollConsumer.PollParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code partner-poll:<partner>/<name>?url=…}: asks a partner for a list, and gives a route what is
 * new on each page, as a {@link id.blkhub.edge.SourceItem}. It uses the logins and certificates of
 * {@code partner-http}.
 */
public final class PartnerPollComponent extends SourceComponent {
  /** They take pages; none of them waits for a partner. */
  private static final int THREADS = 4;

  private final @Nullable PollSetup setup;
  private @Nullable PollParts parts;

  /**
   * @param work a folder of the hub's own for pages while they are read
   */
  record PollSetup(
      PollStore store, PollMeters meters, Path work, Clock clock, SourceServices services) {}

  PartnerPollComponent(@Nullable PollSetup setup) {
    super("partner-poll", THREADS);
    this.setup = setup;
  }

  /** For a rehearsal: options are checked, and nobody is asked. */
  public static PartnerPollComponent askingNone() {
    return new PartnerPollComponent(null);
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    if (setup != null) {
      clear(setup.work());
      parts =
          new PollParts(
              setup.store(),
              setup.meters(),
              setup.work(),
              setup.clock(),
              threads(),
              setup.services());
    }
  }

  /** Pages that a crash left are asked for again. */
  private static void clear(Path work) throws IOException {
    Files.createDirectories(work);
    try (var left = Files.list(work)) {
      for (Path page : left.toList()) {
        Files.deleteIfExists(page);
      }
    }
  }

  @Override
  protected Endpoint createEndpoint(String uri, String place, Map<String, Object> options) {
    PollOptions parsed = PollOptions.parse(place, options);
    PollParts shared = parts;
    ListSource list = documents(parsed);
    return source(
        uri,
        (endpoint, route) ->
            shared == null || list == null
                ? null
                : new PollConsumer(endpoint, route, parsed, list, shared));
  }

  private @Nullable ListSource documents(PollOptions parsed) {
    return parts == null
        ? null
        : new AskedList(
            getCamelContext()
                .getComponent("partner-http", PartnerHttpComponent.class)
                .documents(parsed.url(), parsed.access().login(), parsed.access().tls()),
            parsed);
  }

  /** What all polls share; null in a rehearsal, where nobody is asked. */
  @Nullable PollParts parts() {
    return parts;
  }
}
