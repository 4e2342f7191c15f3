package id.blkhub.web;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One connection of a client: who it is, and how far its present request has come. The threads that
 * serve it write that down, {@link Visits} reads it and ends what takes too long. Ending closes
 * only the directions of the socket: the thread that waits for them wakes up, and it alone touches
 * what belongs to the web server.
 */
public final class Visit {
  static final String ATTRIBUTE = Visit.class.getName();

  /** A slow line gets a second more for so many bytes of its answer. */
  private static final long BYTES_A_SECOND = 16_384;

  private enum Phase {
    /** Its header has not come whole. */
    HEAD,
    /** It is read, carried out or answered. */
    REQUEST,
    /** The one before is answered, the next has not begun. */
    IDLE,
    /** It is answered as there is something to tell, by no thread of the web server. */
    ASYNC
  }

  private final Visits visits;
  private final SocketChannel channel;
  private volatile Phase phase = Phase.HEAD;
  private volatile long since = System.nanoTime();
  private volatile boolean held;
  private volatile long heldSince;
  private volatile boolean reading;
  private volatile String owner;
  private volatile LongSupplier written = () -> 0;
  private volatile boolean overdue;

  Visit(Visits visits, SocketChannel channel) {
    this.visits = visits;
    this.channel = channel;
  }

  /** Says who logged in: from now on the connection is no stranger's. */
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

  /** Null where the request did not come through this server. */
  private static Visit of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Visit visit ? visit : null;
  }

  /** Null for a stranger. */
  String owner() {
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

  /** A thread begins to serve it. */
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

  /** The thread leaves it, with part of a header read or a request to be answered later. */
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
   * Ends what takes longer than it may.
   *
   * @return whether it did
   */
  boolean check(HttpSettings limits, long now) {
    boolean stranger = owner == null;
    Duration patience = stranger || phase == Phase.HEAD ? limits.headWithin() : limits.bodyWithin();
    long late = now - since - patience.toNanos();
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

  /** Makes room for others; with an answer where the client may still be sending. */
  void giveUp() {
    if (phase != Phase.REQUEST || reading) {
      end();
    } else {
      cut();
    }
  }

  /** Nothing more is read; what was read of it can still be answered. */
  private void end() {
    overdue = true;
    try {
      channel.shutdownInput();
    } catch (IOException e) {
      // it is closed already
    }
  }

  /** Nothing more is written either. */
  private void cut() {
    end();
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      // it is closed already
    }
  }
}
