package id.blkhub.exchange;

import id.blkhub.exchange.Translated.Fault;
import id.blkhub.message.State;

/** Holds each message against its sender's contract; all violations at once. */
final class CheckContract {
  private final Translation translation;

  CheckContract(Translation translation) {
    this.translation = translation;
  }

  IntakeBatch check(IntakeBatch batch) {
    batch.eachOpen(this::check);
    return batch;
  }

  private void check(Incoming message) {
    Translated checked = translation.received(message.partner, message.kind, message.document);
    if (!checked.good()) {
      message.end(outcome(checked), checked.problems());
    }
  }

  /** The sender's fault is rejected; on the hub's own the message is kept. */
  static State outcome(Translated broken) {
    return broken.fault() == Fault.HUB ? State.HELD : State.REJECTED;
  }
}
