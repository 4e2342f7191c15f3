package id.blkhub.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Counts and times the exchanges of each route under the names that Camel's own component for
 * Micrometer uses: {@code camel_exchanges_total}, {@code camel_exchanges_failed_total}, {@code
 * camel_exchanges_inflight} and {@code camel_route_policy_seconds}, each with {@code routeId}. One
 * exchange of a route that reads a queue is one batch of messages.
 */
public final class RouteMeters implements RoutePolicyFactory {
  private final MeterRegistry registry;

  public RouteMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    return new OfRoute(registry, Tags.of("routeId", routeId));
  }

  private static final class OfRoute extends RoutePolicySupport {
    private final Counter total;
    private final Counter failed;
    private final Timer timer;
    private final AtomicInteger inflight = new AtomicInteger();

    OfRoute(MeterRegistry registry, Tags route) {
      total = registry.counter("camel.exchanges.total", route);
      failed = registry.counter("camel.exchanges.failed", route);
      timer = registry.timer("camel.route.policy", route);
      Gauge.builder("camel.exchanges.inflight", inflight, AtomicInteger::get)
          .tags(route)
          // the registry alone would let it be collected
          .strongReference(true)
          .register(registry);
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      inflight.incrementAndGet();
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      inflight.decrementAndGet();
      total.increment();
      if (exchange.isFailed()) {
        failed.increment();
      }
      timer.record(exchange.getClock().elapsed(), TimeUnit.MILLISECONDS);
    }
  }
}
