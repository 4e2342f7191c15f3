package id.blkhub.poll;

import id.blkhub.poll.PollConsumer.PollParts;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code partner-table:<partner>/<name>?database=…&table=…}: reads the rows that a partner puts
 * into a table of its database for the hub, marks those that the hub has, and gives a route what is
 * new, as a {@link id.blkhub.edge.SourceItem}.
 */
public final class PartnerTableComponent extends DefaultComponent {
  private final @Nullable Function<String, @Nullable PartnerDatabase> databases;
  private @Nullable ExecutorService threads;

  /**
   * @param databases the settings of a name; null where it has none
   */
  PartnerTableComponent(Function<String, @Nullable PartnerDatabase> databases) {
    this.databases = databases;
  }

  private PartnerTableComponent() {
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
      threads =
          getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, "partner-table");
    }
  }

  @Override
  protected void doShutdown() throws Exception {
    if (threads != null) {
      getCamelContext().getExecutorServiceManager().shutdownNow(threads);
    }
    super.doShutdown();
  }

  @Override
  protected Endpoint createEndpoint(String uri, String place, Map<String, Object> options) {
    TableOptions parsed = TableOptions.parse(place, options);
    return new PartnerTableEndpoint(uri, this, parsed, source(parsed));
  }

  private @Nullable ListSource source(TableOptions parsed) {
    if (databases == null) {
      return null;
    }
    String name = parsed.database();
    PartnerDatabase database = PartnerDatabase.require(name, databases.apply(name));
    return new TableList(parsed, database, Objects.requireNonNull(threads));
  }

  private static final class PartnerTableEndpoint extends DefaultEndpoint {
    private final TableOptions options;
    private final @Nullable ListSource source;

    PartnerTableEndpoint(
        String uri,
        PartnerTableComponent component,
        TableOptions options,
        @Nullable ListSource source) {
      super(uri, component);
      this.options = options;
      this.source = source;
    }

    @Override
    public Producer createProducer() {
      throw new UnsupportedOperationException("partner-table is only read from");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      if (source == null) {
        return new DefaultConsumer(this, processor);
      }
      PollParts parts =
          getCamelContext().getComponent("partner-poll", PartnerPollComponent.class).parts();
      return new PollConsumer(
          this, processor, options.poll(), source, Objects.requireNonNull(parts));
    }
  }
}
