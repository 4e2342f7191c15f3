package id.blkhub.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contracts;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.partner.Partners;
import id.blkhub.seal.Seal;
import id.blkhub.step.StageResult;
import id.blkhub.translation.Translation;
import id.blkhub.translation.TranslationResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns each message into the canonical form of its kind and checks that form's own rules. */
final class MapToCanonical {
  /** Characters of a key that must not be read; they tell apart all that are met. */
  private static final int HASHED_KEY = 16;

  private final Contracts contracts;
  private final Translation translation;
  private final ContentHash contentHash;
  private final Seal seal;
  private final Partners partners;

  MapToCanonical(
      Contracts contracts,
      Translation translation,
      ContentHash contentHash,
      Seal seal,
      Partners partners) {
    this.contracts = contracts;
    this.translation = translation;
    this.contentHash = contentHash;
    this.seal = seal;
    this.partners = partners;
  }

  CanonicalMessages map(CheckedMessages batch) {
    return new CanonicalMessages(batch.queue(), batch.messages().next(this::map));
  }

  private StageResult<CanonicalMessage, EndedMessage> map(CheckedMessage message) {
    MessageHead head = message.head();
    TranslationResult mapped = translation.toCanonical(form(message), message.document());
    if (!mapped.good()) {
      return ended(message, MessageKeys.NONE, CheckContract.outcome(mapped), mapped.problems());
    }
    CanonicalKind kind = contracts.canonical(head.kind().value()).orElseThrow();
    return described(
        message,
        kind,
        (ObjectNode) mapped.document(),
        Translation.warnings(message.received(), mapped));
  }

  private FormPath form(CheckedMessage message) {
    return translation.place(message.head().form(), message.version());
  }

  /** Finds what the cases and the journal need to know of the message. */
  private StageResult<CanonicalMessage, EndedMessage> described(
      CheckedMessage message, CanonicalKind kind, ObjectNode canonical, List<Violation> warnings) {
    String businessKey = kind.businessKey(canonical, this::hashed).orElse(null);
    if (businessKey == null) {
      return ended(
          message,
          MessageKeys.NONE,
          State.HELD,
          List.of(ExchangeProblem.NO_BUSINESS_KEY.violation()));
    }
    CaseClaim claim =
        kind.claim(canonical)
            .map(said -> said.of(kind.person(canonical, this::hash).orElse(null)))
            .orElse(null);
    if (claim != null && !claim.knownTo().stream().allMatch(this::knowsCases)) {
      return ended(
          message,
          new MessageKeys(businessKey, null, null),
          State.REJECTED,
          translation.inSendersWords(
              form(message),
              message.document(),
              canonical,
              List.of(ExchangeProblem.NOT_KNOWN_TO.at("/knownTo"))));
    }
    ContentKeys keys =
        new ContentKeys(
            businessKey,
            contentHash.of(canonical, message.head().read().mark().asked(), businessKey),
            kind.nik(canonical).map(nik -> hash("nik", nik)).orElse(null));
    return StageResult.goesOn(
        new CanonicalMessage(
            message,
            canonical,
            keys,
            kind.keyFields(canonical),
            kind.succession(canonical, this::hashed),
            claim,
            warnings));
  }

  private static StageResult<CanonicalMessage, EndedMessage> ended(
      CheckedMessage message, MessageKeys keys, State state, List<Violation> why) {
    return StageResult.ended(
        new EndedMessage(message.head(), message.version(), keys, state, why, null));
  }

  /** Whether cases are sent to the partner at all. */
  private boolean knowsCases(PartnerId partner) {
    return partners.find(partner.value()).stream()
        .flatMap(profile -> profile.receives().stream())
        .flatMap(reception -> contracts.canonical(reception.kind()).stream())
        .anyMatch(kind -> kind.role().isPresent());
  }

  /** Keyed, so that nobody finds the few possible values by trying them; still told apart. */
  private String hashed(String key) {
    return hash("key", key).substring(0, HASHED_KEY);
  }

  private String hash(String purpose, String value) {
    return seal.hash(purpose, utf8(value));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
