package id.blkhub.exchange;

import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Findings;
import id.blkhub.message.State;

/** Holds each message against its sender's contract; all violations at once. */
final class CheckContract {
  private final Contracts contracts;

  CheckContract(Contracts contracts) {
    this.contracts = contracts;
  }

  IntakeBatch check(IntakeBatch batch) {
    batch.eachOpen(this::check);
    return batch;
  }

  private void check(Incoming message) {
    Contract contract =
        contracts
            .incoming(message.partner, message.kind)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no contract for " + message.partner + "/in/" + message.kind));
    Findings findings = contract.check(message.document);
    if (!findings.errors().isEmpty()) {
      message.end(State.REJECTED, findings.errors());
    }
  }
}
