package id.blkhub.api;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.reader.ReadMessage;

/** Checks a message in its partner's share of the processors. */
record SharedCheck(MessageCheck check, ProcessorShare share) implements MessageCheck {
  /**
   * @throws ProblemException 429 where its turn does not come in time
   */
  @Override
  public CheckResult check(PartnerId partner, Kind kind, ReadMessage message, int maxBytes) {
    return share.in(partner, () -> check.check(partner, kind, message, maxBytes));
  }
}
