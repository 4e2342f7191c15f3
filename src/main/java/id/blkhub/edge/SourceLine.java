package id.blkhub.edge;

import id.blkhub.edge.SourceState.Condition;
import id.blkhub.edge.SourceState.SourceLooks;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of one source, kept by the source itself. */
final class SourceLine {
  private final Clock clock;
  private volatile SourceState state;

  SourceLine(PartnerId partner, String routeId, String source, Clock clock) {
    this.clock = clock;
    this.state =
        new SourceState(
            partner,
            routeId,
            source,
            Condition.NEW,
            clock.instant(),
            new SourceLooks(null, null, null),
            null);
  }

  SourceState state() {
    return state;
  }

  /** A look went well. */
  void read(@Nullable Instant next) {
    become(Condition.READ, looks(clock.instant(), next), null);
  }

  /** A look failed. */
  void failed(Violation why, @Nullable Instant next) {
    become(Condition.FAILING, looks(clock.instant(), next), why);
  }

  /** Nobody looks any more. */
  void stopped() {
    become(Condition.STOPPED, looks(state.looks().last(), null), null);
  }

  /** The broker has an item of it. */
  synchronized void taken() {
    SourceLooks looks = state.looks();
    become(
        state.condition(),
        new SourceLooks(looks.last(), clock.instant(), looks.next()),
        state.cause());
  }

  private SourceLooks looks(@Nullable Instant last, @Nullable Instant next) {
    return new SourceLooks(last, state.looks().taken(), next);
  }

  private synchronized void become(
      Condition condition, SourceLooks looks, @Nullable Violation cause) {
    boolean same =
        condition == state.condition() && Objects.equals(code(cause), code(state.cause()));
    state =
        new SourceState(
            state.partner(),
            state.routeId(),
            state.source(),
            condition,
            same ? state.since() : clock.instant(),
            looks,
            cause);
  }

  private static @Nullable String code(@Nullable Violation cause) {
    return cause == null ? null : cause.code();
  }
}
