package id.blkhub.edge;

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
 * {@code partner-folder:<partner>/<name>?…}: gives a route each file that a partner drops into that
 * folder below {@code hub.files}, as a {@link SourceItem}.
 */
public final class PartnerFolderComponent extends DefaultComponent {
  /** They look at all folders in turn; one that takes a long sheet holds one of them. */
  private static final int THREADS = 4;

  private final @Nullable Path files;
  private final Clock clock;
  private @Nullable ScheduledExecutorService threads;

  /**
   * @param files the folder that holds the partners' folders; null where none is to be read
   */
  private PartnerFolderComponent(@Nullable Path files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  static PartnerFolderComponent of(Path files, Clock clock) {
    return new PartnerFolderComponent(files, clock);
  }

  /** For a rehearsal: options are checked, and no folder is read. */
  public static PartnerFolderComponent readingNone() {
    return new PartnerFolderComponent(null, Clock.systemUTC());
  }

  @Override
  protected Endpoint createEndpoint(String uri, String place, Map<String, Object> options) {
    return new PartnerFolderEndpoint(uri, this, DropFolderOptions.parse(place, options));
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    threads =
        getCamelContext()
            .getExecutorServiceManager()
            .newScheduledThreadPool(this, "partner-folder", THREADS);
  }

  @Override
  protected void doShutdown() throws Exception {
    if (threads != null) {
      getCamelContext().getExecutorServiceManager().shutdownNow(threads);
    }
    super.doShutdown();
  }

  private static final class PartnerFolderEndpoint extends DefaultEndpoint {
    private final PartnerFolderComponent component;
    private final DropFolderOptions options;

    PartnerFolderEndpoint(String uri, PartnerFolderComponent component, DropFolderOptions options) {
      super(uri, component);
      this.component = component;
      this.options = options;
    }

    @Override
    public Producer createProducer() {
      throw new UnsupportedOperationException("partner-folder is only read from");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      if (component.files == null) {
        return new DefaultConsumer(this, processor);
      }
      FolderLayout layout = FolderLayout.of(component.files, options.origin());
      return new FolderConsumer(
          this,
          processor,
          new FolderScan(layout.inbox(), options, component.clock),
          layout,
          options,
          Objects.requireNonNull(component.threads));
    }
  }
}
