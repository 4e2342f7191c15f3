package id.blkhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contract;
import id.blkhub.fault.Extent;
import id.blkhub.fault.FaultReport;
import id.blkhub.intake.HeavyBody.Part;
import id.blkhub.intake.StageCosts.Stage;
import id.blkhub.mapping.FormPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Looks for the message of the allowed size that keeps a thread of the hub busy for longest. What
 * is built to be costly goes through every step as the hub takes it, in every shipped form.
 */
class WorstMessageTest {
  private static final long MOST_MILLIS = 1_000;

  /** Of the values, at one place of each form; all of them at some places in the full form. */
  private static final int EVERY = Extent.of(20, 1);

  private static final int PLACES = Extent.of(1, 4);
  private static final int CLIMBS = Extent.of(20, 3_000);

  /** Values that many lists take, so that the message goes on through the hub. */
  private static final List<String> SOUND = List.of("different codes", "codes of one hash");

  private static final int KEPT = 12;

  /** At the end of the structured events, of which none is left out. */
  private static final int FLOODS = 5;

  private static final int MOST_PARTS = 4;

  private final StageCosts costs = new StageCosts();
  private final Map<Stage, Long> worst = new EnumMap<>(Stage.class);
  private final Map<Stage, String> worstBody = new EnumMap<>(Stage.class);
  private final List<Measured> heaviest = new ArrayList<>();
  private int tried;

  private record Measured(HeavyBody body, long nanos) {}

  @Test
  void noMessageOfTheAllowedSizeKeepsAThreadBusyForASecondInAnyStep() throws IOException {
    List<Path> forms = HeavyBody.forms();
    List<String> values = List.copyOf(HeavyValues.all().keySet());
    warmUp(forms.get(0), values);
    for (int f = 0; f < forms.size(); f++) {
      List<String> places = HeavyBody.places(forms.get(f));
      for (String list : HeavyBody.lists(forms.get(f))) {
        for (String value : SOUND) {
          measure(HeavyBody.of(forms.get(f), list, value));
        }
      }
      for (int v = f % EVERY; v < values.size(); v += EVERY) {
        for (int p = 0; p < Math.min(PLACES, places.size()); p++) {
          // another place for each form and value, so that a short run comes to all of them
          String place = places.get((f + 7 * v + p) % places.size());
          measure(HeavyBody.of(forms.get(f), place, values.get(v)));
        }
      }
    }
    climb(new Random(15), values);

    FaultReport.add("9 costly messages", "", tried + " messages of 1 MiB", report());
    assertNoneTakesASecond();
  }

  @Test
  void noStructuredEventDoesEither() throws IOException {
    FormPath form = FormPath.in("blk", "enrolment");
    List<Map.Entry<String, byte[]>> envelopes = List.copyOf(HeavyEnvelope.all().entrySet());
    for (int run = 0; run < 2; run++) {
      worst.clear();
      for (int e = 0; e < envelopes.size(); e += e < envelopes.size() - FLOODS ? EVERY : 1) {
        byte[] body = envelopes.get(e).getValue();
        note(costs.incoming(form, body), "event with " + envelopes.get(e).getKey());
      }
    }

    FaultReport.add("9 costly events", "", envelopes.size() + " events of 1 MiB", report());
    assertNoneTakesASecond();
  }

  private void assertNoneTakesASecond() {
    worst.forEach(
        (stage, nanos) ->
            assertThat(millis(nanos))
                .as("ms of %s for %s", stage, worstBody.get(stage))
                .isLessThan(MOST_MILLIS));
  }

  private void note(Map<Stage, Long> once, String body) {
    once.forEach(
        (stage, nanos) -> {
          if (nanos > worst.getOrDefault(stage, 0L)) {
            worst.put(stage, nanos);
            worstBody.put(stage, body);
          }
        });
  }

  private void warmUp(Path form, List<String> values) {
    values.forEach(value -> run(HeavyBody.of(form, "/unknown", value)));
    worst.clear();
  }

  /** Changes the heaviest ones a little, again and again, and keeps what is heavier still. */
  private void climb(Random random, List<String> values) {
    for (int i = 0; i < CLIMBS && !heaviest.isEmpty(); i++) {
      HeavyBody from = heaviest.get(random.nextInt(heaviest.size())).body();
      List<Part> parts = new ArrayList<>(from.parts());
      List<String> places = HeavyBody.places(from.schema());
      Part part =
          new Part(
              places.get(random.nextInt(places.size())),
              values.get(random.nextInt(values.size())),
              1 + random.nextInt(8));
      if (random.nextBoolean() && parts.size() < MOST_PARTS) {
        parts.add(part);
      } else {
        parts.set(random.nextInt(parts.size()), part);
      }
      measure(new HeavyBody(from.schema(), parts));
    }
  }

  private void measure(HeavyBody body) {
    long nanos = run(body);
    tried++;
    heaviest.add(new Measured(body, nanos));
    heaviest.sort(Comparator.comparingLong(Measured::nanos).reversed());
    if (heaviest.size() > KEPT) {
      heaviest.remove(KEPT);
    }
  }

  private long run(HeavyBody body) {
    Map<Stage, Long> once = once(body);
    if (once.values().stream().anyMatch(nanos -> millis(nanos) >= MOST_MILLIS)) {
      // the compiler of the JVM, or a step run for the first time, is not the message's doing
      once(body).forEach((stage, nanos) -> once.merge(stage, nanos, Math::min));
    }
    note(once, body.toString());
    return once.values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<Stage, Long> once(HeavyBody body) {
    byte[] bytes = body.bytes();
    String path = Path.of("mappings").relativize(body.schema()).toString();
    String name = path.replace(".schema.json", "");
    Optional<FormPath> form = FormPath.of(name);
    if (form.isPresent() && form.get().incoming()) {
      return costs.incoming(form.get(), bytes);
    }
    Optional<Contract> contract =
        form.isPresent()
            ? costs.contracts().of(form.get())
            : costs
                .contracts()
                .canonical(name.substring(name.indexOf('/') + 1))
                .map(CanonicalKind::contract);
    return costs.checked(contract, bytes);
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private String report() {
    List<String> lines = new ArrayList<>();
    worst.forEach(
        (stage, nanos) ->
            lines.add(stage + " " + millis(nanos) + " ms (" + worstBody.get(stage) + ")"));
    return String.join("; ", lines);
  }
}
