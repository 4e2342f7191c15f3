package id.blkhub.poll;

import id.blkhub.http.PartnerHttpComponent;
import id.blkhub.poll.PollConsumer.PollParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code partner-poll:<partner>/<name>?url=…}: asks a partner for a list, and gives a route what is
 * new on each page, as a {@link id.blkhub.edge.SourceItem}. It uses the logins and certificates of
 * {@code partner-http}.
 */
public final class PartnerPollComponent extends DefaultComponent {
  /** They take pages; none of them waits for a partner. */
  private static final int THREADS = 4;

  private final @Nullable PollSetup setup;
  private @Nullable PollParts parts;

  /**
   * @param work a folder of the hub's own for pages while they are read
   */
  record PollSetup(PollStore store, PollMeters meters, Path work, Clock clock) {}

  PartnerPollComponent(@Nullable PollSetup setup) {
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
      ScheduledExecutorService threads =
          getCamelContext()
              .getExecutorServiceManager()
              .newScheduledThreadPool(this, "partner-poll", THREADS);
      parts = new PollParts(setup.store(), setup.meters(), setup.work(), setup.clock(), threads);
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
    return new PartnerPollEndpoint(uri, this, parsed, documents(parsed));
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

  @Override
  protected void doShutdown() throws Exception {
    if (parts != null) {
      getCamelContext().getExecutorServiceManager().shutdownNow(parts.threads());
    }
    super.doShutdown();
  }

  private static final class PartnerPollEndpoint extends DefaultEndpoint {
    private final PartnerPollComponent component;
    private final PollOptions options;
    private final @Nullable ListSource source;

    PartnerPollEndpoint(
        String uri,
        PartnerPollComponent component,
        PollOptions options,
        @Nullable ListSource source) {
      super(uri, component);
      this.component = component;
      this.options = options;
      this.source = source;
    }

    @Override
    public Producer createProducer() {
      throw new UnsupportedOperationException("partner-poll is only read from");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      if (source == null) {
        return new DefaultConsumer(this, processor);
      }
      return new PollConsumer(
          this, processor, options, source, Objects.requireNonNull(component.parts));
    }
  }
}
