package id.blkhub.edge;

import id.blkhub.sftp.SftpClients;
import id.blkhub.sftp.SftpServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code partner-sftp:<partner>/<name>?…}: gives a route each file that a partner drops into a
 * folder of its own SFTP server, as a {@link SourceItem}.
 */
public final class PartnerSftpComponent extends SourceComponent {
  private final @Nullable Visiting visiting;

  /**
   * What it takes to visit servers.
   *
   * @param copies the folder for copies of what is being taken
   * @param kept how long files lie where the hub put them away on a server
   */
  record Visiting(
      SftpClients clients, Path copies, Duration kept, Clock clock, SourceServices services) {}

  PartnerSftpComponent(@Nullable Visiting visiting) {
    super("partner-sftp", 0);
    this.visiting = visiting;
  }

  /** For a rehearsal: options are checked, and nobody is visited. */
  public static PartnerSftpComponent visitingNone() {
    return new PartnerSftpComponent(null);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String place, Map<String, Object> options) {
    if (visiting == null) {
      // the address is a setting, which a rehearsal has not
      options.put("url", "sftp://localhost/");
      SftpSourceOptions.parse(place, options);
      return source(uri, (endpoint, route) -> null);
    }
    SftpSourceOptions parsed = SftpSourceOptions.parse(place, options);
    SftpServer server = visiting.clients().server(parsed.address(), parsed.login());
    return source(
        uri,
        (endpoint, route) ->
            new SftpConsumer(
                endpoint,
                route,
                parsed,
                server,
                FolderLayout.of(visiting.copies(), parsed.drop().origin()),
                new RemoteDrop(parsed, visiting.kept(), visiting.clock()),
                visiting.services()));
  }
}
