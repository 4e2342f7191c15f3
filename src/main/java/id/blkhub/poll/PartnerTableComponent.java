package id.blkhub.poll;

import id.blkhub.edge.SourceComponent;
import id.blkhub.poll.PollConsumer.PollParts;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code partner-table:<partner>/<name>?database=…&table=…}: reads the rows that a partner puts
 * into a table of its database for the hub, marks those that the hub has, and gives a route what is
 * new, as a {@link id.blkhub.edge.SourceItem}.
 */
public final class PartnerTableComponent extends SourceComponent {
  private final @Nullable Function<String, @Nullable PartnerDatabase> databases;
  private @Nullable ExecutorService asking;

  /**
   * @param databases the settings of a name; null where it has none
   */
  PartnerTableComponent(Function<String, @Nullable PartnerDatabase> databases) {
    super("partner-table", 0);
    this.databases = databases;
  }

  private PartnerTableComponent() {
    super("partner-table", 0);
    this.databases = null;
  }

  /** For a rehearsal: options are checked, and no database is asked. */
  public static PartnerTableComponent askingNone() {
    return new PartnerTableComponent();
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    if (databases != null) {
      // one thread for each table at most, because a table has one question at a time
      asking =
          getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, "partner-table");
    }
  }

  @Override
  protected void doShutdown() throws Exception {
    if (asking != null) {
      getCamelContext().getExecutorServiceManager().shutdownNow(asking);
    }
    super.doShutdown();
  }

  @Override
  protected Endpoint createEndpoint(String uri, String place, Map<String, Object> options) {
    TableOptions parsed = TableOptions.parse(place, options);
    if (databases == null) {
      return source(uri, (endpoint, route) -> null);
    }
    ListSource list = list(parsed, databases);
    PollParts parts =
        getCamelContext().getComponent("partner-poll", PartnerPollComponent.class).parts();
    return source(
        uri,
        (endpoint, route) ->
            new PollConsumer(endpoint, route, parsed.poll(), list, Objects.requireNonNull(parts)));
  }

  private ListSource list(
      TableOptions parsed, Function<String, @Nullable PartnerDatabase> databases) {
    String name = parsed.database();
    PartnerDatabase database = PartnerDatabase.require(name, databases.apply(name));
    return new TableList(parsed, database, Objects.requireNonNull(asking));
  }
}
