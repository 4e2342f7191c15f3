package id.blkhub.kill;

/**
 * A message a partner sends.
 *
 * @param sender the partner
 * @param key what its kind is known by, unique in its kind
 * @param by how it is sent
 */
record Letter(String sender, String kind, String key, String body, By by) {
  /** A way in, and what tells a resend from a new message there. */
  enum By {
    /** CloudEvents id and source in AMQP properties. */
    AMQP_WITH_ID,
    /** A body and nothing else: every resend has a new transport id. */
    AMQP_BARE,
    /** {@code Idempotency-Key}. */
    HTTP
  }

  String id() {
    return sender + '/' + kind + '/' + key;
  }
}
