package id.blkhub.edge;

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
 * {@code partner-upload:<partner>.<kind>?…}: gives a route each file that the partner uploads for
 * that kind, as a {@link SourceItem}.
 */
public final class PartnerUploadComponent extends DefaultComponent {
  /** One that takes a long sheet apart holds one of them. */
  private static final int THREADS = 4;

  private final @Nullable UploadFolders uploads;
  private final @Nullable ItemStore items;
  private @Nullable ScheduledExecutorService threads;

  PartnerUploadComponent(@Nullable UploadFolders uploads, @Nullable ItemStore items) {
    this.uploads = uploads;
    this.items = items;
  }

  /** For a rehearsal: options are checked, and no upload is taken. */
  public static PartnerUploadComponent takingNone() {
    return new PartnerUploadComponent(null, null);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String target, Map<String, Object> options) {
    return new PartnerUploadEndpoint(uri, this, UploadOptions.parse(target, options));
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    threads =
        getCamelContext()
            .getExecutorServiceManager()
            .newScheduledThreadPool(this, "partner-upload", THREADS);
  }

  @Override
  protected void doShutdown() throws Exception {
    if (threads != null) {
      getCamelContext().getExecutorServiceManager().shutdownNow(threads);
    }
    super.doShutdown();
  }

  private static final class PartnerUploadEndpoint extends DefaultEndpoint {
    private final PartnerUploadComponent component;
    private final UploadOptions options;

    PartnerUploadEndpoint(String uri, PartnerUploadComponent component, UploadOptions options) {
      super(uri, component);
      this.component = component;
      this.options = options;
    }

    @Override
    public Producer createProducer() {
      throw new UnsupportedOperationException("partner-upload is only read from");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      if (component.uploads == null || component.items == null) {
        return new DefaultConsumer(this, processor);
      }
      return new UploadConsumer(
          this,
          processor,
          options,
          component.uploads,
          component.items,
          Objects.requireNonNull(component.threads));
    }
  }
}
