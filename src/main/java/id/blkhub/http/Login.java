package id.blkhub.http;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** What lets the hub in at one partner: a header of each call, and where it comes from. */
interface Login {
  /** The header value at hand, or a new one. */
  CompletableFuture<Grant> grant();

  /** A new one in place of one the partner refused; the same where there is no other. */
  CompletableFuture<Grant> grantInsteadOf(Grant refused);

  /** The header that carries it. */
  String header();

  /** The value of that header. */
  String headerValue(TokenGrant grant);

  /** What a login came to. */
  sealed interface Grant {
    Instant from();

    /** When to log in again. */
    Instant renewAt();

    /** A clock that was set back must not make it last for the hours by which it was. */
    default boolean standsAt(Instant now) {
      return now.isBefore(renewAt()) && !now.isBefore(from());
    }
  }

  /** A token, or another secret that takes its place. */
  record TokenGrant(String token, Instant from, Instant renewAt) implements Grant {
    /** Without the secret. */
    @Override
    public String toString() {
      return "TokenGrant[token]";
    }
  }

  /** Why there is no token now. */
  record NoGrant(Verdict.Later why, Instant from, Instant renewAt) implements Grant {}
}
