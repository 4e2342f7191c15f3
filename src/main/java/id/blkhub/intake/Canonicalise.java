package id.blkhub.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contracts;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.State;
import id.blkhub.partner.Partners;
import id.blkhub.seal.Seal;
import id.blkhub.translation.Translation;
import id.blkhub.translation.TranslationResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns each message into the canonical form of its kind and checks that form's own rules. */
final class Canonicalise {
  private static final int VEILED = 16;

  private final Contracts contracts;
  private final Translation translation;
  private final ContentHash contentHash;
  private final Seal seal;
  private final Partners partners;

  Canonicalise(
      Contracts contracts,
      Translation translation,
      ContentHash contentHash,
      Seal seal,
      Partners partners) {
    this.partners = partners;
    this.contracts = contracts;
    this.translation = translation;
    this.contentHash = contentHash;
    this.seal = seal;
  }

  IntakeBatch canonicalise(IntakeBatch batch) {
    batch.eachOpen(this::canonicalise);
    return batch;
  }

  private void canonicalise(Incoming message) {
    FormPath form =
        translation.place(FormPath.in(message.partner, message.kind), message.contractVersion);
    TranslationResult mapped = translation.toCanonical(form, message.document);
    if (mapped.good()) {
      CanonicalKind kind = contracts.canonical(message.kind).orElseThrow();
      message.warnings = mapped.warnings();
      describe(message, kind, (ObjectNode) mapped.document());
    } else {
      message.end(CheckContract.outcome(mapped), mapped.problems());
    }
  }

  /** Whether cases are sent to the partner at all. */
  private boolean knowsCases(String partner) {
    return partners.find(partner).stream()
        .flatMap(profile -> profile.receives().stream())
        .flatMap(reception -> contracts.canonical(reception.kind()).stream())
        .anyMatch(kind -> kind.role().isPresent());
  }

  /** Notes what the cases and the journal need to know of the message. */
  private void describe(Incoming message, CanonicalKind kind, ObjectNode mapped) {
    message.canonical = mapped;
    message.businessKey = kind.businessKey(mapped, this::veiled).orElse(null);
    if (message.businessKey == null) {
      message.end(State.HELD, List.of(ExchangeProblem.NO_BUSINESS_KEY.violation()));
      return;
    }
    kind.version(mapped).ifPresent(version -> message.version = version);
    message.claim = kind.claim(mapped).orElse(null);
    if (message.claim != null
        && !message.claim.knownTo().stream().allMatch(partner -> knowsCases(partner.value()))) {
      message.end(State.REJECTED, List.of(ExchangeProblem.NOT_KNOWN_TO.at("/knownTo")));
      return;
    }
    message.keyFields = kind.keyFields(mapped);
    message.contentHash = contentHash.of(mapped, message.mark.asked(), message.businessKey);
    kind.nik(mapped)
        .ifPresent(
            nik -> message.subjectHash = seal.hash("nik", nik.getBytes(StandardCharsets.UTF_8)));
  }

  /** Keyed, so that nobody finds the few possible values by trying them; still told apart. */
  private String veiled(String key) {
    return seal.hash("key", key.getBytes(StandardCharsets.UTF_8)).substring(0, VEILED);
  }
}
