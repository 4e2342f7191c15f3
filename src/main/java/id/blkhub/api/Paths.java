package id.blkhub.api;

import id.blkhub.message.MessageId;

/** The addresses of the interface, once. */
final class Paths {
  static final String ROOT = "/api/";
  static final String MESSAGES = "/api/v1/messages/";
  static final String RECEIPTS = "/api/v1/receipts";

  /** Files and whatever else comes as one piece. */
  static final String ITEMS = "/api/v1/items";

  static final String OUTBOX = "/api/v1/outbox/";
  static final String REPLAY = "/api/v1/replay";
  static final String SELF_TEST = "/api/v1/self-test";

  /** Followed by the partner that answers and the question. */
  static final String QUESTIONS = "/api/v1/questions/";

  static final String CONTRACTS = "/api/v1/contracts";

  private Paths() {}

  static String message(MessageId messageId) {
    return MESSAGES + messageId;
  }
}
