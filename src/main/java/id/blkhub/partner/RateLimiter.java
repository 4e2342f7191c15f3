package id.blkhub.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Token buckets, one for each key. A bucket holds one minute's allowance, so a sender may use it in
 * one burst and then gets a steady share. Safe for use by many threads.
 */
public final class RateLimiter {
  private static final Duration ALLOWANCE = Duration.ofMinutes(1);
  private static final long MINUTE = ALLOWANCE.toNanos();

  private final LongSupplier nanoClock;
  private final Cache<String, Bucket> buckets;

  /** A limiter on the system's monotonic clock that remembers 10,000 keys. */
  public RateLimiter() {
    this(System::nanoTime, 10_000);
  }

  /**
   * @param nanoClock nanoseconds that never run backwards
   * @param maxKeys past so many keys those that are seldom used are forgotten: memory stays
   *     bounded, and a forgotten key only starts afresh
   */
  public RateLimiter(LongSupplier nanoClock, int maxKeys) {
    this.nanoClock = nanoClock;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(maxKeys)
            // a bucket that rests for a minute is full again, so nothing is lost with it
            .expireAfterAccess(ALLOWANCE)
            .ticker(nanoClock::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  /**
   * Takes one token.
   *
   * @return zero when there was one; otherwise how long until there is one, and nothing was taken
   */
  public Duration take(String key, int perMinute) {
    long[] wait = new long[1];
    buckets
        .asMap()
        .compute(
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
    return Duration.ofNanos(
        refreshed(buckets.getIfPresent(key), perMinute).nanosUntilToken(perMinute));
  }

  private Bucket refreshed(@Nullable Bucket earlier, int perMinute) {
    long now = nanoClock.getAsLong();
    if (earlier == null) {
      return new Bucket(perMinute, now);
    }
    double gained = (double) (now - earlier.at()) * perMinute / MINUTE;
    return new Bucket(Math.min(perMinute, earlier.tokens() + gained), now);
  }

  private record Bucket(double tokens, long at) {
    /** A rounding error of 1e-9 must not refuse a token that has just become whole. */
    long nanosUntilToken(int perMinute) {
      double missing = 1 - tokens;
      return missing <= 1e-9 ? 0 : Math.max(1, (long) Math.ceil(missing * MINUTE / perMinute));
    }
  }
}
