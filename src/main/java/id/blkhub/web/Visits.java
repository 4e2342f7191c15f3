package id.blkhub.web;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one port. All strangers share a few connections and threads. When one more
 * stranger comes, the oldest is ended, so that a new connection, which may be about to log in, is
 * always served.
 */
final class Visits {
  private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final HttpSettings limits;
  private final OnceAMinute ended = new OnceAMinute();
  private final Map<SocketWrapperBase<?>, Visit> all = new ConcurrentHashMap<>();
  private final Set<Visit> strangers = new LinkedHashSet<>();
  private final Set<Visit> readers = new LinkedHashSet<>();

  Visits(HttpSettings limits) {
    this.limits = limits;
  }

  /** The connection of a socket; created when the socket is accepted. */
  Visit of(SocketWrapperBase<?> socket, SocketChannel channel) {
    return all.computeIfAbsent(socket, key -> arrived(new Visit(this, channel)));
  }

  private Visit arrived(Visit visit) {
    synchronized (strangers) {
      strangers.add(visit);
      if (strangers.size() > limits.strangerConnections()) {
        strangers.removeIf(other -> !other.open());
      }
      giveUpEldest(strangers, limits.strangerConnections());
    }
    return visit;
  }

  /** A stranger has logged in. Where its owner has too many connections, idle ones are ended. */
  void known(Visit visit) {
    synchronized (strangers) {
      strangers.remove(visit);
    }
    String owner = visit.owner();
    List<Visit> own =
        all.values().stream()
            .filter(other -> other.open() && Objects.equals(owner, other.owner()))
            .toList();
    own.stream()
        .filter(Visit::idle)
        .limit(Math.max(0, own.size() - limits.partnerConnections()))
        .forEach(this::giveUp);
  }

  /** A thread waits for a stranger's body. Where too many wait, the first is given up. */
  void reads(Visit visit) {
    if (visit.owner() != null) {
      return;
    }
    visit.reading(true);
    synchronized (readers) {
      readers.add(visit);
      giveUpEldest(readers, limits.strangerThreads());
    }
  }

  void readsNoMore(Visit visit) {
    visit.reading(false);
    synchronized (readers) {
      readers.remove(visit);
    }
  }

  private void giveUpEldest(Set<Visit> those, int most) {
    Iterator<Visit> eldest = those.iterator();
    while (those.size() > most) {
      giveUp(eldest.next());
      eldest.remove();
    }
  }

  /** Ends connections that take too long; called a few times a second. */
  void check() {
    long now = System.nanoTime();
    all.values().removeIf(visit -> !visit.open());
    synchronized (strangers) {
      strangers.removeIf(visit -> !visit.open());
    }
    all.values().stream().filter(visit -> visit.check(limits, now)).forEach(visit -> log());
    List<Visit> holding =
        all.values().stream()
            .filter(visit -> visit.owner() == null && visit.heldLongerThan(A_SECOND, now))
            .sorted(Comparator.comparingLong(visit -> visit.heldSince() - now))
            .toList();
    holding.stream()
        .limit(Math.max(0, holding.size() - limits.strangerThreads()))
        .forEach(this::giveUp);
  }

  private void giveUp(Visit visit) {
    visit.giveUp();
    log();
  }

  private void log() {
    long count = ended.more();
    if (count > 0) {
      LOG.warn(
          "code={} count={} HTTP connections were ended: too slow, or too many without a login",
          WebRule.TOO_SLOW.code(),
          count);
    }
  }
}
