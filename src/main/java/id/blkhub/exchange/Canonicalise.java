package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Findings;
import id.blkhub.contract.Undecided;
import id.blkhub.mapping.Mapping;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.partner.Partners;
import id.blkhub.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Turns each message into the canonical form of its kind and checks that form's own rules. */
final class Canonicalise {
  private static final int VEILED = 16;

  private final Contracts contracts;
  private final Mappings mappings;
  private final ContentHash contentHash;
  private final Seal seal;
  private final Partners partners;

  Canonicalise(
      Contracts contracts,
      Mappings mappings,
      ContentHash contentHash,
      Seal seal,
      Partners partners) {
    this.partners = partners;
    this.contracts = contracts;
    this.mappings = mappings;
    this.contentHash = contentHash;
    this.seal = seal;
  }

  IntakeBatch canonicalise(IntakeBatch batch) {
    batch.eachOpen(this::canonicalise);
    return batch;
  }

  private void canonicalise(Incoming message) {
    Optional<CanonicalKind> kind = contracts.canonical(message.kind);
    Optional<Mapping> mapping = mappings.incoming(message.partner, message.kind);
    if (kind.isEmpty()) {
      String file = "canonical/" + message.kind + ".schema.json";
      message.end(State.HELD, List.of(Reasons.missing(file)));
    } else if (mapping.isEmpty()) {
      String file = message.partner + "/in/" + message.kind + ".jslt";
      message.end(State.HELD, List.of(Reasons.missing(file)));
    } else {
      canonicalise(message, kind.get(), mapping.get());
    }
  }

  /** Whether cases are sent to the partner at all. */
  private boolean knowsCases(String partner) {
    return partners.find(partner).stream()
        .flatMap(profile -> profile.receives().stream())
        .flatMap(reception -> contracts.canonical(reception.kind()).stream())
        .anyMatch(kind -> kind.role().isPresent());
  }

  private void canonicalise(Incoming message, CanonicalKind kind, Mapping mapping) {
    JsonNode mapped;
    Findings findings;
    try {
      mapped = mapping.apply(message.document);
      findings = kind.contract().check(mapped);
    } catch (MappingFailed e) {
      message.end(State.HELD, List.of(e.violation()));
      return;
    } catch (Undecided e) {
      message.end(State.HELD, List.of(e.violation()));
      return;
    }
    if (!findings.errors().isEmpty()) {
      message.end(State.REJECTED, findings.errors());
      return;
    }
    message.canonical = (ObjectNode) mapped;
    message.businessKey = kind.businessKey(mapped, this::veiled).orElse(null);
    if (message.businessKey == null) {
      message.end(
          State.HELD,
          List.of(
              Violation.of(
                  "",
                  "HUB-X002",
                  "Kunci bisnis tidak ditemukan setelah pemetaan.",
                  "The mapping gave no business key.")));
      return;
    }
    kind.version(mapped).ifPresent(version -> message.version = version);
    message.claim = kind.claim(mapped).orElse(null);
    if (message.claim != null && !message.claim.knownTo().stream().allMatch(this::knowsCases)) {
      message.end(State.REJECTED, List.of(Reasons.notKnownTo()));
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
