package id.blkhub.edge;

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

/** A component of sources: its endpoints are only read from, and may share a few threads. */
public abstract class SourceComponent extends DefaultComponent {
  private final String name;
  private final int most;
  private @Nullable ScheduledExecutorService threads;

  /**
   * @param name of the component, also of its threads
   * @param threads that its sources share; 0 where each has its own, or none
   */
  protected SourceComponent(String name, int threads) {
    this.name = name;
    this.most = threads;
  }

  /** Makes what reads a source for a route; null in a rehearsal, which reads none. */
  @FunctionalInterface
  protected interface SourceReader {
    @Nullable Consumer read(Endpoint endpoint, Processor route);
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    if (most > 0) {
      threads =
          getCamelContext().getExecutorServiceManager().newScheduledThreadPool(this, name, most);
    }
  }

  @Override
  protected void doShutdown() throws Exception {
    if (threads != null) {
      getCamelContext().getExecutorServiceManager().shutdownNow(threads);
    }
    super.doShutdown();
  }

  /** Those that its sources share. */
  protected final ScheduledExecutorService threads() {
    return Objects.requireNonNull(threads, "its sources share no threads");
  }

  /** The endpoint of one source. */
  protected final Endpoint source(String uri, SourceReader reader) {
    return new SourceEndpoint(uri, this, reader);
  }

  private static final class SourceEndpoint extends DefaultEndpoint {
    private final SourceComponent component;
    private final SourceReader reader;

    SourceEndpoint(String uri, SourceComponent component, SourceReader reader) {
      super(uri, component);
      this.component = component;
      this.reader = reader;
    }

    @Override
    public Producer createProducer() {
      throw new UnsupportedOperationException(component.name + " is only read from");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      Consumer reading = reader.read(this, processor);
      return reading == null ? new DefaultConsumer(this, processor) : reading;
    }
  }
}
