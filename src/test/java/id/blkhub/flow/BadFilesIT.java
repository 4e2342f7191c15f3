package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.blkhub.contract.Contracts;
import id.blkhub.door.Addresses;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.State;
import id.blkhub.partner.Partners;
import id.blkhub.queue.ConsumerPool;
import id.blkhub.route.RouteLoader;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.BnspStub.Mode;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I8: files with one mistake each among good ones. */
class BadFilesIT {
  private static final String ROUTE = "routes/blk/enrolment.camel.yaml";
  private static final String MAPPING = "mappings/blk/in/assessment.jslt";
  private static final String CONTRACT = "mappings/bnsp/in/certification.schema.json";
  private static final String PROFILE = "routes/bnsp/partner.yaml";

  @Test
  void shouldRunTheOthersAndLoseNothingOfTheBrokenOnes(@TempDir Path folder) throws Exception {
    OwnFiles files = OwnFiles.copyTo(folder);
    try (BnspStub bnsp = BnspStub.start(0)) {
      Map<String, Object> settings =
          files.settings(
              "bnsp.url",
              bnsp.url(),
              "hub.logins.bnsp.url",
              bnsp.url() + "/auth",
              "hub.accounts.dinkop",
              "0".repeat(64),
              "hub.broker.longest-pause",
              "1s");
      Map<String, String> good = new java.util.HashMap<>();
      for (String file : new String[] {ROUTE, MAPPING, CONTRACT, PROFILE}) {
        good.put(file, files.read(file));
      }

      files
          .change(ROUTE, "routeTemplateRef: intake", "routeTemplateRef: intakee")
          .change(MAPPING, "\"version\": .versi,", "\"version\": .versi,,")
          .change(CONTRACT, "\"type\": \"object\"", "\"type\": \"objekt\"")
          .write(
              "routes/dinkop/partner.yaml", good.get(PROFILE).replace("id: bnsp", "id: dinkopp"));
      aHubWithBrokenFiles(folder.resolve("data"), settings);

      for (String file : new String[] {ROUTE, MAPPING, CONTRACT}) {
        files.write(file, good.get(file));
      }
      bnsp.misbehave(Mode.DOWN);
      theSameHubWithMendedFiles(folder.resolve("data"), settings);

      files.write(PROFILE, good.get(PROFILE).replace("stage: live", "stage: alive"));
      aHubThatGoesOnWithWhatWasAgreedBefore(folder.resolve("data"), settings);

      files.write(PROFILE, good.get(PROFILE));
      bnsp.behave();
      theSameHubThatCan(folder.resolve("data"), settings);
      assertThat(bnsp.participants()).hasSize(2);
    }
  }

  private static void aHubWithBrokenFiles(Path data, Map<String, Object> settings)
      throws Exception {
    try (TestHub hub = TestHub.start(data, Engine.SQLITE, settings);
        QueuePartner blk = hub.partner("blk");
        QueuePartner supra = hub.partner("supra");
        QueuePartner bnsp = hub.partner("bnsp")) {
      assertThat(hub.bean(RouteLoader.class).quarantined())
          .filteredOn(quarantined -> quarantined.file().getParent().endsWith("dinkop"))
          .as("the routes of a partner whose profile is not sound")
          .hasSize(5)
          .allSatisfy(quarantined -> assertThat(quarantined.reason().en()).contains("HUB-P005"));
      assertThat(hub.bean(RouteLoader.class).quarantined())
          .filteredOn(quarantined -> !quarantined.file().getParent().endsWith("dinkop"))
          .singleElement()
          .satisfies(
              quarantined -> {
                assertThat(quarantined.file().toString()).endsWith(ROUTE);
                assertThat(quarantined.code()).isEqualTo("HUB-R002");
                assertThat(quarantined.reason().en()).contains("intakee");
              });
      assertThat(hub.bean(Mappings.class).problems())
          .singleElement()
          .satisfies(p -> assertThat(p.toString()).contains("blk/in/assessment.jslt", "HUB-M001"));
      assertThat(hub.bean(Contracts.class).problems())
          .isNotEmpty()
          .allSatisfy(p -> assertThat(p.toString()).contains("bnsp/in/certification.schema.json"));
      assertThat(hub.bean(Partners.class).find("dinkop")).isEmpty();
      assertThatThrownBy(() -> hub.partner("dinkop")).isInstanceOf(JMSException.class);

      blk.send("in.blk.enrolment", Letters.enrolment(1));
      blk.send("in.blk.assessment", Letters.assessment(1));
      bnsp.send("in.bnsp.certification", Letters.certification(1));
      supra.send("in.supra.vacancy", Letters.vacancy(1));

      Mailbox.of(blk, "out.blk.vacancy").letter(Letters.vacancyId(1));
      heldBecauseOf("blk/in/assessment.jslt", Mailbox.of(blk, "receipts.blk"));
      heldBecauseOf("bnsp/in/certification.schema.json", Mailbox.of(bnsp, "receipts.bnsp"));
      assertThat(hub.depth(Addresses.held("blk", "assessment"))).isEqualTo(1);
      assertThat(hub.depth(Addresses.held("bnsp", "certification"))).isEqualTo(1);
      assertThat(hub.depth(Addresses.in("blk", "enrolment"))).isEqualTo(1);
      Checks.nothingWentAstray(hub);
    }
  }

  private static void heldBecauseOf(String file, Mailbox receipts) {
    var held = receipts.letter("HELD").body().path("data");
    assertThat(Mailbox.codes(held)).containsExactly("HUB-X003");
    assertThat(held.toString()).contains(file);
  }

  private static void theSameHubWithMendedFiles(Path data, Map<String, Object> settings)
      throws Exception {
    try (TestHub hub = TestHub.start(data, Engine.SQLITE, settings);
        QueuePartner blk = hub.partner("blk")) {
      Checks.awaitState(hub, "enrolment", Letters.enrolmentNo(1), State.ACCEPTED);
      assertThat(hub.depth(Addresses.held("blk", "assessment"))).isEqualTo(1);
      blk.send("in.blk.assessment", Letters.assessment(2, 1, "2026-04-08"));
      Checks.awaitDelivery(hub, "assessment", Letters.registrationNo(2), "bnsp", State.ROUTED);
    }
  }

  private static void aHubThatGoesOnWithWhatWasAgreedBefore(Path data, Map<String, Object> settings)
      throws Exception {
    try (TestHub hub = TestHub.start(data, Engine.SQLITE, settings);
        QueuePartner blk = hub.partner("blk")) {
      assertThat(hub.bean(Partners.class).find("bnsp")).isPresent();
      blk.send("in.blk.enrolment", Letters.enrolment(3));
      blk.send("in.blk.assessment", Letters.assessment(3));
      await("a new message is routed to the partner whose file is broken")
          .atMost(Mailbox.PATIENCE)
          .until(() -> hub.depth(Addresses.deliver("bnsp", "assessment")) == 2);
      await("the delivery was tried")
          .atMost(Mailbox.PATIENCE)
          .until(
              () ->
                  hub.bean(ConsumerPool.class).pause(Addresses.deliver("bnsp", "assessment"))
                      != null);
      Checks.journalled(hub);
      var message = Checks.message(hub, "assessment", Letters.registrationNo(2));
      assertThat(Checks.delivery(message, "bnsp")).isEqualTo(State.ROUTED);
    }
  }

  private static void theSameHubThatCan(Path data, Map<String, Object> settings) throws Exception {
    try (TestHub hub = TestHub.start(data, Engine.SQLITE, settings)) {
      Checks.awaitDelivery(hub, "assessment", Letters.registrationNo(2), "bnsp", State.DELIVERED);
      Checks.awaitDelivery(hub, "assessment", Letters.registrationNo(3), "bnsp", State.DELIVERED);
      Checks.nothingWentAstray(hub);
    }
  }
}
