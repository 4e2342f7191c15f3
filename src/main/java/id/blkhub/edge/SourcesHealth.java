package id.blkhub.edge;

import id.blkhub.edge.SourceState.Condition;
import id.blkhub.message.Violation;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Names the sources that fail, by route. A partner's server that is away is no reason to take the
 * hub out of service.
 */
final class SourcesHealth implements HealthIndicator {
  private final SourceStates states;

  SourcesHealth(SourceStates states) {
    this.states = states;
  }

  @Override
  public Health health() {
    Map<String, Map<String, String>> failing = new TreeMap<>();
    for (SourceState state : states.all()) {
      Violation cause = state.cause();
      if (state.condition() == Condition.FAILING && cause != null) {
        failing.put(
            state.routeId(),
            Map.of(
                "partner", state.partner().value(),
                "code", cause.code(),
                "id", cause.message().id(),
                "en", cause.message().en(),
                "since", state.since().toString(),
                "nextLook", String.valueOf(state.looks().next())));
      }
    }
    return Health.up().withDetail("sourcesInTrouble", failing).build();
  }
}
