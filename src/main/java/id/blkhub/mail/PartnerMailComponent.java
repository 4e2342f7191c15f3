package id.blkhub.mail;

import id.blkhub.edge.KeptItems;
import id.blkhub.edge.SourceComponent;
import id.blkhub.edge.SourceServices;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code partner-mail:<partner>.<kind>?…}: gives a route the sheets that are attached to mails in a
 * mail box, each as an {@link id.blkhub.edge.SourceItem}.
 */
public final class PartnerMailComponent extends SourceComponent {
  private final @Nullable MailReading reading;

  /**
   * What it takes to read mail boxes.
   *
   * @param files where items are kept
   */
  record MailReading(MailServers servers, Path files, SourceServices services) {}

  PartnerMailComponent(@Nullable MailReading reading) {
    super("partner-mail", 0);
    this.reading = reading;
  }

  /** For a rehearsal: options are checked, and no mail box is opened. */
  public static PartnerMailComponent openingNone() {
    return new PartnerMailComponent(null);
  }

  /** Finds what is wrong before the route starts. */
  @Override
  protected Endpoint createEndpoint(String uri, String target, Map<String, Object> options) {
    MailboxOptions parsed = MailboxOptions.parse(target, options);
    if (reading == null) {
      return source(uri, (endpoint, route) -> null);
    }
    reading.servers().require(parsed.server());
    return source(
        uri,
        (endpoint, route) ->
            new MailboxConsumer(
                endpoint,
                route,
                parsed,
                reading.servers(),
                new KeptItems(reading.files(), parsed.origin()),
                reading.services()));
  }
}
