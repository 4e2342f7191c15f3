package id.blkhub.http;

import static id.blkhub.http.HttpFixture.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.delivery.Delivery;
import id.blkhub.delivery.Delivery.DeliveryResult;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.BnspStub.Mode;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that stops waits no longer for what a partner may still answer. */
class GivenUpCallsTest {
  private static final Duration MUCH_LATER = Duration.ofMinutes(5);
  private static final int SOON_SECONDS = 10;

  @TempDir Path folder;
  private TestDatabases databases;
  private BnspStub bnsp;
  private HttpFixture hub;

  @BeforeEach
  void start() throws Exception {
    databases = Engine.SQLITE.open(folder);
    bnsp = BnspStub.start(0);
    hub = new HttpFixture(bnsp, databases.hub(), MUCH_LATER);
  }

  @AfterEach
  void stop() {
    hub.close();
    bnsp.close();
    databases.close();
  }

  @Test
  void shouldEndTheCallThatWaitsAsOneWhoseOutcomeIsUnknownAndBeginNoOther() throws Exception {
    bnsp.misbehave(Mode.SLOW);
    List<Delivery> deliveries = List.of(delivery(1, "LAS-1"), delivery(2, "LAS-1"));
    CompletableFuture<List<Delivery>> sent = hub.send("direct:bnsp", deliveries);
    await().until(() -> bnsp.calls() == 1);

    hub.camel().getComponent("partner-http", PartnerHttpComponent.class).giveUp();

    sent.get(SOON_SECONDS, TimeUnit.SECONDS);
    assertThat(deliveries).extracting(Delivery::result).containsOnly(DeliveryResult.RETRY);
    assertThat(deliveries)
        .extracting(delivery -> delivery.outcome().unsent())
        .containsExactly(false, true);
    assertThat(hub.camel().getInflightRepository().size()).isZero();

    Delivery next =
        hub.send("direct:bnsp", List.of(delivery(3, "LAS-2")))
            .get(SOON_SECONDS, TimeUnit.SECONDS)
            .get(0);
    assertThat(next.result()).isEqualTo(DeliveryResult.RETRY);
    assertThat(next.outcome().unsent()).isTrue();
    assertThat(bnsp.calls()).isEqualTo(1);
  }
}
