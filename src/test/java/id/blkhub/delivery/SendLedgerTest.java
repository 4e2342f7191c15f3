package id.blkhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.exchange.Conditions;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.Receivers;
import id.blkhub.exchange.SendLedger;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of a void: everyone who may have what it takes back, and nobody else. */
class SendLedgerTest {
  private static final Violation BUSY = Violation.of("", "HUB-D001", "sibuk", "busy");
  private static final Instant NOW = Instant.parse("2026-11-21T03:04:05Z");
  private static final String ELSEWHERE = "{\"lspLicence\": \"another body\"}";

  @TempDir Path folder;
  private TestDatabases databases;
  private WithdrawalStore withdrawalStore;
  private SendLedger sendLedger;
  private CheckAgreement check;

  @BeforeEach
  void open() {
    databases = Engine.SQLITE.open(folder);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    withdrawalStore = new WithdrawalStore(databases.hub(), clock);
    sendLedger = new SendLedger(withdrawalStore);
    Partners partners = new Partners(PartnerProfiles.load(Path.of("routes")));
    Receivers receivers =
        new Receivers(
            partners,
            new Conditions(Mappings.load(Path.of("mappings"))),
            clock,
            ZoneOffset.ofHours(7));
    check =
        new CheckAgreement(
            partners, receivers, new Correlator(databases.hub(), clock), withdrawalStore);
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @Test
  void shouldTellWhoeverWasCalledBeforeTheHubDied() {
    Delivery.leaving(List.of(delivery(note("m"))));
    // after the start it is met in its queue, withdrawn
    withdraw("m");
    Delivery again = delivery(note("m"));
    checked(again);

    assertThat(again.reason().code()).isEqualTo("HUB-X043");
    assertThat(told("m").open()).isTrue();
  }

  @Test
  void shouldNotCountACallThatCertainlyDidNotArrive() {
    Delivery first = delivery(note("m"));
    Delivery.leaving(List.of(first));
    assertThat(first.stayed()).isFalse();
    first.retry(BUSY, Duration.ZERO, true);
    assertThat(first.stayed()).isTrue();
    withdrawalStore.neverLeft(new PartnerId("bnsp"), List.of(new MessageId("m")));

    Delivery second = delivery(note("m"));
    Delivery.leaving(List.of(second));
    second.retry(BUSY, Duration.ZERO, false);
    assertThat(second.stayed()).isFalse();

    Delivery third = delivery(note("m"));
    Delivery.leaving(List.of(third));
    third.retry(BUSY, Duration.ZERO, true);
    assertThat(third.stayed()).isFalse();
  }

  @Test
  void shouldCountACallThatWentThroughBeforeOneThatDidNot() {
    Delivery delivery = delivery(note("m"));
    Delivery.leaving(List.of(delivery));
    Delivery.leaving(List.of(delivery));
    delivery.retry(BUSY, Duration.ZERO, true);
    assertThat(delivery.stayed()).isFalse();
  }

  @Test
  void shouldTellWhoeverAskedForItAgainOrHadRefusedIt() {
    for (DeliveryHeader known :
        List.of(note("a").repeated("replay", NOW), note("b").retried(NOW))) {
      withdraw(known.messageId().value());
      checked(delivery(known));
      assertThat(told(known.messageId().value()).open()).isTrue();
    }
  }

  @Test
  void shouldNotTellAPartnerThatWasNeverSentIt() {
    Delivery delivery = delivery(note("m"));
    checked(delivery);
    assertThat(delivery.reason().code()).isEqualTo("HUB-X020");

    assertThat(told("m").reason().code()).isEqualTo("HUB-X044");
  }

  @Test
  void shouldTellAPartnerWhoseAgreementEndedAfterItHadTheMessage() {
    checked(delivery(note("m").repeated("replay", NOW)));
    assertThat(told("m").open()).isTrue();
  }

  @Test
  void shouldSendNoVoidOfATestToAPartnerThatWentLive() {
    DeliveryHeader note =
        DeliveryHeader.of(
                new MessageRef(
                    new MessageId("t"),
                    new PartnerId("blk"),
                    new Kind("assessment"),
                    "t",
                    null,
                    "UJI-1",
                    true),
                new PartnerId("bnsp"),
                NOW)
            .correction(Correction.VOID)
            .earlier(List.of(new MessageId("earlier")))
            .build();
    Delivery delivery = delivery(note);

    checked(delivery);

    assertThat(delivery.reason().code()).isEqualTo("HUB-X020");
  }

  private void withdraw(String messageId) {
    databases
        .hub()
        .write(
            sql ->
                sql.sql("INSERT INTO withdrawn (stamp, cause, at) VALUES (?, 'VOID', 0)")
                    .param(messageId)
                    .update());
  }

  private Delivery told(String earlier) {
    DeliveryHeader of = note("v");
    DeliveryHeader note =
        DeliveryHeader.of(of.message(), of.receiver(), of.acceptedAt())
            .correction(Correction.VOID)
            .earlier(List.of(new MessageId(earlier)))
            .build();
    Delivery told = delivery(note);
    checked(told);
    return told;
  }

  private void checked(Delivery delivery) {
    check.check(new DeliveryBatch(null, "bnsp", "assessment", List.of(delivery)));
  }

  private Delivery delivery(DeliveryHeader note) {
    try {
      ObjectNode document = (ObjectNode) new JsonMapper().readTree(ELSEWHERE);
      return new Delivery(note, 1, document, sendLedger);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DeliveryHeader note(String messageId) {
    return DeliveryHeader.of(
            new MessageRef(
                new MessageId(messageId),
                new PartnerId("blk"),
                new Kind("assessment"),
                messageId,
                null,
                "UJI-1",
                false),
            new PartnerId("bnsp"),
            NOW)
        .build();
  }
}
