package id.blkhub.queue;

import id.blkhub.queue.MemoryStore.StoredMessage;
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
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Queues in memory for a rehearsal. They treat batches as {@link ConsumerPool} does, by the same
 * {@link RedeliveryState}. Nothing happens until {@link #work()} is called, and the clock stands
 * still meanwhile. One thread uses them.
 */
public final class MemoryQueues implements QueueReader, SelectiveConsumer {
  /** Real time that a route may take; a longer one is taken for one that never ends. */
  private static final long ROUTE_TIMEOUT_SECONDS = 60;

  private final Clock clock;
  private final Supplier<PoisonMessageHandler> poisonMessageHandler;
  private final String expiredQueue;
  private final Consumer<OutgoingMessage> observer;
  private final MemoryStore store = new MemoryStore();
  private final Map<String, MemorySubscription> subscriptions = new HashMap<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final Set<String> worked = new TreeSet<>();
  private volatile String underWay = "";

  /**
   * @param poisonMessageHandler gets the messages on which their route fails
   * @param expiredQueue gets the messages that expire
   * @param observer is told of each message when it is put into its queue
   */
  public MemoryQueues(
      Clock clock,
      Supplier<PoisonMessageHandler> poisonMessageHandler,
      String expiredQueue,
      Consumer<OutgoingMessage> observer) {
    this.clock = clock;
    this.poisonMessageHandler = poisonMessageHandler;
    this.expiredQueue = expiredQueue;
    this.observer = observer;
  }

  @Override
  public QueueReading read(String queue, int batchSize, Duration gather, BatchProcessor processor) {
    MemorySubscription subscription =
        new MemorySubscription(new QueueSubscription(queue, batchSize, gather, processor));
    if (subscriptions.putIfAbsent(queue, subscription) != null) {
      throw new IllegalStateException("Two routes read the queue " + queue);
    }
    return () -> subscriptions.remove(queue);
  }

  /** Whether a route reads the queue. */
  public boolean isRead(String queue) {
    return subscriptions.containsKey(queue);
  }

  /** Puts a message into its queue. */
  public void send(OutgoingMessage message) {
    store.add(message);
    observer.accept(message);
  }

  /** Takes all messages of a queue, as its one reader would. */
  public List<QueueMessage> takeAll(String queue) {
    return store.removeAll(queue);
  }

  /** The queues that hold messages. */
  public List<String> lying() {
    return store.filled();
  }

  /** The queue whose batch is being processed; empty between batches. */
  public String underWay() {
    return underWay;
  }

  /** Why routes failed on messages that were quarantined, since {@link #clear()}. */
  public List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** The queues of which a batch was ever processed. */
  public Set<String> worked() {
    return Set.copyOf(worked);
  }

  /** Empties all queues and forgets what failed; routes go on reading. */
  public void clear() {
    store.clear();
    failures.clear();
    subscriptions.values().forEach(MemorySubscription::startOver);
  }

  /** Processes everything that is due at this moment, and what follows from it. */
  public void work() {
    expire();
    Optional<MemorySubscription> next = next();
    while (next.isPresent()) {
      process(next.get());
      expire();
      next = next();
    }
  }

  /** When there will be something to do again; empty where nothing waits for a time. */
  public Optional<Instant> nextMoment() {
    List<Instant> moments = new ArrayList<>();
    store.forEach(
        (queue, one) -> {
          if (one.message().expiresAt() != 0) {
            moments.add(Instant.ofEpochMilli(one.message().expiresAt()));
          }
          MemorySubscription subscription = subscriptions.get(queue);
          if (subscription != null) {
            Instant pausedUntil = subscription.pausedUntil();
            moments.add(one.due().isAfter(pausedUntil) ? one.due() : pausedUntil);
          }
        });
    return moments.stream().filter(clock.instant()::isBefore).min(Comparator.naturalOrder());
  }

  private void expire() {
    store
        .removeExpired(clock.instant(), expiredQueue)
        .forEach(one -> send(OutgoingMessage.internal(expiredQueue, one.body(), one.properties())));
  }

  /** The subscription whose first due message was sent before those of the others. */
  private Optional<MemorySubscription> next() {
    Instant now = clock.instant();
    return subscriptions.values().stream()
        .filter(subscription -> !subscription.isPaused(now))
        .filter(subscription -> !due(subscription.queue()).isEmpty())
        .min(Comparator.comparingLong(subscription -> due(subscription.queue()).get(0).number()));
  }

  private List<StoredMessage> due(String queue) {
    return store.due(queue, clock.instant());
  }

  /** One batch; after a failed one also its messages one by one, before any other queue's. */
  private void process(MemorySubscription subscription) {
    underWay = subscription.queue();
    worked.add(subscription.queue());
    try {
      do {
        processBatch(subscription);
      } while (subscription.redelivery().isSplit()
          && !subscription.isPaused(clock.instant())
          && hasDue(subscription));
    } finally {
      underWay = "";
    }
  }

  private boolean hasDue(MemorySubscription subscription) {
    boolean has = !due(subscription.queue()).isEmpty();
    if (!has) {
      subscription.redelivery().foundEmpty();
    }
    return has;
  }

  private void processBatch(MemorySubscription subscription) {
    RedeliveryState redelivery = subscription.redelivery();
    List<StoredMessage> taken = receive(subscription.queue(), redelivery.nextSize());
    QueueBatch batch = batch(subscription, taken);
    Throwable failure = route(subscription, batch);
    if (failure == null) {
      Duration sentBack = batch.sentBackFor();
      if (sentBack == null) {
        commit(subscription, batch, taken);
      } else {
        pause(subscription, redelivery.sentBack(sentBack));
      }
      return;
    }
    switch (redelivery.failed(batch, failure)) {
      case PAUSE -> pause(subscription, redelivery.failedForNow());
      case SPLIT -> {
        // the messages still lie at the head of their queue
      }
      case QUARANTINE -> {
        failures.add(failure);
        QueueBatch quarantined = batch(subscription, taken);
        poisonMessageHandler.get().quarantine(quarantined, failure);
        commit(subscription, quarantined, taken);
      }
    }
  }

  private List<StoredMessage> receive(String queue, int most) {
    BatchLimit limit = new BatchLimit(most);
    List<StoredMessage> taken = new ArrayList<>();
    for (StoredMessage one : due(queue)) {
      if (!limit.hasRoom()) {
        break;
      }
      limit.add(one.message());
      taken.add(one);
    }
    return taken;
  }

  private static QueueBatch batch(MemorySubscription subscription, List<StoredMessage> taken) {
    return new QueueBatch(
        subscription.queue(),
        taken.stream().map(StoredMessage::message).toList(),
        subscription.redelivery().attempt());
  }

  /** Waits for the route; returns its failure, or null. */
  private static @Nullable Throwable route(MemorySubscription subscription, QueueBatch batch) {
    CompletableFuture<Optional<Throwable>> ended = new CompletableFuture<>();
    try {
      subscription
          .processor()
          .process(batch, failure -> ended.complete(Optional.ofNullable(failure)));
      return ended.get(ROUTE_TIMEOUT_SECONDS, TimeUnit.SECONDS).orElse(null);
    } catch (TimeoutException e) {
      throw new IllegalStateException("The route of " + batch.queue() + " does not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (Exception e) {
      return e;
    }
  }

  private void commit(
      MemorySubscription subscription, QueueBatch batch, List<StoredMessage> taken) {
    store.remove(batch.queue(), taken.subList(0, batch.done().size()));
    Duration pause = subscription.redelivery().committed(batch);
    if (pause != null) {
      pause(subscription, pause);
    }
    batch.outbox().forEach(this::send);
    batch.committed();
  }

  private void pause(MemorySubscription subscription, Duration pause) {
    subscription.pauseUntil(clock.instant().plus(pause));
  }

  /** Understands no other selector than one property that equals a text. */
  @Override
  public SelectedMessages take(
      String queue,
      @Nullable String selector,
      int most,
      Function<QueueMessage, List<OutgoingMessage>> followUp) {
    List<StoredMessage> matching = store.find(queue, one -> matches(one.message(), selector), most);
    List<OutgoingMessage> following = new ArrayList<>();
    matching.forEach(one -> following.addAll(followUp.apply(one.message())));
    store.remove(queue, matching);
    following.forEach(this::send);
    return new SelectedMessages(matching.size(), false);
  }

  private static boolean matches(QueueMessage message, @Nullable String selector) {
    if (selector == null) {
      return true;
    }
    String[] parts = selector.split(" = ", 2);
    String value = parts[1].substring(1, parts[1].length() - 1).replace("''", "'");
    return value.equals(message.text(parts[0]));
  }
}
