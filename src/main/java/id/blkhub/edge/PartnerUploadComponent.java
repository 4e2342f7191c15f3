package id.blkhub.edge;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * {@code partner-upload:<partner>.<kind>?…}: gives a route each file that the partner uploads for
 * that kind, as a {@link SourceItem}.
 */
public final class PartnerUploadComponent extends SourceComponent {
  /** One that takes a long sheet apart holds one of them. */
  private static final int THREADS = 4;

  private final @Nullable UploadReading reading;

  /** What it takes to take uploads. */
  record UploadReading(UploadFolders uploads, ItemStore items, SourceServices services) {}

  PartnerUploadComponent(@Nullable UploadReading reading) {
    super("partner-upload", THREADS);
    this.reading = reading;
  }

  /** For a rehearsal: options are checked, and no upload is taken. */
  public static PartnerUploadComponent takingNone() {
    return new PartnerUploadComponent(null);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String target, Map<String, Object> options) {
    UploadOptions parsed = UploadOptions.parse(target, options);
    return source(uri, (endpoint, route) -> consumer(endpoint, route, parsed));
  }

  private @Nullable Consumer consumer(Endpoint endpoint, Processor route, UploadOptions options) {
    return reading == null
        ? null
        : new UploadConsumer(
            endpoint,
            route,
            options,
            reading.uploads(),
            reading.items(),
            threads(),
            reading.services());
  }
}
