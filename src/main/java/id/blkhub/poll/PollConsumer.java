package id.blkhub.poll;

import id.blkhub.edge.ItemRefused;
import id.blkhub.edge.ItemRoute;
import id.blkhub.http.PartnerDocument;
import id.blkhub.http.PartnerDocument.Fetched;
import id.blkhub.http.PartnerDocument.NotNow;
import id.blkhub.http.PartnerDocument.TokenRefused;
import id.blkhub.message.Blamed;
import id.blkhub.message.Violation;
import id.blkhub.poll.PageIntake.PageOutcome;
import id.blkhub.poll.PollMeters.PollOutcome;
import id.blkhub.poll.PollState.PageMarks;
import id.blkhub.queue.Backoff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a partner for its list, page after page, and again after a while. No thread waits for an
 * answer, so a slow partner keeps nobody; a page is remembered only once the broker has what is new
 * on it.
 */
final class PollConsumer extends DefaultConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(PollConsumer.class);

  private final PollOptions options;
  private final ListSource source;
  private final PageIntake pages;
  private final PollParts parts;
  private final Backoff backoff;
  private @Nullable Future<?> planned;

  /** The turn that counts; one of a route that was stopped meanwhile no longer does. */
  private volatile @Nullable PollTurn current;

  /** The code that was logged last; empty while all goes well. */
  private volatile String told = "";

  /**
   * What all polls share.
   *
   * @param work a folder for pages while they are read
   */
  record PollParts(
      PollStore store,
      PollMeters meters,
      Path work,
      Clock clock,
      ScheduledExecutorService threads) {}

  PollConsumer(
      Endpoint endpoint,
      Processor processor,
      PollOptions options,
      ListSource source,
      PollParts parts) {
    super(endpoint, processor);
    this.options = options;
    this.source = source;
    this.parts = parts;
    this.pages = new PageIntake(options, parts.store(), item -> ItemRoute.through(this, item));
    this.backoff = new Backoff(options.longestPause());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    PollTurn turn = new PollTurn();
    current = turn;
    plan(turn, Duration.ZERO, () -> begin(turn));
  }

  @Override
  protected void doStop() throws Exception {
    current = null;
    synchronized (this) {
      if (planned != null) {
        planned.cancel(false);
        planned = null;
      }
    }
    super.doStop();
  }

  @Override
  protected void doSuspend() throws Exception {
    doStop();
  }

  @Override
  protected void doResume() throws Exception {
    doStart();
  }

  private synchronized void plan(PollTurn turn, Duration pause, Runnable work) {
    if (turn.equals(current)) {
      long millis = Math.max(0, pause.toMillis());
      planned = parts.threads().schedule(() -> run(turn, work), millis, TimeUnit.MILLISECONDS);
    }
  }

  private void run(PollTurn turn, Runnable work) {
    if (!turn.equals(current)) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException hubFails) {
      failed(turn, PollProblem.NOT_TAKEN_NOW.violation(), null, hubFails);
    }
  }

  private void begin(PollTurn turn) {
    PollState remembered = parts.store().find(options.place(), options.setup());
    Instant now = parts.clock().instant();
    Duration early = Duration.between(now, remembered.next());
    // a clock that was set back must not silence a poll for longer than it may pause
    if (early.toMillis() > 0 && early.compareTo(options.longestWait()) <= 0) {
      plan(turn, early, () -> begin(turn));
      return;
    }
    Instant next = now.plus(options.every());
    turn.begin(remembered, next);
    parts.store().askAt(options.place(), options.setup(), next);
    ask(turn);
  }

  private void ask(PollTurn turn) {
    Optional<Duration> wait = parts.store().call(options.place(), options.limits().calls());
    if (wait.isPresent()) {
      plan(turn, wait.get(), () -> ask(turn));
      return;
    }
    Path page = parts.work().resolve(UUID.randomUUID().toString());
    source
        .page(turn.position(), turn.marks(), page)
        .whenComplete((answer, failure) -> answered(turn, page, answer, failure));
  }

  private void answered(
      PollTurn turn, Path page, @Nullable PartnerDocument answer, @Nullable Throwable failure) {
    Runnable work =
        () -> {
          run(turn, () -> judge(turn, page, answer, failure));
          delete(page);
        };
    try {
      parts.threads().execute(work);
    } catch (RejectedExecutionException hubStops) {
      delete(page);
    }
  }

  private static void delete(Path page) {
    try {
      Files.deleteIfExists(page);
    } catch (IOException e) {
      LOG.debug("A page cannot be deleted", Blamed.of(e));
    }
  }

  private void judge(
      PollTurn turn, Path page, @Nullable PartnerDocument answer, @Nullable Throwable failure) {
    if (answer instanceof Fetched fetched) {
      take(turn, page, fetched);
    } else if (answer instanceof TokenRefused refused && !turn.mayRenewToken()) {
      failed(turn, refused.why(), null, null);
    } else if (answer instanceof TokenRefused) {
      ask(turn);
    } else if (answer instanceof NotNow now) {
      failed(turn, now.why(), now.after(), null);
    } else if (answer != null) {
      ended(turn, PollOutcome.UNCHANGED, null);
    } else {
      failed(turn, PollProblem.NOT_TAKEN_NOW.violation(), null, failure);
    }
  }

  private void take(PollTurn turn, Path file, Fetched fetched) {
    try {
      PageOutcome page = pages.take(file, fetched, turn.position());
      Violation trouble = trouble(turn, page);
      boolean over = page.next() == null || trouble != null;
      PollState reached =
          over
              ? new PollState(page.restart(), page.marks(), turn.next())
              : new PollState(page.next(), PageMarks.NONE, turn.next());
      parts.store().reached(options.place(), options.setup(), reached, page.changed());
      confirm(
          turn,
          file,
          over
              ? () -> ended(turn, trouble == null ? PollOutcome.READ : PollOutcome.CUT_OFF, trouble)
              : () -> next(turn, reached));
    } catch (ItemRefused notAPage) {
      failed(turn, notAPage.violation(), null, null);
    } catch (Exception hubFails) {
      failed(turn, PollProblem.NOT_TAKEN_NOW.violation(), null, hubFails);
    }
  }

  private void next(PollTurn turn, PollState reached) {
    turn.reached(reached);
    ask(turn);
  }

  /** Goes on once the source knows that the page is taken. */
  private void confirm(PollTurn turn, Path file, Runnable goOn) {
    CompletableFuture<Optional<Violation>> told = source.taken(file);
    if (told.isDone()) {
      confirmed(turn, told.join(), goOn);
    } else {
      told.thenAcceptAsync(why -> run(turn, () -> confirmed(turn, why, goOn)), parts.threads());
    }
  }

  private void confirmed(PollTurn turn, Optional<Violation> why, Runnable goOn) {
    if (why.isPresent()) {
      failed(turn, why.get(), null, null);
    } else {
      goOn.run();
    }
  }

  /** Why the pages after this one are not asked for; null where nothing is wrong. */
  private @Nullable Violation trouble(PollTurn turn, PageOutcome page) {
    if (page.next() == null) {
      return page.trouble();
    }
    if (page.next().equals(turn.position())) {
      return PollProblem.SAME_PAGE.violation();
    }
    int most = options.limits().pages();
    return turn.pages() + 1 < most ? null : PollProblem.TOO_MANY_PAGES.violation(most);
  }

  private void ended(PollTurn turn, PollOutcome outcome, @Nullable Violation trouble) {
    backoff.reset();
    parts.meters().count(options.place(), outcome);
    if (trouble != null) {
      tell(trouble, null);
    } else if (!told.isEmpty()) {
      told = "";
      LOG.info(
          "partner={} routeId={} The partner's list is read again",
          options.place().partner(),
          routeId());
    }
    plan(turn, Duration.between(parts.clock().instant(), turn.next()), () -> begin(turn));
  }

  /** Whoever failed, partner, broker or database, is given a while; nothing is forgotten. */
  private void failed(
      PollTurn turn, Violation why, @Nullable Duration asked, @Nullable Throwable hubFails) {
    Duration own = backoff.pause(Duration.ZERO);
    Duration pause = asked == null || asked.compareTo(own) < 0 ? own : asked;
    parts.meters().count(options.place(), PollOutcome.FAILED);
    tell(why, hubFails);
    try {
      Instant next = parts.clock().instant().plus(pause);
      parts.store().askAt(options.place(), options.setup(), next);
    } catch (RuntimeException databaseIsAway) {
      LOG.debug("The pause of a poll is not remembered", Blamed.of(databaseIsAway));
    }
    plan(turn, pause, () -> begin(turn));
  }

  /** The same trouble is told once, until all is well or there is another. */
  private void tell(Violation why, @Nullable Throwable hubFails) {
    if (why.code().equals(told)) {
      return;
    }
    told = why.code();
    Throwable blamed = hubFails == null ? null : Blamed.of(hubFails);
    LOG.warn(
        "partner={} routeId={} code={} {}",
        options.place().partner(),
        routeId(),
        why.code(),
        why.message().en(),
        blamed);
  }

  private String routeId() {
    return getRoute() == null ? options.place().origin() : getRoute().getRouteId();
  }
}
