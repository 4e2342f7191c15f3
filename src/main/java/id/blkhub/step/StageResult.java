package id.blkhub.step;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a step made of a message: its next stage, or an end.
 *
 * @param <T> the message at its next stage
 * @param <E> how it ended
 */
public sealed interface StageResult<T, E> {
  static <T, E> StageResult<T, E> goesOn(T message) {
    return new GoesOn<>(message);
  }

  static <T, E> StageResult<T, E> ended(E end) {
    return new HasEnded<>(end);
  }

  <R> R either(Function<T, R> goesOn, Function<E, R> ended);

  default <R> StageResult<R, E> next(Function<T, StageResult<R, E>> step) {
    return either(step, StageResult::ended);
  }

  default void ifGoesOn(Consumer<T> action) {
    if (this instanceof GoesOn<T, E> goesOn) {
      action.accept(goesOn.message);
    }
  }

  /** It has no other text than its type's name: the message is nobody's to read. */
  final class GoesOn<T, E> implements StageResult<T, E> {
    private final T message;

    private GoesOn(T message) {
      this.message = message;
    }

    @Override
    public <R> R either(Function<T, R> goesOn, Function<E, R> ended) {
      return goesOn.apply(message);
    }
  }

  /** No step looks at it any more but the last. */
  final class HasEnded<T, E> implements StageResult<T, E> {
    private final E end;

    private HasEnded(E end) {
      this.end = end;
    }

    @Override
    public <R> R either(Function<T, R> goesOn, Function<E, R> ended) {
      return ended.apply(end);
    }
  }
}
