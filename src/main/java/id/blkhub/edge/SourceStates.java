package id.blkhub.edge;

import id.blkhub.edge.SourceState.Condition;
import id.blkhub.message.PartnerId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the sources of all routes are, for operators: {@code blkhub_source_failing}, {@code
 * blkhub_source_looks_total} and {@code blkhub_source_items_total}, each with {@code partner} and
 * {@code route}.
 */
public final class SourceStates {
  private final Clock clock;
  private final MeterRegistry registry;
  private final Map<String, SourceLine> lines = new ConcurrentHashMap<>();
  private final Map<String, Gauge> gauges = new ConcurrentHashMap<>();

  public SourceStates(Clock clock, MeterRegistry registry) {
    this.clock = clock;
    this.registry = registry;
  }

  /** Those whose routes are there, by partner and route. */
  public List<SourceState> all() {
    return lines.values().stream()
        .map(SourceLine::state)
        .sorted(
            Comparator.comparing((SourceState state) -> state.partner().value())
                .thenComparing(SourceState::routeId))
        .toList();
  }

  Clock clock() {
    return clock;
  }

  /** A route begins to read a source, perhaps again. */
  SourceLine open(PartnerId partner, String routeId, String source) {
    SourceLine line = new SourceLine(partner, routeId, source, clock);
    if (lines.put(routeId, line) == null) {
      gauges.put(
          routeId,
          Gauge.builder("blkhub.source.failing", () -> failing(routeId))
              .description("1 where the last look at the source failed")
              .tags("partner", partner.value(), "route", routeId)
              .register(registry));
    }
    return line;
  }

  /** The route is gone. */
  void close(String routeId, SourceLine line) {
    Gauge gauge = lines.remove(routeId, line) ? gauges.remove(routeId) : null;
    if (gauge != null) {
      registry.remove(gauge);
    }
  }

  private double failing(String routeId) {
    SourceLine line = lines.get(routeId);
    return line != null && line.state().condition() == Condition.FAILING ? 1 : 0;
  }

  void countLook(SourceLine line, boolean well) {
    count("blkhub.source.looks", line, well ? "read" : "failed");
  }

  void countItem(SourceLine line, ItemOutcome outcome) {
    count("blkhub.source.items", line, outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }

  private void count(String name, SourceLine line, String outcome) {
    SourceState state = line.state();
    registry
        .counter(
            name, "partner", state.partner().value(), "route", state.routeId(), "outcome", outcome)
        .increment();
  }
}
