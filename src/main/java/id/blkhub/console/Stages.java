package id.blkhub.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.console.PayloadMasker.Line;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.StrictJson;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.journal.MessageView.DeliveryView;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.seal.Seal;
import id.blkhub.translation.Preview;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a message looks like from its sender to each of its receivers, without saying whom it is
 * about.
 */
@Component
class Stages {
  private static final int LARGEST = 4 << 20;
  private static final StrictJson JSON = new StrictJson();

  private final JournalFinder journal;
  private final Seal seal;
  private final Contracts contracts;
  private final Preview preview;

  Stages(JournalFinder journal, Seal seal, Contracts contracts, Preview preview) {
    this.journal = journal;
    this.seal = seal;
    this.contracts = contracts;
    this.preview = preview;
  }

  /**
   * A message's forms.
   *
   * @param received as its sender wrote it; empty where it is not kept or no JSON object
   * @param canonical empty where there is none
   * @param kept whether any payload is still kept
   */
  record Forms(List<Line> received, List<Line> canonical, List<Side> sides, boolean kept) {}

  /**
   * What goes to one receiver, made again by the agreement and mapping of today.
   *
   * @param removed fields the agreement leaves out
   * @param masked fields it masks
   * @param problems why it would be parked today
   */
  record Side(
      PartnerId receiver,
      List<Line> minimised,
      List<Line> mapped,
      long removed,
      long masked,
      List<Violation> problems) {}

  /**
   * @param correction what it asks of an earlier message; null for an ordinary one. Receivers of a
   *     void get the hub's word instead of the message, so there is no form of theirs to show
   */
  Forms of(MessageView message, @Nullable Correction correction) {
    Optional<JsonNode> original = payload(message.messageId(), "original");
    Optional<JsonNode> canonical = payload(message.messageId(), "canonical");
    Optional<Contract> kind =
        contracts.canonical(message.kind().value()).map(CanonicalKind::contract);
    PayloadMasker payloadMasker =
        new PayloadMasker(kind.isEmpty() ? null : canonical.orElse(null), kind.orElse(null));
    Contract incoming =
        contracts.incoming(message.sender().value(), message.kind().value()).orElse(null);
    List<Line> received =
        original
            .map(form -> payloadMasker.form(form, incoming, pointers(message.errors())))
            .orElse(List.of());
    if (canonical.isEmpty() || kind.isEmpty()) {
      return new Forms(received, List.of(), List.of(), original.isPresent());
    }
    List<Side> sides = new ArrayList<>();
    boolean passedOn = correction == null || correction == Correction.CORRECT;
    for (DeliveryView delivery : message.deliveries()) {
      if (passedOn && delivery.state() != State.FILTERED) {
        sides.add(side(message.kind(), delivery, payloadMasker, (ObjectNode) canonical.get()));
      }
    }
    return new Forms(received, payloadMasker.canonical(Set.of()), List.copyOf(sides), true);
  }

  private Side side(
      Kind kind, DeliveryView delivery, PayloadMasker payloadMasker, ObjectNode canonical) {
    Preview.Seen seen = preview.of(delivery.receiver().value(), kind.value(), canonical);
    List<Line> minimised =
        seen.minimised().isMissingNode() ? List.of() : payloadMasker.minimised(seen.minimised());
    Set<String> wrong = pointers(delivery.errors());
    wrong.addAll(pointers(seen.problems()));
    Contract outgoing = contracts.outgoing(delivery.receiver().value(), kind.value()).orElse(null);
    return new Side(
        delivery.receiver(),
        minimised,
        seen.mapped().isMissingNode()
            ? List.of()
            : payloadMasker.form(seen.mapped(), outgoing, wrong),
        minimised.stream().filter(line -> line.mark() == PayloadMasker.MaskMark.REMOVED).count(),
        minimised.stream().filter(line -> line.mark() == PayloadMasker.MaskMark.MASKED).count(),
        seen.problems());
  }

  private static Set<String> pointers(List<Violation> violations) {
    Set<String> pointers = new HashSet<>();
    violations.forEach(violation -> pointers.add(violation.path()));
    return pointers;
  }

  /** Empty where it is not kept, cannot be opened any more, or is no JSON object. */
  private Optional<JsonNode> payload(MessageId messageId, String stage) {
    return journal
        .payload(messageId, stage)
        .flatMap(
            bytes -> {
              try {
                return Optional.of(seal.open(bytes, messageId.value()));
              } catch (Seal.SealBroken e) {
                return Optional.empty();
              }
            })
        .map(clear -> JSON.parse(clear, LARGEST))
        .filter(parsed -> parsed.ok() && parsed.document().isObject())
        .map(parsed -> parsed.document());
  }
}
