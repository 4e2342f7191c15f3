package id.blkhub.intake;

import id.blkhub.contract.Contracts;
import id.blkhub.contract.Versions;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.State;
import id.blkhub.partner.Partners;
import id.blkhub.translation.Translation;
import id.blkhub.translation.TranslationResult;
import id.blkhub.translation.TranslationResult.Fault;
import java.util.List;

/**
 * Holds each message against the version of its sender's contract that it has; all violations at
 * once.
 */
final class CheckContract {
  private final Translation translation;
  private final Contracts contracts;
  private final Partners partners;

  CheckContract(Translation translation, Contracts contracts, Partners partners) {
    this.translation = translation;
    this.contracts = contracts;
    this.partners = partners;
  }

  IntakeBatch check(IntakeBatch batch) {
    batch.eachOpen(this::check);
    return batch;
  }

  private void check(Incoming message) {
    if (message.contractVersion == null) {
      Versions.Meant meant = meant(message);
      if (meant.problem().isPresent()) {
        message.end(State.REJECTED, List.of(meant.problem().get()));
        return;
      }
      message.contractVersion = meant.version();
    }
    FormPath form =
        translation.place(FormPath.in(message.partner, message.kind), message.contractVersion);
    TranslationResult checked = translation.received(form, message.document);
    if (!checked.good()) {
      message.end(outcome(checked), checked.problems());
    }
  }

  private Versions.Meant meant(Incoming message) {
    Integer standing =
        partners
            .find(message.partner)
            .flatMap(profile -> profile.sentVersion(message.kind))
            .orElse(null);
    return contracts
        .versions()
        .meant(FormPath.in(message.partner, message.kind), message.dataschema, standing);
  }

  /** The sender's fault is rejected; on the hub's own the message is kept. */
  static State outcome(TranslationResult broken) {
    return broken.fault() == Fault.HUB ? State.HELD : State.REJECTED;
  }
}
