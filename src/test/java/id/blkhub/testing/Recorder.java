package id.blkhub.testing;

import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.QueueBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** Notes which steps each batch takes, and does at a step what the test asked for. */
final class Recorder extends RoutePolicySupport implements RoutePolicyFactory {
  private final Map<String, RouteTestSupport.Work> works = new HashMap<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<Step> underWay = new ArrayList<>();

  void at(String step, RouteTestSupport.Work work) {
    works.put(step, work);
  }

  /** Forgets what steps were asked to do. */
  void nothingSpecial() {
    works.clear();
  }

  List<Turn> takeTurns() {
    List<Turn> taken = List.copyOf(turns);
    turns.clear();
    return taken;
  }

  void step(Step step, Exchange exchange) throws Exception {
    underWay.add(step);
    RouteTestSupport.Work work = works.get(step.name());
    if (work != null) {
      work.on(batch(exchange));
    }
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    return this;
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    underWay.clear();
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    QueueBatch batch = batch(exchange);
    turns.add(
        new Turn(
            route.getRouteId(), batch.attempt(), texts(batch), underWay, exchange.getException()));
  }

  static List<String> texts(QueueBatch batch) {
    return batch.messages().stream()
        .map(message -> new String(message.body(), StandardCharsets.UTF_8))
        .toList();
  }

  static QueueBatch batch(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    return body instanceof FinishedBatch finished ? finished.queue() : (QueueBatch) body;
  }
}
