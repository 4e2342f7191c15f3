package id.blkhub.partner;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Token buckets, one for each key. A bucket holds one minute's allowance, so a sender may use it in
 * one burst and then gets a steady share. Safe for use by many threads.
 */
public final class RateLimiter {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanoClock;
  private final int maxKeys;
  private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  /** A limiter on the system's monotonic clock that remembers 10,000 keys. */
  public RateLimiter() {
    this(System::nanoTime, 10_000);
  }

  /**
   * @param nanoClock nanoseconds that never run backwards
   * @param maxKeys past so many keys those with a full allowance are forgotten, and if that does
   *     not help all are: memory stays bounded, and a forgotten key only starts afresh
   */
  public RateLimiter(LongSupplier nanoClock, int maxKeys) {
    this.nanoClock = nanoClock;
    this.maxKeys = maxKeys;
  }

  /**
   * Takes one token.
   *
   * @return zero when there was one; otherwise how long until there is one, and nothing was taken
   */
  public Duration take(String key, int perMinute) {
    makeRoom(key, perMinute);
    long[] wait = new long[1];
    buckets.compute(
        key,
        (k, earlier) -> {
          Bucket now = refreshed(earlier, perMinute);
          wait[0] = now.nanosUntilToken(perMinute);
          return wait[0] > 0 ? now : new Bucket(now.tokens() - 1, now.at());
        });
    return Duration.ofNanos(wait[0]);
  }

  /** As {@link #take}, without taking: whether the key has used up its allowance. */
  public Duration look(String key, int perMinute) {
    return Duration.ofNanos(refreshed(buckets.get(key), perMinute).nanosUntilToken(perMinute));
  }

  private Bucket refreshed(Bucket earlier, int perMinute) {
    long now = nanoClock.getAsLong();
    if (earlier == null) {
      return new Bucket(perMinute, now);
    }
    double gained = (double) (now - earlier.at()) * perMinute / MINUTE;
    return new Bucket(Math.min(perMinute, earlier.tokens() + gained), now);
  }

  private void makeRoom(String key, int perMinute) {
    if (buckets.size() < maxKeys || buckets.containsKey(key)) {
      return;
    }
    buckets.values().removeIf(bucket -> refreshed(bucket, perMinute).tokens() >= perMinute);
    if (buckets.size() >= maxKeys) {
      buckets.clear();
    }
  }

  private record Bucket(double tokens, long at) {
    /** The hair's breadth keeps rounding from refusing a token that has just become whole. */
    long nanosUntilToken(int perMinute) {
      double missing = 1 - tokens;
      return missing <= 1e-9 ? 0 : Math.max(1, (long) Math.ceil(missing * MINUTE / perMinute));
    }
  }
}
