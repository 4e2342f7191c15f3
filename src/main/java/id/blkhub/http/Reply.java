package id.blkhub.http;

import java.util.Optional;

/** What came back from one HTTP exchange. */
public sealed interface Reply {
  /** A complete answer. */
  record Response(int status, Optional<String> retryAfter, byte[] body) implements Reply {}

  /** No complete answer. */
  record Failure(ReplyKind kind) implements Reply {}

  /** Why there is no complete answer. */
  enum ReplyKind {
    UNREACHABLE,
    UNTRUSTED,
    TIMEOUT,
    BROKEN,
    TOO_LARGE
  }
}
