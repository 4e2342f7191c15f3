package id.blkhub.api;

import id.blkhub.reader.ReadMessage;

/** Checks a message in its partner's share of the processors. */
record SharedCheck(MessageCheck check, ProcessorShare share) implements MessageCheck {
  /**
   * @throws ProblemException 429 where its turn does not come in time
   */
  @Override
  public Result check(String partner, String kind, ReadMessage message, int maxBytes) {
    return share.in(partner, () -> check.check(partner, kind, message, maxBytes));
  }
}
