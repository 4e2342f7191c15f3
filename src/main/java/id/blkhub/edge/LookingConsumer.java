package id.blkhub.edge;

import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.queue.Backoff;
import id.blkhub.sending.QueueFull;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * A source that is looked at again and again, with pauses that grow while it fails. Each source
 * says how it looks, and confirms what its route has taken.
 */
public abstract class LookingConsumer extends SourceConsumer {
  private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMillis(500);

  private final LookPlan plan;
  private final Backoff backoff;
  private final AtomicBoolean busy = new AtomicBoolean();
  private @Nullable ScheduledExecutorService threads;
  private @Nullable Future<?> looking;
  private volatile boolean ending;
  private volatile long notBefore = System.nanoTime();

  /**
   * When it is looked at, and by whom.
   *
   * @param every the pause between two looks
   * @param longestPause after failures
   * @param shared threads of several sources; null where it has one of its own, so that a partner
   *     that is slow keeps nobody else waiting
   */
  public record LookPlan(
      Duration every, Duration longestPause, @Nullable ScheduledExecutorService shared) {}

  /**
   * @param origin which source it is, among those of all partners
   */
  protected LookingConsumer(
      Endpoint endpoint,
      Processor processor,
      PartnerId partner,
      String origin,
      LookPlan plan,
      SourceServices services) {
    super(endpoint, processor, partner, origin, services);
    this.plan = plan;
    this.backoff = new Backoff(plan.longestPause());
  }

  /** Makes what is missing before the first look. */
  protected abstract void prepare();

  /**
   * Gives all that is there to the route, one after the other, and ends soon when {@link
   * #ending()}.
   *
   * @throws Exception when the source, the broker or a database fail; whatever is still there comes
   *     again
   */
  protected abstract void look() throws Exception;

  /** Why a look failed, where the source knows better. */
  protected @Nullable Violation known(Exception failure) {
    return null;
  }

  /** What is said of any other failure. */
  protected Violation otherwise() {
    return EdgeProblem.NOT_TAKEN_NOW.violation();
  }

  /** Ends what waits for the partner. */
  protected void interrupt() {}

  /** Whether the route ends, so that no further item is to be begun. */
  protected final boolean ending() {
    return ending;
  }

  @Override
  protected void begin() throws Exception {
    prepare();
    ending = false;
    ScheduledExecutorService used = plan.shared() == null ? ownThread() : plan.shared();
    threads = used;
    long every = plan.every().toMillis();
    looking = used.scheduleWithFixedDelay(this::run, every, every, TimeUnit.MILLISECONDS);
  }

  private ScheduledExecutorService ownThread() {
    String name = getEndpoint().getEndpointBaseUri().replaceFirst(":.*", "");
    return getEndpoint()
        .getCamelContext()
        .getExecutorServiceManager()
        .newSingleThreadScheduledExecutor(this, name);
  }

  @Override
  protected void end() {
    ending = true;
    interrupt();
    if (looking != null) {
      looking.cancel(false);
      looking = null;
    }
    if (threads != null && plan.shared() == null) {
      getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(threads);
    }
  }

  /** Has it looked at once, by one of its threads. */
  protected final void lookSoon() {
    Objects.requireNonNull(threads).execute(this::run);
  }

  /** Does nothing where another thread looks already; the next look finds what came meanwhile. */
  private void run() {
    if (ending || System.nanoTime() - notBefore < 0 || !busy.compareAndSet(false, true)) {
      return;
    }
    try {
      look();
      backoff.reset();
      wentWell(now().plus(plan.every()));
    } catch (Exception e) {
      pause(e);
    } finally {
      busy.set(false);
    }
  }

  /** Nothing is lost: whoever failed, source, broker or database, is given a while. */
  private void pause(Exception failure) {
    if (ending) {
      return;
    }
    boolean full = failure instanceof QueueFull;
    Duration pause = full ? UNTIL_THERE_IS_ROOM : backoff.pause(Duration.ZERO);
    notBefore = System.nanoTime() + pause.toNanos();
    Violation known = full ? null : known(failure);
    failed(known == null ? otherwise() : known, known == null ? failure : null, now().plus(pause));
  }
}
