package id.blkhub.support;

import id.blkhub.edge.TakenItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.springframework.core.env.Environment;

/**
 * Stops the first item of each source for ever at one place of its way, and leaves a file that says
 * so, named after the route of the source.
 */
public final class HoldEdges implements InterceptStrategy {
  private final Place place;
  private final Path folder;
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  /** Where an item is. */
  public enum Place {
    /** Its source has given it; nothing of it is at the broker. */
    BEFORE_BROKER,
    /** The broker has all of it; its source does not know. */
    AFTER_BROKER,
    /** Its source is about to tell that it knows. */
    BEFORE_CONFIRMED,
    /** Its source has told so. */
    AFTER_CONFIRMED
  }

  private HoldEdges(Place place, Path folder) throws IOException {
    this.place = place;
    this.folder = Files.createDirectories(folder);
  }

  /** Null where none is asked for. */
  static HoldEdges of(Environment environment) {
    try {
      Place place = environment.getProperty("test.hold.edges", Place.class);
      return place == null
          ? null
          : new HoldEdges(place, Path.of(environment.getRequiredProperty("test.hold.folder")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode step, Processor target, Processor next) {
    boolean edge = step instanceof ToDefinition to && to.getUri().startsWith("intake-edge:");
    return edge ? exchange -> process(exchange, target) : target;
  }

  private void process(Exchange exchange, Processor target) throws Exception {
    String route = exchange.getFromRouteId();
    pass(Place.BEFORE_BROKER, route);
    target.process(exchange);
    if (exchange.getMessage().getBody() instanceof TakenItem taken) {
      pass(Place.AFTER_BROKER, route);
      exchange
          .getMessage()
          .setBody(
              new TakenItem(
                  taken.outcome(),
                  () -> {
                    pass(Place.BEFORE_CONFIRMED, route);
                    taken.confirmed().run();
                    pass(Place.AFTER_CONFIRMED, route);
                  }));
    }
  }

  private void pass(Place here, String route) {
    if (here != place || !held.add(route)) {
      return;
    }
    try {
      Files.createFile(folder.resolve(route));
      new CountDownLatch(1).await();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
