package id.blkhub.edge;

import java.util.Map;
import java.util.Objects;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * {@code intake-edge:<partner>.<kind>?…}: takes the {@link SourceItem} in the body apart, and
 * leaves a {@link TakenItem} in its place once the broker has all of its records.
 */
public final class IntakeEdgeComponent extends DefaultComponent {
  private final @Nullable IntakeEdge edge;
  private final EdgeTargets targets;

  IntakeEdgeComponent(@Nullable IntakeEdge edge, EdgeTargets targets) {
    this.edge = edge;
    this.targets = targets;
  }

  /** For a rehearsal: options are checked, and no item can be taken. */
  public static IntakeEdgeComponent takingNone() {
    return new IntakeEdgeComponent(null, new EdgeTargets());
  }

  @Override
  protected Endpoint createEndpoint(String uri, String target, Map<String, Object> options) {
    EdgeOptions parsed = EdgeOptions.parse(target, options);
    targets.add(parsed);
    return new IntakeEdgeEndpoint(uri, this, parsed);
  }

  private static final class IntakeEdgeEndpoint extends DefaultEndpoint implements ItemTarget {
    private final @Nullable IntakeEdge edge;
    private final EdgeTargets targets;
    private final EdgeOptions options;

    IntakeEdgeEndpoint(String uri, IntakeEdgeComponent component, EdgeOptions options) {
      super(uri, component);
      this.edge = component.edge;
      this.targets = component.targets;
      this.options = options;
    }

    @Override
    public void comesFrom(String origin) {
      targets.comesFrom(origin, options);
    }

    @Override
    public Producer createProducer() {
      return new DefaultProducer(this) {
        @Override
        public void process(Exchange exchange) throws Exception {
          IntakeEdge taking = Objects.requireNonNull(edge, "a rehearsal takes no items");
          SourceItem item = exchange.getMessage().getMandatoryBody(SourceItem.class);
          exchange
              .getMessage()
              .setBody(
                  new TakenItem(taking.take(item, options), () -> taking.confirmed(item, options)));
        }
      };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      throw new UnsupportedOperationException("intake-edge only takes; a source is read from");
    }
  }
}
