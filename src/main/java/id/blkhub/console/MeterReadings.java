package id.blkhub.console;

import id.blkhub.console.DashboardSnapshot.Flow;
import id.blkhub.message.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The meters of each flow, gone through once: to search the registry for each of them would cost
 * the square of the partners.
 */
final class MeterReadings {
  private static final String OLDEST = "blkhub.oldest";
  private static final String MESSAGES = "blkhub.messages";

  private record Place(@Nullable String partner, @Nullable String kind, @Nullable String state) {}

  private final Map<Place, Gauge> oldest = new HashMap<>();
  private final Map<Place, Counter> messages = new HashMap<>();

  static MeterReadings of(MeterRegistry registry) {
    MeterReadings readings = new MeterReadings();
    registry.forEachMeter(readings::note);
    return readings;
  }

  private void note(Meter meter) {
    Meter.Id id = meter.getId();
    if (meter instanceof Gauge gauge && id.getName().equals(OLDEST)) {
      oldest.put(place(id), gauge);
    } else if (meter instanceof Counter counter && id.getName().equals(MESSAGES)) {
      messages.put(place(id), counter);
    }
  }

  private static Place place(Meter.Id id) {
    return new Place(id.getTag("partner"), id.getTag("kind"), id.getTag("state"));
  }

  /** How long the oldest delivery of a flow has waited. */
  Duration oldest(Flow flow) {
    Gauge gauge = oldest.get(new Place(flow.partner().value(), flow.kind().value(), null));
    double seconds = gauge == null ? 0 : gauge.value();
    return Duration.ofMillis(Double.isNaN(seconds) ? 0 : (long) (seconds * 1_000));
  }

  /** What was counted of a flow since the start. */
  long counted(Flow flow, State state) {
    String name = state.name().toLowerCase(Locale.ROOT);
    Counter counter = messages.get(new Place(flow.partner().value(), flow.kind().value(), name));
    return counter == null ? 0 : (long) counter.count();
  }
}
