package id.blkhub.step;

import id.blkhub.queue.QueueBatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A step of a route, as routes and lint know it.
 *
 * @param name by which routes call it
 * @param takes the stage a batch must have reached
 * @param gives the stage it has reached afterwards
 * @param reads the queue from which the step that begins a route takes; with a dot at its end, all
 *     queues whose names begin so; empty where the step begins no route
 * @param formerNames names of earlier versions of the hub, so that lint can say what to write
 */
public record StepType<T, R>(
    String name, Stage<T> takes, Stage<R> gives, Optional<String> reads, List<String> formerNames) {

  public StepType {
    formerNames = List.copyOf(formerNames);
  }

  /** A step that goes on with what another has made. */
  public static <T, R> StepType<T, R> of(
      String name, Stage<T> takes, Stage<R> gives, String... formerNames) {
    return new StepType<>(name, takes, gives, Optional.empty(), List.of(formerNames));
  }

  /** A step that begins a route. */
  public static <R> StepType<QueueBatch, R> first(
      String name, String reads, Stage<R> gives, String... formerNames) {
    return new StepType<>(name, Stage.QUEUED, gives, Optional.of(reads), List.of(formerNames));
  }

  /** Whether the step may begin a route that reads the queue. */
  public boolean reads(String queue) {
    return reads.isPresent()
        && (reads.get().endsWith(".") ? queue.startsWith(reads.get()) : queue.equals(reads.get()));
  }

  /** The step with its work, for routes to call. */
  public RouteStep<T, R> doing(Function<T, R> work) {
    return new RouteStep<>(this, work);
  }

  /**
   * The body of an exchange, as far as this step may have it.
   *
   * @throws StepMisplaced when the batch has not reached the stage, or comes from another queue
   */
  public T accept(@Nullable Object body) {
    boolean otherQueue = body instanceof QueueBatch batch && !reads(batch.queue());
    if (!takes.type().isInstance(body) || otherQueue) {
      throw new StepMisplaced(name, takes.words());
    }
    return takes.type().cast(body);
  }
}
