package id.blkhub.docs;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import id.blkhub.flow.Checks;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.SandboxSettings;
import id.blkhub.store.Engine;
import id.blkhub.support.Loans;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plain WireMock with the stubs of the guide takes what the hub delivers. */
class StubsIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path data;

  @Test
  void shouldTakeARegistrationAndAReferral() throws Exception {
    WireMockServer bnsp = serve("bnsp");
    WireMockServer bank = serve("bank");
    Map<String, Object> settings = new LinkedHashMap<>(SandboxSettings.bank(bank.baseUrl()));
    settings.put("bnsp.url", bnsp.baseUrl());
    settings.put("hub.logins.bnsp.url", bnsp.baseUrl() + "/auth");
    try (TestHub hub = TestHub.start(data, Engine.SQLITE, settings);
        QueuePartner blk = hub.partner("blk")) {
      blk.send("in.blk.enrolment", Loans.enrolment(1, 1).toString());
      blk.send("in.blk.assessment", Texts.assessment(1).toString());
      blk.send("in.blk.microcredit-referral", Loans.referral(1).toString());

      await().atMost(SOON).until(() -> delivered(hub, "bnsp", "assessment"));
      await().atMost(SOON).until(() -> delivered(hub, "bank", "microcredit-referral"));
      assertThat(bnsp.findAllUnmatchedRequests()).isEmpty();
      assertThat(bank.findAllUnmatchedRequests()).isEmpty();
    } finally {
      bnsp.stop();
      bank.stop();
    }
  }

  private static boolean delivered(TestHub hub, String partner, String kind) {
    return Checks.received(hub, partner, kind, State.DELIVERED) == 1;
  }

  private static WireMockServer serve(String partner) {
    WireMockServer server =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .usingFilesUnderDirectory("docs/integrator/stubs/" + partner));
    server.start();
    return server;
  }
}
