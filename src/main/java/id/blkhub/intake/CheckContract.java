package id.blkhub.intake;

import id.blkhub.contract.Contracts;
import id.blkhub.contract.Versions;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.State;
import id.blkhub.partner.Partners;
import id.blkhub.step.StageResult;
import id.blkhub.translation.Translation;
import id.blkhub.translation.TranslationResult;
import id.blkhub.translation.TranslationResult.TranslationFault;
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

  CheckedMessages check(ReceivedMessages batch) {
    return new CheckedMessages(batch.queue(), batch.messages().next(this::check));
  }

  private StageResult<CheckedMessage, EndedMessage> check(ReceivedMessage message) {
    MessageHead head = message.head();
    Integer version = message.version();
    if (version == null) {
      Versions.Meant meant = meant(head);
      if (meant.problem().isPresent()) {
        return StageResult.ended(
            EndedMessage.of(head, null, State.REJECTED, List.of(meant.problem().get())));
      }
      version = meant.version();
    }
    FormPath form = translation.place(head.form(), version);
    TranslationResult checked = translation.received(form, message.document());
    return checked.good()
        ? StageResult.goesOn(new CheckedMessage(head, version, message.document(), checked))
        : StageResult.ended(EndedMessage.of(head, version, outcome(checked), checked.problems()));
  }

  private Versions.Meant meant(MessageHead head) {
    Integer standing =
        partners
            .find(head.partner().value())
            .flatMap(profile -> profile.sentVersion(head.kind().value()))
            .orElse(null);
    return contracts.versions().meant(head.form(), head.read().dataschema(), standing);
  }

  /** The sender's fault is rejected; on the hub's own the message is kept. */
  static State outcome(TranslationResult broken) {
    return broken.fault() == TranslationFault.HUB ? State.HELD : State.REJECTED;
  }
}
