package id.blkhub.edge;

import id.blkhub.sftp.SftpClients;
import id.blkhub.sftp.SftpServer;
import java.nio.file.Path;
import java.time.Clock;
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
 * {@code partner-sftp:<partner>/<name>?…}: gives a route each file that a partner drops into a
 * folder of its own SFTP server, as a {@link SourceItem}.
 */
public final class PartnerSftpComponent extends DefaultComponent {
  private final @Nullable Visited visited;
  private final Clock clock;

  /** Where files come from, and where their copies lie. */
  private record Visited(SftpClients clients, Path copies) {}

  private PartnerSftpComponent(@Nullable Visited visited, Clock clock) {
    this.visited = visited;
    this.clock = clock;
  }

  /**
   * @param copies the folder for copies of what is being taken
   */
  static PartnerSftpComponent of(SftpClients clients, Path copies, Clock clock) {
    return new PartnerSftpComponent(new Visited(clients, copies), clock);
  }

  /** For a rehearsal: options are checked, and nobody is visited. */
  public static PartnerSftpComponent visitingNone() {
    return new PartnerSftpComponent(null, Clock.systemUTC());
  }

  @Override
  protected Endpoint createEndpoint(String uri, String place, Map<String, Object> options) {
    if (visited == null) {
      // the address is a setting, which a rehearsal has not
      options.put("url", "sftp://localhost/");
    }
    SftpSourceOptions parsed = SftpSourceOptions.parse(place, options);
    SftpServer server =
        visited == null ? null : visited.clients().server(parsed.address(), parsed.login());
    return new PartnerSftpEndpoint(uri, this, parsed, server);
  }

  private static final class PartnerSftpEndpoint extends DefaultEndpoint {
    private final PartnerSftpComponent component;
    private final SftpSourceOptions options;
    private final @Nullable SftpServer server;

    PartnerSftpEndpoint(
        String uri,
        PartnerSftpComponent component,
        SftpSourceOptions options,
        @Nullable SftpServer server) {
      super(uri, component);
      this.component = component;
      this.options = options;
      this.server = server;
    }

    @Override
    public Producer createProducer() {
      throw new UnsupportedOperationException("partner-sftp is only read from");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      if (component.visited == null || server == null) {
        return new DefaultConsumer(this, processor);
      }
      return new SftpConsumer(
          this,
          processor,
          options,
          server,
          FolderLayout.of(component.visited.copies(), options.drop().origin()),
          new RemoteDrop(options, component.clock));
    }
  }
}
