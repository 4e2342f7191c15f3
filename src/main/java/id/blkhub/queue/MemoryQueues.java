package id.blkhub.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Queues in memory, for a rehearsal: they do with batches what {@link ConsumerPool} do, but nothing
 * happens until {@link #work()} is called, and the time is that of a clock which stands still
 * meanwhile. To be used by one thread.
 */
public final class MemoryQueues implements QueueReader, SelectiveConsumer {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Real time; a route that takes longer does not come to an end. */
  private static final long PATIENCE_SECONDS = 60;

  private final Clock clock;
  private final Supplier<PoisonMessageHandler> poisoned;
  private final String expiredQueue;
  private final Consumer<OutgoingMessage> watch;
  private final Map<String, List<Lying>> queues = new TreeMap<>();
  private final Map<String, Route> routes = new HashMap<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final Set<String> worked = new TreeSet<>();
  private long sent;
  private volatile String underWay = "";

  private record Lying(QueueMessage message, long number, Instant due) {}

  private static final class Route {
    final int batchSize;
    final BatchProcessor processor;
    Backoff backoff = new Backoff(LONGEST_PAUSE);
    Instant notBefore = Instant.MIN;
    int attempt = 1;

    Route(int batchSize, BatchProcessor processor) {
      this.batchSize = batchSize;
      this.processor = processor;
    }

    void startOver() {
      backoff = new Backoff(LONGEST_PAUSE);
      notBefore = Instant.MIN;
      attempt = 1;
    }
  }

  /**
   * @param poisoned what becomes of a message on which its route fails
   * @param expiredQueue where messages go whose time is over
   * @param watch told of each message when it is put into its queue
   */
  public MemoryQueues(
      Clock clock,
      Supplier<PoisonMessageHandler> poisoned,
      String expiredQueue,
      Consumer<OutgoingMessage> watch) {
    this.clock = clock;
    this.poisoned = poisoned;
    this.expiredQueue = expiredQueue;
    this.watch = watch;
  }

  @Override
  public Reading read(String queue, int batchSize, Duration gather, BatchProcessor processor) {
    if (routes.putIfAbsent(queue, new Route(batchSize, processor)) != null) {
      throw new IllegalStateException("Two routes read the queue " + queue);
    }
    return () -> routes.remove(queue);
  }

  /** Whether a route reads the queue. */
  public boolean isRead(String queue) {
    return routes.containsKey(queue);
  }

  /** Puts a message into its queue. */
  public void send(OutgoingMessage message) {
    Map<String, Object> properties = new HashMap<>(message.properties());
    properties.values().removeIf(value -> value == null);
    Instant due =
        message.deliverAt() == 0 ? Instant.MIN : Instant.ofEpochMilli(message.deliverAt());
    queues
        .computeIfAbsent(message.queue(), q -> new ArrayList<>())
        .add(
            new Lying(
                new QueueMessage(message.body(), properties, message.expiresAt()), sent++, due));
    watch.accept(message);
  }

  /** Takes everything that lies in a queue, as its one reader would. */
  public List<QueueMessage> takeAll(String queue) {
    List<Lying> lying = queues.remove(queue);
    return lying == null ? List.of() : lying.stream().map(Lying::message).toList();
  }

  /** The queues in which something lies. */
  public List<String> lying() {
    return queues.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The queue whose batch is under way; empty between batches. */
  public String underWay() {
    return underWay;
  }

  /** Why routes failed on messages that were kept aside, since {@link #clear()}. */
  public List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** The queues of which a batch was worked on, ever. */
  public Set<String> worked() {
    return Set.copyOf(worked);
  }

  /** Empties all queues and forgets what failed; routes go on reading. */
  public void clear() {
    queues.clear();
    failures.clear();
    routes.values().forEach(Route::startOver);
  }

  /** Works through everything that is due at this moment, and what comes of it. */
  public void work() {
    expire();
    Optional<String> next = next();
    while (next.isPresent()) {
      batch(next.get());
      expire();
      next = next();
    }
  }

  /** When there will be something to do again; empty where nothing waits for a time. */
  public Optional<Instant> nextMoment() {
    List<Instant> moments = new ArrayList<>();
    queues.forEach(
        (queue, lying) -> {
          Route route = routes.get(queue);
          for (Lying one : lying) {
            if (one.message().expiresAt() != 0) {
              moments.add(Instant.ofEpochMilli(one.message().expiresAt()));
            }
            if (route != null) {
              moments.add(one.due().isAfter(route.notBefore) ? one.due() : route.notBefore);
            }
          }
        });
    return moments.stream().filter(clock.instant()::isBefore).min(Comparator.naturalOrder());
  }

  private void expire() {
    long now = clock.millis();
    List<QueueMessage> over = new ArrayList<>();
    queues.forEach(
        (queue, lying) -> {
          if (!queue.equals(expiredQueue)) {
            lying.removeIf(
                one -> {
                  long end = one.message().expiresAt();
                  boolean ended = end != 0 && end <= now;
                  if (ended) {
                    over.add(one.message());
                  }
                  return ended;
                });
          }
        });
    over.forEach(one -> send(OutgoingMessage.internal(expiredQueue, one.body(), one.properties())));
  }

  /** The queue whose first due message was sent before those of the others. */
  private Optional<String> next() {
    Instant now = clock.instant();
    return routes.entrySet().stream()
        .filter(entry -> !entry.getValue().notBefore.isAfter(now))
        .map(Map.Entry::getKey)
        .filter(queue -> !due(queue, now).isEmpty())
        .min(Comparator.comparingLong(queue -> due(queue, now).get(0).number()));
  }

  private List<Lying> due(String queue, Instant now) {
    return queues.getOrDefault(queue, List.of()).stream()
        .filter(one -> !one.due().isAfter(now))
        .toList();
  }

  private void batch(String queue) {
    Route route = routes.get(queue);
    List<Lying> due = due(queue, clock.instant());
    List<Lying> taken = due.subList(0, Math.min(due.size(), route.batchSize));
    underWay = queue;
    worked.add(queue);
    try {
      run(queue, route, taken);
    } finally {
      underWay = "";
    }
  }

  private void run(String queue, Route route, List<Lying> taken) {
    QueueBatch batch = batch(queue, route, taken);
    Throwable failure = process(route, batch);
    if (failure == null && batch.rolledBack()) {
      wait(route, batch);
    } else if (failure == null) {
      commit(route, batch, taken);
    } else if (taken.size() > 1) {
      taken.forEach(one -> run(queue, route, List.of(one)));
    } else {
      failures.add(failure);
      QueueBatch kept = batch(queue, route, taken);
      poisoned.get().quarantine(kept, failure);
      commit(route, kept, taken);
    }
  }

  private static QueueBatch batch(String queue, Route route, List<Lying> taken) {
    return new QueueBatch(queue, taken.stream().map(Lying::message).toList(), route.attempt);
  }

  private static Throwable process(Route route, QueueBatch batch) {
    CompletableFuture<Optional<Throwable>> done = new CompletableFuture<>();
    try {
      route.processor.process(batch, failure -> done.complete(Optional.ofNullable(failure)));
      return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS).orElse(null);
    } catch (TimeoutException e) {
      throw new IllegalStateException("The route of " + batch.queue() + " does not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (Exception e) {
      return e;
    }
  }

  private void commit(Route route, QueueBatch batch, List<Lying> taken) {
    queues.get(batch.queue()).removeAll(taken.subList(0, batch.done().size()));
    route.startOver();
    if (batch.pause() != null) {
      wait(route, batch);
    }
    batch.outbox().forEach(this::send);
    batch.committed();
  }

  private void wait(Route route, QueueBatch batch) {
    route.notBefore = clock.instant().plus(route.backoff.pause(batch.pause()));
    route.attempt++;
  }

  /** Understands no other selector than one property that equals a text. */
  @Override
  public Taken take(
      String queue, String selector, int most, Function<QueueMessage, List<OutgoingMessage>> turn) {
    List<Lying> fit =
        queues.getOrDefault(queue, List.of()).stream()
            .filter(one -> fits(one.message(), selector))
            .limit(most)
            .toList();
    List<OutgoingMessage> follows = new ArrayList<>();
    fit.forEach(one -> follows.addAll(turn.apply(one.message())));
    if (!fit.isEmpty()) {
      queues.get(queue).removeAll(fit);
    }
    follows.forEach(this::send);
    return new Taken(fit.size(), false);
  }

  private static boolean fits(QueueMessage message, String selector) {
    if (selector == null) {
      return true;
    }
    String[] parts = selector.split(" = ", 2);
    String value = parts[1].substring(1, parts[1].length() - 1).replace("''", "'");
    return value.equals(message.text(parts[0]));
  }
}
