package id.blkhub.edge;

import id.blkhub.edge.ItemOutcome.Taken;
import id.blkhub.edge.LeftItems.StillThere;
import id.blkhub.message.Blamed;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.sending.QueueFull;
import java.time.Instant;
import java.util.Objects;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a source of items for its route: a folder, a server, a mail box, a list, a table, uploads.
 * It begins and ends with its route, gives items to it, and tells how the source is.
 */
public abstract class SourceConsumer extends DefaultConsumer {
  private final Logger log = LoggerFactory.getLogger(getClass());
  private final PartnerId partner;
  private final String origin;
  private final SourceServices services;
  private @Nullable SourceLine line;

  /** The code that was logged last; empty while all goes well. */
  private volatile String told = "";

  /** Whether no item was left by a hub that failed or was killed. */
  private volatile boolean settled;

  /**
   * @param origin which source it is, among those of all partners
   */
  protected SourceConsumer(
      Endpoint endpoint,
      Processor processor,
      PartnerId partner,
      String origin,
      SourceServices services) {
    super(endpoint, processor);
    this.partner = partner;
    this.origin = origin;
    this.services = services;
  }

  /** The route starts, or goes on after a pause. */
  protected abstract void begin() throws Exception;

  /** The route stops or pauses; a look that runs is to end soon. */
  protected abstract void end();

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    line = services.states().open(partner, routeId(), origin);
    tellTarget();
    begin();
  }

  @Override
  protected void doStop() throws Exception {
    end();
    if (line != null) {
      line.stopped();
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

  @Override
  protected void doShutdown() throws Exception {
    if (line != null) {
      services.states().close(routeId(), line);
    }
    super.doShutdown();
  }

  /** What an earlier hub took and did not answer is read by the options of this route. */
  private void tellTarget() {
    if (getRoute() != null) {
      for (Processor step : getRoute().filter("*")) {
        if (step instanceof EndpointAware aware && aware.getEndpoint() instanceof ItemTarget to) {
          to.comesFrom(origin);
        }
      }
    }
  }

  private SourceLine line() {
    return Objects.requireNonNull(line, "begins with its route");
  }

  private String routeId() {
    return getRoute() == null ? origin : getRoute().getRouteId();
  }

  /**
   * Gives an item to the route; see {@link ItemRoute#give}.
   *
   * @throws Exception when broker or database fail; the item is to be given again later
   */
  protected final TakenItem give(SourceItem item) throws Exception {
    Exchange exchange = createExchange(false);
    try {
      exchange.getMessage().setBody(item);
      getProcessor().process(exchange);
      Exception failure = exchange.getException();
      if (failure != null) {
        throw failure;
      }
      TakenItem taken = exchange.getMessage().getMandatoryBody(TakenItem.class);
      services.states().countItem(line(), taken.outcome());
      if (taken.outcome() instanceof Taken) {
        line().taken();
      }
      return taken;
    } finally {
      releaseExchange(exchange, false);
    }
  }

  /**
   * Confirms what an earlier hub could not confirm any more. To be asked for after all that the
   * source has was given.
   *
   * @throws Exception when the source or the database fail
   */
  protected final void settle(StillThere source) throws Exception {
    if (!settled) {
      settled = services.left().confirm(origin, source);
    }
  }

  /**
   * A look went well.
   *
   * @param next when the next one is due
   */
  protected final void wentWell(Instant next) {
    line().read(next);
    services.states().countLook(line(), true);
    if (!told.isEmpty()) {
      told = "";
      log.info("partner={} routeId={} The source is read again", partner, routeId());
    }
  }

  /**
   * A look failed. The same trouble is logged once, until all is well or there is another.
   *
   * @param failure what happened in the hub; null where the sentence says all
   * @param next when it is tried again
   */
  protected final void failed(Violation why, @Nullable Throwable failure, Instant next) {
    settled = false;
    if (failure instanceof QueueFull) {
      // the hub has not yet worked on what it took before; that is no trouble of anybody's
      line().read(next);
      return;
    }
    line().failed(why, next);
    services.states().countLook(line(), false);
    if (failure != null) {
      log.debug("A look at a source failed", Blamed.of(failure));
    }
    if (why.code().equals(told)) {
      return;
    }
    told = why.code();
    if (failure == null) {
      log.warn(
          "partner={} routeId={} code={} {}", partner, routeId(), why.code(), why.message().en());
    } else {
      log.warn(
          "partner={} routeId={} code={} cause={} {}",
          partner,
          routeId(),
          why.code(),
          cause(failure),
          why.message().en());
    }
  }

  /** The class of the innermost cause. */
  private static String cause(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < 10 && cause.getCause() != null; i++) {
      cause = cause.getCause();
    }
    return cause.getClass().getName();
  }

  /** The hub's, which tests can set. */
  protected final Instant now() {
    return services.states().clock().instant();
  }
}
