package id.blkhub.meter;

import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code blkhub_messages_total} and {@code blkhub_delivery_seconds}. The partner is the sender for
 * what becomes of a message and the receiver for what becomes of a delivery; no label ever comes
 * from a message's content.
 *
 * <p>Counted is what has been committed. A process that dies right after a commit counts one too
 * few, never one too many.
 */
public final class MessageMeters {
  /** What {@code blkhub_messages_total} tells apart of messages, by their sender. */
  public static final Set<State> AS_SENDER =
      Set.of(State.RECEIVED, State.ACCEPTED, State.REJECTED, State.DUPLICATE, State.HELD);

  /** What it tells apart of deliveries, by their receiver. */
  public static final Set<State> AS_RECEIVER =
      Set.of(
          State.FILTERED,
          State.ROUTED,
          State.DELIVERED,
          State.PARKED,
          State.EXPIRED,
          State.CANCELLED);

  private record Key(PartnerId partner, Kind kind, State state) {}

  private record Way(PartnerId partner, Kind kind) {}

  private final MeterRegistry registry;
  private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
  private final Map<Way, Timer> timers = new ConcurrentHashMap<>();

  public MessageMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Shows all of a sender's counts from the start, so that the first message is an increase. */
  public void expectFrom(PartnerId sender, Kind kind) {
    AS_SENDER.forEach(state -> counter(new Key(sender, kind, state)));
  }

  /** Shows all of a receiver's counts from the start. */
  public void expectTo(PartnerId receiver, Kind kind) {
    AS_RECEIVER.forEach(state -> counter(new Key(receiver, kind, state)));
    timer(new Way(receiver, kind));
  }

  /**
   * One more.
   *
   * @param partner the sender for {@link #AS_SENDER}, the receiver for {@link #AS_RECEIVER}
   */
  public void count(PartnerId partner, Kind kind, State state) {
    counter(new Key(partner, kind, state)).increment();
  }

  /**
   * Counts the outcome an event tells of. Left out is what doors count by themselves ({@code
   * RECEIVED}) and what is a state on the way ({@code WAITING}, {@code AVAILABLE}).
   */
  public void count(JournalEvent event) {
    State state = event.state();
    PartnerId receiver = event.receiver();
    if (receiver != null && AS_RECEIVER.contains(state)) {
      count(receiver, event.kind(), state);
    } else if (AS_SENDER.contains(state) && state != State.RECEIVED) {
      count(event.sender(), event.kind(), state);
    }
  }

  /** A delivery reached its receiver this long after its message was accepted. */
  public void deliveredAfter(PartnerId receiver, Kind kind, Duration sinceAccepted) {
    timer(new Way(receiver, kind))
        .record(sinceAccepted.isNegative() ? Duration.ZERO : sinceAccepted);
  }

  private Counter counter(Key key) {
    Counter known = counters.get(key);
    return known != null ? known : counters.computeIfAbsent(key, this::register);
  }

  private Counter register(Key key) {
    return Counter.builder("blkhub.messages")
        .description("Messages by partner, kind and what became of them")
        .tag("partner", key.partner().value())
        .tag("kind", key.kind().value())
        .tag("state", key.state().name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private Timer timer(Way way) {
    Timer known = timers.get(way);
    return known != null ? known : timers.computeIfAbsent(way, this::register);
  }

  private Timer register(Way way) {
    return Timer.builder("blkhub.delivery")
        .description("From accepted to delivered")
        .tag("partner", way.partner().value())
        .tag("kind", way.kind().value())
        .serviceLevelObjectives(
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofDays(1))
        .register(registry);
  }
}
