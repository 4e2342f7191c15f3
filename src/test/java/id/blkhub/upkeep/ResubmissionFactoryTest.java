package id.blkhub.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.journal.JournalCodec;
import id.blkhub.message.Correction;
import id.blkhub.message.EventDetail;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueMessage;
import id.blkhub.seal.KeyRing;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResubmissionFactoryTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:04:05.678Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(60));
  private static final String MESSAGE_ID = "01a20060-30c4-7db9-9ac1-2181b3061e13";

  @TempDir Path folder;
  private TestDatabases databases;
  private DeliveryHeaderCodec deliveryHeaderCodec;
  private KeyRing sealed;
  private ResubmissionFactory resubmissionFactory;

  @BeforeEach
  void open() {
    databases = Engine.SQLITE.open(folder);
    KeyRing seal =
        KeyRing.open(
            databases.hub(), Base64.getEncoder().encodeToString(new byte[32]), Clock.systemUTC());
    sealed = seal;
    deliveryHeaderCodec = new DeliveryHeaderCodec(seal);
    Partners partners = new Partners(PartnerProfiles.load(Path.of("routes")));
    resubmissionFactory =
        new ResubmissionFactory(
            seal, deliveryHeaderCodec, partners, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @Test
  void shouldGiveAnOldDeliveryTheWholeTimeOfItsAgreementOnceMore() {
    List<OutgoingMessage> sent =
        resubmissionFactory
            .delivery(parked(MessageProperties.CANONICAL), LONG_AGO, Optional::empty, "budi")
            .orElseThrow();

    OutgoingMessage delivery = sent.get(0);
    assertThat(delivery.queue()).isEqualTo("deliver.bnsp.assessment");
    assertThat(delivery.body()).isEqualTo("sealed".getBytes(UTF_8));
    assertThat(delivery.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(14)).toEpochMilli());
    DeliveryHeader note =
        deliveryHeaderCodec.read(
            new MessageId(MESSAGE_ID),
            (String) delivery.properties().get(MessageProperties.DELIVERY_HEADER));
    assertThat(note.timeRunsFrom()).isEqualTo(NOW);
    assertThat(note.acceptedAt()).isEqualTo(LONG_AGO);
    assertThat(note.idempotencyKey()).isEqualTo(note().idempotencyKey());
  }

  @Test
  void shouldTellTheJournalWhoDidItEvenWhereTheClockWasSetBack() {
    Instant parkedAt = NOW.plusSeconds(10);

    OutgoingMessage journal =
        resubmissionFactory
            .delivery(parked(MessageProperties.CANONICAL), parkedAt, Optional::empty, "budi")
            .orElseThrow()
            .get(1);

    JournalEvent event = JournalCodec.decode(journal.body()).events().get(0);
    assertThat(event.state()).isEqualTo(State.ROUTED);
    assertThat(event.detail()).isEqualTo(new EventDetail.Retried("budi"));
    assertThat(event.at()).isAfter(parkedAt);
    assertThat(event.receipted()).isFalse();
  }

  @Test
  void shouldBeginWithTheCanonicalContentWhereTheReceiverRejectedItsOwnForm() {
    QueueMessage rejected = parked(MessageProperties.MAPPED);

    assertThat(resubmissionFactory.delivery(rejected, LONG_AGO, Optional::empty, "budi")).isEmpty();
    OutgoingMessage delivery =
        resubmissionFactory
            .delivery(rejected, LONG_AGO, () -> Optional.of("canonical".getBytes(UTF_8)), "budi")
            .orElseThrow()
            .get(0);

    assertThat(delivery.body()).isEqualTo("canonical".getBytes(UTF_8));
    assertThat(delivery.properties())
        .containsEntry(MessageProperties.STAGE, MessageProperties.CANONICAL);
  }

  @Test
  void shouldSendAVoidAgainFromWhatItSaysAndNeverFromTheMarkedMessage() {
    ObjectNode tells = new JsonMapper().createObjectNode().put("correction", "void");
    for (String stage : List.of(MessageProperties.MAPPED, MessageProperties.CANONICAL)) {
      QueueMessage rejected =
          new QueueMessage(
              "whole".getBytes(UTF_8), deliveryHeaderCodec.properties(voids(tells), stage));
      OutgoingMessage delivery =
          resubmissionFactory
              .delivery(rejected, LONG_AGO, () -> Optional.of("whole".getBytes(UTF_8)), "budi")
              .orElseThrow()
              .get(0);
      assertThat(sealed.open(delivery.body(), MESSAGE_ID))
          .asString(UTF_8)
          .isEqualTo(tells.toString());
    }
    QueueMessage older =
        new QueueMessage(
            "whole".getBytes(UTF_8),
            deliveryHeaderCodec.properties(voids(null), MessageProperties.MAPPED));
    assertThat(
            resubmissionFactory.delivery(
                older, LONG_AGO, () -> Optional.of("whole".getBytes(UTF_8)), "budi"))
        .isEmpty();
  }

  private static DeliveryHeader voids(ObjectNode tells) {
    return DeliveryHeader.of(
            new MessageRef(
                new MessageId(MESSAGE_ID),
                new PartnerId("blk"),
                new Kind("assessment"),
                "uji-1",
                null,
                "UJI-1",
                false),
            new PartnerId("bnsp"),
            LONG_AGO)
        .caseId(1)
        .correction(Correction.VOID)
        .earlier(List.of(new MessageId("earlier")))
        .tells(tells)
        .build();
  }

  private QueueMessage parked(String stage) {
    return new QueueMessage(
        "sealed".getBytes(UTF_8), deliveryHeaderCodec.properties(note(), stage));
  }

  private static DeliveryHeader note() {
    return DeliveryHeader.of(
            new MessageRef(
                new MessageId(MESSAGE_ID),
                new PartnerId("blk"),
                new Kind("assessment"),
                "uji-1",
                null,
                "UJI-1",
                false),
            new PartnerId("bnsp"),
            LONG_AGO)
        .caseId(1)
        .build();
  }
}
