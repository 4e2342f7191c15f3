package id.blkhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.contract.Versions;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.Partners;
import id.blkhub.reader.ReadMessage;
import id.blkhub.translation.Translation;
import id.blkhub.translation.TranslationResult;
import id.blkhub.translation.TranslationResult.TranslationFault;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks a message by the contracts of mappings/, in the same way as intake does. */
final class ContractCheck implements MessageCheck {
  private final Supplier<Contracts> contracts;
  private final Supplier<Translation> translation;
  private final Partners partners;
  private final StrictJson json = new StrictJson();

  ContractCheck(
      Supplier<Contracts> contracts, Supplier<Translation> translation, Partners partners) {
    this.contracts = contracts;
    this.translation = translation;
    this.partners = partners;
  }

  /**
   * Where a file of the hub is missing or fails, the message is let in: intake holds it as the
   * hub's fault.
   */
  @Override
  public CheckResult check(PartnerId partner, Kind kind, ReadMessage message, int maxBytes) {
    Parsed parsed = json.parse(message.data(), maxBytes);
    if (!parsed.ok()) {
      return new CheckResult.Malformed(parsed.violations());
    }
    FormPath working = FormPath.in(partner.value(), kind.value());
    Integer standing =
        partners
            .find(partner.value())
            .flatMap(profile -> profile.sentVersion(kind.value()))
            .orElse(null);
    Versions.Meant meant =
        contracts.get().versions().meant(working, message.dataschema(), standing);
    if (meant.problem().isPresent()) {
      return new CheckResult.ContractBroken(List.of(meant.problem().get()));
    }
    FormPath form = translation.get().place(working, meant.version());
    TranslationResult received = translation.get().received(form, parsed.document());
    if (received.fault() == TranslationFault.DOCUMENT) {
      return new CheckResult.ContractBroken(received.problems());
    }
    if (!received.good()) {
      return new CheckResult.Sound(meant.version(), null, List.of());
    }
    TranslationResult mapped = translation.get().toCanonical(form, parsed.document());
    if (mapped.fault() == TranslationFault.DOCUMENT) {
      return new CheckResult.ContractBroken(mapped.problems());
    }
    return new CheckResult.Sound(
        meant.version(), content(message, mapped), Translation.warnings(received, mapped));
  }

  /** Two documents that differ may be mapped to one, so only what is mapped is compared. */
  private static @Nullable JsonNode content(ReadMessage message, TranslationResult mapped) {
    Correction asked = message.mark().asked();
    if (message.id() == null || asked == Correction.VOID || asked == Correction.CANCEL) {
      // of a void or a cancellation only the business key counts, which intake finds
      return null;
    }
    return mapped.good() ? mapped.document() : null;
  }
}
