package id.blkhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.exchange.Conditions;
import id.blkhub.exchange.Documents;
import id.blkhub.journal.JournalCodec;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.ReceiptCodec;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import id.blkhub.reader.MessageReader;
import id.blkhub.seal.Seal;
import id.blkhub.translation.AllowedFields;
import id.blkhub.translation.Translation;
import id.blkhub.translation.TranslationResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** Runs a body through the steps of the hub and measures what each costs the thread. */
final class StageCosts {
  enum Stage {
    READ,
    CONTRACT,
    MAPPING,
    CANONICAL,
    FACTS,
    HASH,
    CONDITIONS,
    DOCUMENT,
    MINIMISE,
    MAPPING_OUT,
    RECORDS
  }

  /** What a step did. */
  private interface Step<T> {
    T run() throws IOException;
  }

  private static final MessageId MESSAGE_ID = new MessageId("m-1");
  private static final int LARGEST = 1 << 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Contracts contracts = Contracts.load(Path.of("mappings"));
  private final Mappings mappings = Mappings.load(Path.of("mappings"));
  private final Partners partners = new Partners(PartnerProfiles.load(Path.of("routes")));
  private final Translation translation = new Translation(contracts, mappings);
  private final Conditions conditions = new Conditions(mappings);
  private final Seal seal = new PlainSeal();
  private final ContentHash hash = new ContentHash(seal);
  private final Documents documents = new Documents(seal);
  private final StrictJson json = new StrictJson();
  private final ReadMessages reading = new ReadMessages(json, LARGEST, seal);

  Contracts contracts() {
    return contracts;
  }

  /** Nanoseconds of processor time by step, of those the body comes to. */
  Map<Stage, Long> incoming(FormPath form, byte[] body) {
    Map<Stage, Long> costs = new EnumMap<>(Stage.class);
    MessageOrigin origin =
        new MessageOrigin(
            new PartnerId(form.partner()),
            new Kind(form.kind()),
            MESSAGE_ID,
            Instant.EPOCH,
            false,
            null,
            body);
    var read = timed(costs, Stage.READ, () -> reading.read(origin, MessageReader.read(body), null));
    List<Violation> problems =
        read.either(message -> checked(form, message, costs), EndedMessage::reasons);
    MessageHead head = read.either(ReceivedMessage::head, EndedMessage::head);
    records(head, problems, costs);
    return costs;
  }

  private List<Violation> checked(FormPath form, ReceivedMessage message, Map<Stage, Long> costs) {
    TranslationResult checked =
        timed(costs, Stage.CONTRACT, () -> translation.received(form, message.document()));
    return checked.good() ? accepted(form, message, costs) : checked.problems();
  }

  private List<Violation> accepted(FormPath form, ReceivedMessage message, Map<Stage, Long> costs) {
    JsonNode mapped =
        timed(
            costs,
            Stage.MAPPING,
            () -> translation.toCanonical(form, message.document()).document());
    if (!(mapped instanceof ObjectNode canonical)) {
      return List.of();
    }
    TranslationResult checked =
        timed(costs, Stage.CANONICAL, () -> translation.canonical(form.kind(), canonical));
    CanonicalKind kind = contracts.canonical(form.kind()).orElseThrow();
    if (checked.good()) {
      timed(costs, Stage.FACTS, () -> List.of(kind.claim(canonical), kind.nik(canonical)));
      timed(costs, Stage.HASH, () -> hash.of(canonical, null, "key"));
      byte[] sealed = timed(costs, Stage.DOCUMENT, () -> documents.seal(canonical, MESSAGE_ID, 0));
      for (PartnerProfile receiver : partners.receiversOf(form.kind())) {
        Reception reception = receiver.reception(form.kind()).orElseThrow();
        timed(costs, Stage.CONDITIONS, () -> conditions.holds(reception.when(), canonical));
        delivered(receiver, reception, sealed, costs);
      }
    }
    return checked.problems();
  }

  private void delivered(
      PartnerProfile receiver, Reception reception, byte[] sealed, Map<Stage, Long> costs) {
    JsonNode opened = timed(costs, Stage.DOCUMENT, () -> documents.open(sealed, MESSAGE_ID));
    JsonNode minimised =
        timed(
            costs,
            Stage.MINIMISE,
            () -> AllowedFields.of(reception.agreement().fields()).of((ObjectNode) opened));
    FormPath out = FormPath.out(receiver.id(), reception.kind());
    timed(costs, Stage.MAPPING_OUT, () -> translation.toPartner(out, minimised));
  }

  /** The receipt and the journal's form of what was found wrong. */
  private void records(MessageHead head, List<Violation> problems, Map<Stage, Long> costs) {
    timed(
        costs,
        Stage.RECORDS,
        () -> {
          JournalEvent event =
              MessageEvents.of(head, MessageKeys.NONE, State.REJECTED, Instant.EPOCH)
                  .errors(problems)
                  .payload("original", seal.seal(head.origin().received(), MESSAGE_ID.value()))
                  .build();
          ReceiptCodec.toCloudEvent(event.receipt());
          return JournalCodec.decode(JournalCodec.encode(List.of(event), List.of()));
        });
  }

  /** A document held against a contract alone, as what a mapping made is. */
  Map<Stage, Long> checked(Optional<id.blkhub.contract.Contract> contract, byte[] body) {
    Map<Stage, Long> costs = new EnumMap<>(Stage.class);
    Parsed parsed = timed(costs, Stage.READ, () -> json.parse(body, LARGEST));
    if (parsed.ok()) {
      timed(
          costs,
          Stage.CONTRACT,
          () -> TranslationResult.checked(parsed.document(), contract.orElseThrow()));
    }
    return costs;
  }

  private static <T> T timed(Map<Stage, Long> costs, Stage stage, Step<T> step) {
    long before = THREADS.getCurrentThreadCpuTime();
    try {
      return step.run();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      costs.merge(stage, THREADS.getCurrentThreadCpuTime() - before, Math::max);
    }
  }

  /** What sealing costs depends on the length alone, so it is left out. */
  private static final class PlainSeal implements Seal {
    @Override
    public byte[] seal(byte[] clear, String context) {
      return Arrays.copyOf(clear, clear.length + 16);
    }

    @Override
    public byte[] open(byte[] sealed, String context) {
      return Arrays.copyOf(sealed, sealed.length - 16);
    }

    @Override
    public String hash(String purpose, byte[] value) {
      CRC32 sum = new CRC32();
      sum.update(value);
      return "%064x".formatted(sum.getValue());
    }
  }
}
