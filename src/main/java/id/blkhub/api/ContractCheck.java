package id.blkhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.contract.Undecided;
import id.blkhub.contract.Versions;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.partner.Partners;
import id.blkhub.reader.ReadMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks a message by the contracts of mappings/, in the same way as intake does. */
final class ContractCheck implements MessageCheck {
  private final Supplier<Contracts> contracts;
  private final Supplier<Mappings> mappings;
  private final Partners partners;
  private final StrictJson json = new StrictJson();

  ContractCheck(Supplier<Contracts> contracts, Supplier<Mappings> mappings, Partners partners) {
    this.contracts = contracts;
    this.mappings = mappings;
    this.partners = partners;
  }

  /**
   * Without a usable contract, or with one that does not come to an end, the message is let in,
   * where intake holds it as the hub's fault.
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
    Versions versions = contracts.get().versions();
    Versions.Meant meant = versions.meant(working, message.dataschema(), standing);
    if (meant.problem().isPresent()) {
      return new CheckResult.ContractBroken(List.of(meant.problem().get()));
    }
    FormPath form = versions.place(working, meant.version());
    Optional<Contract> contract = contracts.get().of(form);
    List<Violation> errors;
    try {
      errors = contract.map(c -> c.check(parsed.document()).errors()).orElse(List.of());
    } catch (Undecided e) {
      return new CheckResult.Sound(meant.version(), null);
    }
    return errors.isEmpty()
        ? new CheckResult.Sound(meant.version(), content(message, form, parsed.document()))
        : new CheckResult.ContractBroken(errors);
  }

  /** Two documents that differ may be mapped to one, so only what is mapped is compared. */
  private @Nullable JsonNode content(ReadMessage message, FormPath form, JsonNode document) {
    Correction asked = message.mark().asked();
    if (message.id() == null || asked == Correction.VOID || asked == Correction.CANCEL) {
      // of a void or a cancellation only the business key counts, which intake finds
      return null;
    }
    try {
      return mappings.get().of(form).map(mapping -> mapping.apply(document)).orElse(document);
    } catch (MappingFailed e) {
      return null;
    }
  }
}
