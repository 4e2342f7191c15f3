package id.blkhub.crash;

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
    /** CloudEvents id and source in user properties, QoS 1. */
    MQTT_5,
    /** CloudEvents id and source in headers, with a receipt. */
    STOMP,
    /** A body and nothing else: every resend has a new transport id. */
    AMQP_BARE,
    /** A body and nothing else, QoS 2. */
    MQTT_3_1_1,
    /** {@code Idempotency-Key}. */
    HTTP
  }

  String id() {
    return sender + '/' + kind + '/' + key;
  }

  String address() {
    return "in." + sender + '.' + kind;
  }
}
