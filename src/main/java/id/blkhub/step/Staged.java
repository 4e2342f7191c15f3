package id.blkhub.step;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The messages of a batch at one stage, in their order. Those that ended on the way keep their
 * place and are passed by.
 *
 * @param <T> a message that goes on
 * @param <E> how a message ended
 */
public final class Staged<T, E> {
  private final List<StageResult<T, E>> messages;

  private Staged(List<StageResult<T, E>> messages) {
    this.messages = List.copyOf(messages);
  }

  public static <T, E> Staged<T, E> of(List<StageResult<T, E>> messages) {
    return new Staged<>(messages);
  }

  /** The next stage: what the step makes of each message that goes on. */
  public <R> Staged<R, E> next(Function<T, StageResult<R, E>> step) {
    return all(progress -> progress.next(step));
  }

  /**
   * The next stage, where the step looked at all messages that go on together.
   *
   * @param made one for each of {@link #goingOn()}, in its order
   */
  public <R> Staged<R, E> next(List<StageResult<R, E>> made) {
    var each = made.iterator();
    return next(message -> each.next());
  }

  private <R> Staged<R, E> all(Function<StageResult<T, E>, StageResult<R, E>> step) {
    List<StageResult<R, E>> next = new ArrayList<>(messages.size());
    messages.forEach(progress -> next.add(step.apply(progress)));
    return new Staged<>(next);
  }

  /** Those that have not ended. */
  public List<T> goingOn() {
    List<T> goingOn = new ArrayList<>(messages.size());
    messages.forEach(progress -> progress.ifGoesOn(goingOn::add));
    return goingOn;
  }

  /** What became of each, ended or not. */
  public <R> List<R> either(Function<T, R> goesOn, Function<E, R> ended) {
    List<R> results = new ArrayList<>(messages.size());
    messages.forEach(progress -> results.add(progress.either(goesOn, ended)));
    return results;
  }
}
