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
    /** No secure connection, for another reason than the next ones. */
    UNTRUSTED,
    /** The partner's certificate is not valid on this day. */
    CERTIFICATE_ENDED,
    /** No authority that the hub believes has signed the partner's certificate. */
    AUTHORITY_UNKNOWN,
    /** The partner's certificate is for another host. */
    OTHER_NAME,
    /** The partner does not take the hub's certificate, or wants one and got none. */
    HUB_NOT_TRUSTED,
    TIMEOUT,
    BROKEN,
    TOO_LARGE
  }
}
