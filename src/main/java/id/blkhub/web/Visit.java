package id.blkhub.web;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client: its owner and the progress of its current request. The threads that
 * serve it record the progress; {@link Visits} reads it and ends connections that take too long. To
 * end one, it shuts down the directions of the socket. That wakes the thread which waits for them,
 * and only this thread touches objects of the web server.
 */
public final class Visit {
  static final String ATTRIBUTE = Visit.class.getName();

  /** Bytes of an answer for which a slow connection gets one more second. */
  private static final long BYTES_A_SECOND = 16_384;

  private enum Phase {
    /** The header is not complete. */
    HEAD,
    /** A request is read, processed or answered. */
    REQUEST,
    /** The last request is answered, the next has not begun. */
    IDLE,
    /** The request is answered in parts over time, without a thread of the web server. */
    ASYNC
  }

  private final Visits visits;
  private final SocketChannel channel;
  private volatile Phase phase = Phase.HEAD;
  private volatile long since = System.nanoTime();
  private volatile boolean held;
  private volatile long heldSince;
  private volatile boolean reading;
  private volatile @Nullable String owner;
  private volatile LongSupplier written = () -> 0;
  private volatile boolean overdue;

  Visit(Visits visits, SocketChannel channel) {
    this.visits = visits;
    this.channel = channel;
  }

  /** Records who logged in; from now on the connection is no stranger. */
  public static void known(ServletRequest request, String owner) {
    Visit visit = of(request);
    if (visit != null && !owner.equals(visit.owner)) {
      visit.owner = owner;
      visit.visits.known(visit);
    }
  }

  /** Whether the request was ended because it took too long. */
  public static boolean overdue(ServletRequest request) {
    Visit visit = of(request);
    return visit != null && visit.overdue;
  }

  /** The connection of a request; null where it did not come through this server. */
  private static @Nullable Visit of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Visit visit ? visit : null;
  }

  /** The partner or operator who logged in; null for a stranger. */
  @Nullable String owner() {
    return owner;
  }

  boolean idle() {
    return phase == Phase.IDLE && !held;
  }

  boolean open() {
    return channel.isOpen();
  }

  boolean overdue() {
    return overdue;
  }

  boolean headOverdue() {
    return overdue && phase == Phase.HEAD;
  }

  /** A thread begins to serve the connection. */
  void taken() {
    heldSince = System.nanoTime();
    held = true;
  }

  void requestBegins(LongSupplier bytesWritten) {
    written = bytesWritten;
    enter(Phase.REQUEST);
  }

  void requestEnds() {
    written = () -> 0;
    enter(Phase.IDLE);
  }

  /** The thread leaves the connection, perhaps within a header or with an answer still to come. */
  void left(boolean async, boolean inHead) {
    held = false;
    if (async) {
      enter(Phase.ASYNC);
    } else if (phase == Phase.ASYNC) {
      enter(Phase.IDLE);
    } else if (inHead && phase == Phase.IDLE) {
      enter(Phase.HEAD);
    }
  }

  void reading(boolean now) {
    reading = now;
  }

  private void enter(Phase next) {
    since = System.nanoTime();
    phase = next;
  }

  boolean heldLongerThan(Duration time, long now) {
    return held && now - heldSince > time.toNanos();
  }

  long heldSince() {
    return heldSince;
  }

  /**
   * Ends the connection where its request takes too long.
   *
   * @return whether it did
   */
  boolean check(HttpSettings limits, long now) {
    boolean stranger = owner == null;
    Duration limit = stranger || phase == Phase.HEAD ? limits.headWithin() : limits.bodyWithin();
    long late = now - since - limit.toNanos();
    if (phase == Phase.ASYNC || late < 0) {
      return false;
    }
    if (phase == Phase.REQUEST && late > answerMore(limits, stranger)) {
      cut();
      return true;
    }
    boolean first = !overdue;
    end();
    return first;
  }

  private long answerMore(HttpSettings limits, boolean stranger) {
    Duration more = stranger ? limits.headWithin() : limits.answerWithin();
    return more.plusSeconds(written.getAsLong() / BYTES_A_SECOND).toNanos();
  }

  /**
   * Ends the connection to make room for others, with an answer where the client may be sending.
   */
  void giveUp() {
    if (phase != Phase.REQUEST || reading) {
      end();
    } else {
      cut();
    }
  }

  /** Shuts the input down; an answer can still be sent. */
  private void end() {
    overdue = true;
    try {
      channel.shutdownInput();
    } catch (IOException e) {
      // it is closed already
    }
  }

  /** Shuts input and output down. */
  private void cut() {
    end();
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      // it is closed already
    }
  }
}
