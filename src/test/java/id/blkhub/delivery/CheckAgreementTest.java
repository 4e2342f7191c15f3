package id.blkhub.delivery;

import static id.blkhub.delivery.AgreementFixture.AGREED;
import static id.blkhub.delivery.AgreementFixture.ELSEWHERE;
import static id.blkhub.delivery.AgreementFixture.HERE;
import static id.blkhub.delivery.AgreementFixture.NOW;
import static id.blkhub.delivery.AgreementFixture.amending;
import static id.blkhub.delivery.AgreementFixture.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.correlation.Arrival;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.flow.OwnFiles;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.CaseRole;
import id.blkhub.message.Correction;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Succession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked again right before a delivery is sent. */
class CheckAgreementTest {
  private static final String CONSENT = "IZIN-1";
  private static final String GIVEN =
      "{\"id\": \"IZIN-1\", \"purpose\": \"microcredit\", \"recipients\": [\"bank\"]}";
  private static final String WITHDRAWN =
      "{\"id\": \"IZIN-1\", \"purpose\": \"microcredit\", \"recipients\": [\"bank\"],"
          + " \"withdrawnOn\": \"2026-11-20\"}";

  @TempDir Path folder;
  @TempDir Path files;
  private AgreementFixture hub;

  @BeforeEach
  void open() {
    hub = new AgreementFixture(folder);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void shouldLetADeliveryGoOnWhoseConditionHolds() {
    assertThat(hub.check(header("m"), HERE)).isEqualTo(AGREED);
  }

  @Test
  void shouldCancelADeliveryWhoseConditionNoLongerHolds() {
    assertThat(hub.check(header("m"), ELSEWHERE)).isEqualTo("HUB-X020");
    assertThat(hub.checkVoidOf("m")).as("it was never sent").isEqualTo("HUB-X044");
  }

  @Test
  void shouldTellOfAVoidWhoHadTheMessageBeforeTheConditionFailed() {
    hub.check(header("m").repeated("replay", NOW), ELSEWHERE);

    assertThat(hub.checkVoidOf("m")).isEqualTo(AGREED);
  }

  @Test
  void shouldCancelADeliveryAfterTheLastDayOfTheAgreement() {
    hub.close();
    hub = new AgreementFixture(folder, Instant.parse("2036-01-01T00:00:00Z"), Path.of("routes"));

    assertThat(hub.check(header("m"), HERE)).isEqualTo("HUB-X020");
  }

  @Test
  void shouldCancelADeliveryThatItsReceiverHasNoAgreementFor() {
    DeliveryHeader vacancy = header("m", "bnsp", "vacancy", 0, false);

    assertThat(hub.check(vacancy, HERE)).isEqualTo("HUB-X020");
    assertThat(hub.check(amending(vacancy, Correction.VOID, "earlier"), HERE))
        .isEqualTo("HUB-X045");
  }

  @Test
  void shouldCancelATestForAPartnerThatWentLive() {
    DeliveryHeader test = header("t", "bnsp", "assessment", 0, true);

    assertThat(hub.check(test, HERE)).isEqualTo("HUB-X020");
    assertThat(hub.check(amending(test, Correction.VOID, "earlier"), HERE)).isEqualTo("HUB-X020");
  }

  @Test
  void shouldGoByTheConsentAsItIsNowAndNotAsItWasWhenTheMessageCame() {
    String given = "{\"consentId\": \"IZIN-1\", \"context\": {\"consents\": [" + GIVEN + "]}}";
    DeliveryHeader referral = header("r", "bank", "microcredit-referral", caseWith(GIVEN), false);
    assertThat(hub.check(referral, given)).isEqualTo(AGREED);

    caseWith(WITHDRAWN);

    assertThat(hub.check(referral, given)).isEqualTo("HUB-X020");
  }

  @Test
  void shouldHandOnTheFactsOfTheCaseAsTheyAreNow() {
    String none = "{\"consentId\": \"IZIN-1\", \"context\": {\"owner\": \"blk\"}}";
    DeliveryHeader referral = header("r", "bank", "microcredit-referral", caseWith(GIVEN), false);

    ObjectNode document = hub.run(referral, none).goingOn().get(0).document();

    assertThat(document.at("/context/consents/0/id").asText()).isEqualTo(CONSENT);
    assertThat(document.at("/context/owner").asText()).isEqualTo("blk");
  }

  @Test
  void shouldCancelWhatItsSenderHasWithdrawn() {
    hub.withdraw("m");

    assertThat(hub.check(header("m"), HERE)).as("never sent").isEqualTo("HUB-X042");
  }

  @Test
  void shouldTakeACorrectionOfWhatWasNeverSentForAFirstDelivery() {
    hub.check(header("m"), ELSEWHERE);

    AgreedDelivery corrected =
        hub.run(amending(header("c"), Correction.CORRECT, "m"), HERE).goingOn().get(0);
    AgreedDelivery other =
        hub.run(amending(header("d"), Correction.CORRECT, "sent"), HERE).goingOn().get(0);

    assertThat(corrected.correction()).isNull();
    assertThat(other.correction()).isEqualTo(Correction.CORRECT);
  }

  @Test
  void shouldWaitWhileTheProfileCannotBeRead() throws IOException {
    OwnFiles.copyTo(files).change("routes/bnsp/partner.yaml", "stage: live", "stage: [");
    hub.close();
    hub = new AgreementFixture(folder, NOW, files.resolve("routes"));

    DeliveryOutcome outcome =
        hub.run(header("m"), HERE)
            .either(agreed -> (DeliveryOutcome) null, EndedDelivery::outcome)
            .get(0);

    assertThat(outcome.result()).isEqualTo(Delivery.DeliveryResult.RETRY);
    assertThat(outcome.reason().code()).isEqualTo("HUB-X023");
    assertThat(outcome.unsent()).isTrue();
  }

  /** Enrols the person of a case, with this consent. */
  private long caseWith(String consent) {
    String id = "e-" + consent.hashCode();
    CaseClaim claim =
        new CaseClaim(
            CaseRole.OPEN,
            new CorrelationId("enrolment", "ENR-1"),
            List.of(),
            Map.of("consents", AgreementFixture.document("{\"c\": [" + consent + "]}").get("c")),
            null,
            Set.of());
    MessageRef message =
        new MessageRef(
            new MessageId(id),
            new PartnerId("blk"),
            new Kind("enrolment"),
            id,
            null,
            "ENR-1",
            false);
    Arrival enrolment =
        new Arrival(message, null, id, Succession.NONE, claim, null, () -> new byte[0]);
    hub.correlator().remember(List.of(enrolment), (index, fresh) -> Set.of());
    return hub.correlator().caseIds(List.of(message.messageId())).get(message.messageId());
  }
}
