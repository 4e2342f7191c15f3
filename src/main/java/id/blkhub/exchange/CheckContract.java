package id.blkhub.exchange;

import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Findings;
import id.blkhub.contract.Undecided;
import id.blkhub.message.State;
import java.util.List;
import java.util.Optional;

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
    Optional<Contract> contract = contracts.incoming(message.partner, message.kind);
    if (contract.isEmpty()) {
      String file = message.partner + "/in/" + message.kind + ".schema.json";
      message.end(State.HELD, List.of(Reasons.missing(file)));
      return;
    }
    try {
      Findings findings = contract.get().check(message.document);
      if (!findings.errors().isEmpty()) {
        message.end(State.REJECTED, findings.errors());
      }
    } catch (Undecided e) {
      message.end(State.HELD, List.of(e.violation()));
    }
  }
}
