package id.blkhub.mail;

import id.blkhub.edge.KeptItems;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code partner-mail:<partner>.<kind>?…}: gives a route the sheets that are attached to mails in a
 * mail box, each as an {@link id.blkhub.edge.SourceItem}.
 */
public final class PartnerMailComponent extends DefaultComponent {
  private final @Nullable MailReading reading;

  /**
   * What it takes to read mail boxes.
   *
   * @param files where items are kept
   */
  record MailReading(MailServers servers, Path files) {}

  PartnerMailComponent(@Nullable MailReading reading) {
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
    if (reading != null) {
      reading.servers().require(parsed.server());
    }
    return new PartnerMailEndpoint(uri, this, parsed);
  }

  private static final class PartnerMailEndpoint extends DefaultEndpoint {
    private final @Nullable MailReading reading;
    private final MailboxOptions options;

    PartnerMailEndpoint(String uri, PartnerMailComponent component, MailboxOptions options) {
      super(uri, component);
      this.reading = component.reading;
      this.options = options;
    }

    @Override
    public Producer createProducer() {
      throw new UnsupportedOperationException("partner-mail is only read from");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      if (reading == null) {
        return new DefaultConsumer(this, processor);
      }
      return new MailboxConsumer(
          this,
          processor,
          options,
          reading.servers(),
          new KeptItems(reading.files(), options.origin()));
    }
  }
}
