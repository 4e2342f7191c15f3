package id.blkhub.poll;

import id.blkhub.edge.ItemRefused;
import id.blkhub.edge.SourceConsumer;
import id.blkhub.edge.SourceServices;
import id.blkhub.http.PartnerDocument;
import id.blkhub.http.PartnerDocument.Fetched;
import id.blkhub.http.PartnerDocument.NotNow;
import id.blkhub.http.PartnerDocument.TokenRefused;
import id.blkhub.message.Blamed;
import id.blkhub.message.PartnerId;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a partner for its list, page after page, and again after a while. No thread waits for an
 * answer, so a slow partner keeps nobody; a page is remembered only once the broker has what is new
 * on it.
 */
final class PollConsumer extends SourceConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(PollConsumer.class);

  private final PollOptions options;
  private final ListSource source;
  private final PageIntake pages;
  private final PollParts parts;
  private final Backoff backoff;
  private @Nullable Future<?> planned;

  /** The turn that counts; one of a route that was stopped meanwhile no longer does. */
  private volatile @Nullable PollTurn current;

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
      ScheduledExecutorService threads,
      SourceServices services) {}

  PollConsumer(
      Endpoint endpoint,
      Processor processor,
      PollOptions options,
      ListSource source,
      PollParts parts) {
    super(
        endpoint,
        processor,
        new PartnerId(options.place().partner()),
        options.place().origin(),
        parts.services());
    this.options = options;
    this.source = source;
    this.parts = parts;
    this.pages = new PageIntake(options, parts.store(), this::give);
    this.backoff = new Backoff(options.longestPause());
  }

  @Override
  protected void begin() {
    PollTurn turn = new PollTurn();
    current = turn;
    plan(turn, Duration.ZERO, () -> start(turn));
  }

  @Override
  protected void end() {
    current = null;
    synchronized (this) {
      if (planned != null) {
        planned.cancel(false);
        planned = null;
      }
    }
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
      gaveUp(turn, PollProblem.NOT_TAKEN_NOW.violation(), null, hubFails);
    }
  }

  private void start(PollTurn turn) {
    PollState remembered = parts.store().find(options.place(), options.setup());
    Instant now = parts.clock().instant();
    Duration early = Duration.between(now, remembered.next());
    // a clock that was set back must not silence a poll for longer than it may pause
    if (early.toMillis() > 0 && early.compareTo(options.longestWait()) <= 0) {
      plan(turn, early, () -> start(turn));
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
      gaveUp(turn, refused.why(), null, null);
    } else if (answer instanceof TokenRefused) {
      ask(turn);
    } else if (answer instanceof NotNow now) {
      gaveUp(turn, now.why(), now.after(), null);
    } else if (answer != null) {
      ended(turn, PollOutcome.UNCHANGED, null);
    } else {
      gaveUp(turn, PollProblem.NOT_TAKEN_NOW.violation(), null, failure);
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
      // what was new on a page is in another item when more came onto it meanwhile
      settle(name -> false);
      confirm(
          turn,
          file,
          over
              ? () -> ended(turn, trouble == null ? PollOutcome.READ : PollOutcome.CUT_OFF, trouble)
              : () -> next(turn, reached));
    } catch (ItemRefused notAPage) {
      gaveUp(turn, notAPage.violation(), null, null);
    } catch (Exception hubFails) {
      gaveUp(turn, PollProblem.NOT_TAKEN_NOW.violation(), null, hubFails);
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
      gaveUp(turn, why.get(), null, null);
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
    if (trouble == null) {
      wentWell(turn.next());
    } else {
      failed(trouble, null, turn.next());
    }
    plan(turn, Duration.between(parts.clock().instant(), turn.next()), () -> start(turn));
  }

  /** Whoever failed, partner, broker or database, is given a while; nothing is forgotten. */
  private void gaveUp(
      PollTurn turn, Violation why, @Nullable Duration asked, @Nullable Throwable hubFails) {
    Duration own = backoff.pause(Duration.ZERO);
    Duration pause = asked == null || asked.compareTo(own) < 0 ? own : asked;
    parts.meters().count(options.place(), PollOutcome.FAILED);
    Instant next = parts.clock().instant().plus(pause);
    failed(why, hubFails, next);
    try {
      parts.store().askAt(options.place(), options.setup(), next);
    } catch (RuntimeException databaseIsAway) {
      LOG.debug("The pause of a poll is not remembered", Blamed.of(databaseIsAway));
    }
    plan(turn, pause, () -> start(turn));
  }
}
