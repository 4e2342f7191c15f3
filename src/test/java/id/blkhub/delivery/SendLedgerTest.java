package id.blkhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of a void: everyone who may have what it takes back, and nobody else. */
class SendLedgerTest {
  private static final Violation BUSY = Violation.of("", "HUB-D001", "sibuk", "busy");

  @TempDir Path folder;
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
  void shouldTellWhoeverWasCalledBeforeTheHubDied() {
    call(delivery("m"));
    // after the start it is met in its queue, withdrawn
    hub.withdraw("m");

    assertThat(hub.check(AgreementFixture.header("m"))).isEqualTo("HUB-X043");
    assertThat(hub.checkVoidOf("m")).isEqualTo(AgreementFixture.AGREED);
  }

  @Test
  void shouldNotCountACallThatCertainlyDidNotArrive() {
    Delivery first = delivery("m");
    call(first);
    assertThat(first.stayed()).isFalse();
    first.retry(BUSY, Duration.ZERO, true);
    assertThat(first.stayed()).isTrue();
    hub.ledger().confirmNotSent(new PartnerId("bnsp"), List.of(new MessageId("m")));

    Delivery second = delivery("m");
    call(second);
    second.retry(BUSY, Duration.ZERO, false);
    assertThat(second.stayed()).isFalse();

    Delivery third = delivery("m");
    call(third);
    third.retry(BUSY, Duration.ZERO, true);
    assertThat(third.stayed()).isFalse();
  }

  @Test
  void shouldCountACallThatWentThroughBeforeOneThatDidNot() {
    Delivery delivery = delivery("m");
    call(delivery);
    delivery.calling(false);
    delivery.retry(BUSY, Duration.ZERO, true);

    assertThat(delivery.stayed()).isFalse();
  }

  @Test
  void shouldTellWhoeverAskedForItAgainOrHadRefusedIt() {
    DeliveryHeader repeated = AgreementFixture.header("a").repeated("replay", AgreementFixture.NOW);
    DeliveryHeader retried = AgreementFixture.header("b").retried(AgreementFixture.NOW);
    for (DeliveryHeader known : List.of(repeated, retried)) {
      hub.withdraw(known.messageId().value());
      hub.check(known);

      assertThat(hub.checkVoidOf(known.messageId().value())).isEqualTo(AgreementFixture.AGREED);
    }
  }

  /** As the first call of an attempt does. */
  private void call(Delivery delivery) {
    Set<MessageId> neverSent = hub.ledger().recordAttempt(List.of(delivery.header()));
    delivery.calling(neverSent.contains(delivery.header().messageId()));
  }

  private static Delivery delivery(String messageId) {
    return TestDeliveries.mapped(
        AgreementFixture.header(messageId), 1, AgreementFixture.document("{}"));
  }
}
