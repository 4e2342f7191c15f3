package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.door.Addresses;
import id.blkhub.journal.MessageView;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may get what, today: consent, agreement, scope and stage. */
class ConsentIT {
  private static final String OTHER = "blk-banten";
  private static final String PILOT = "blk-pilot";

  private static TestHub hub;
  private static QueuePartner blk;
  private static QueuePartner other;
  private static QueuePartner supra;
  private static QueuePartner bnsp;
  private static Mailbox bnspReceipts;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    OwnFiles files = OwnFiles.copyTo(folder);
    for (String registry : List.of(OTHER, PILOT)) {
      copyRegistry(folder, registry);
    }
    String profile = files.read("routes/blk/partner.yaml");
    int vacancy = profile.indexOf("- kind: vacancy");
    files
        .write(
            "routes/" + OTHER + "/partner.yaml",
            (profile.substring(0, vacancy)
                    + profile.substring(vacancy).replace("2035-12-31", "2026-01-31"))
                .replace("id: blk\n", "id: " + OTHER + "\n"))
        .write(
            "routes/" + PILOT + "/partner.yaml",
            profile
                .replace("id: blk\n", "id: " + PILOT + "\n")
                .replace("scope: own", "scope: all")
                .replace("stage: live", "stage: test"));
    hub =
        TestHub.start(
            folder.resolve("data"),
            Engine.SQLITE,
            files.settings("hub.accounts." + OTHER, sha256(OTHER)));
    blk = hub.partner("blk");
    other = hub.partner(OTHER);
    supra = hub.partner("supra");
    bnsp = hub.partner("bnsp");
    bnspReceipts = Mailbox.of(bnsp, "receipts.bnsp");
  }

  @AfterAll
  static void stop() throws Exception {
    for (QueuePartner partner : List.of(blk, other, supra, bnsp)) {
      partner.close();
    }
    hub.close();
  }

  @Test
  void shouldCancelADeliveryWhoseConsentWasWithdrawnAfterItWasRouted() throws Exception {
    Mailbox atSupra = Mailbox.of(supra, "out.supra.certification");
    CamelContext camel = hub.bean(CamelContext.class);
    camel.getRouteController().suspendRoute("deliver.supra.certification");
    enrol(blk, "blk", 1);
    bnsp.send("in.bnsp.certification", Letters.certification(1));
    await()
        .atMost(Mailbox.PATIENCE)
        .until(() -> hub.depth(Addresses.deliver("supra", "certification")) == 1);

    blk.send("in.blk.enrolment", Letters.enrolment(1, 2, "2026-02-01"));
    await()
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                Checks.messages(hub, "enrolment", Letters.enrolmentNo(1)).stream()
                        .filter(message -> message.state() == State.ACCEPTED)
                        .count()
                    == 2);
    camel.getRouteController().resumeRoute("deliver.supra.certification");

    JsonNode cancelled = bnspReceipts.receipt(Letters.registrationNo(1), State.CANCELLED, "supra");
    assertThat(Mailbox.codes(cancelled)).containsExactly("HUB-X020");
    bnspReceipts.receipt(Letters.registrationNo(1), State.AVAILABLE, "blk");
    Checks.awaitDelivery(hub, "certification", Letters.registrationNo(1), "supra", State.CANCELLED);
    assertThat(hub.depth("out.supra.certification")).isZero();
    assertThat(atSupra.count("%07d".formatted(1))).isZero();
    Checks.nothingWentAstray(hub);
  }

  @Test
  void shouldGiveACertificateToTheRegistryThatOwnsTheCaseAndToNoOther() throws Exception {
    enrol(blk, "blk", 2);
    enrol(other, OTHER, 3);
    bnsp.send("in.bnsp.certification", Letters.certification(2));
    bnsp.send("in.bnsp.certification", Letters.certification(3));

    bnspReceipts.receipt(Letters.registrationNo(2), State.AVAILABLE, "blk");
    bnspReceipts.receipt(Letters.registrationNo(3), State.AVAILABLE, OTHER);
    Checks.journalled(hub);

    MessageView ofBlk = Checks.message(hub, "certification", Letters.registrationNo(2));
    MessageView ofOther = Checks.message(hub, "certification", Letters.registrationNo(3));
    assertThat(Checks.delivery(ofBlk, "blk")).isEqualTo(State.AVAILABLE);
    assertThat(Checks.delivery(ofBlk, OTHER)).isEqualTo(State.FILTERED);
    assertThat(Checks.delivery(ofOther, OTHER)).isEqualTo(State.AVAILABLE);
    assertThat(Checks.delivery(ofOther, "blk")).isEqualTo(State.FILTERED);
    Mailbox atOther = Mailbox.of(other, Addresses.out(OTHER, "certification"));
    atOther.letter(Letters.registrationNo(3));
    assertThat(atOther.count(Letters.registrationNo(2))).isZero();
  }

  @Test
  void shouldKeepFromAPartnerWhatItsEndedAgreementCovered() throws Exception {
    supra.send("in.supra.vacancy", Letters.vacancy(4));

    Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(4), OTHER, State.FILTERED);
    Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(4), "blk", State.AVAILABLE);
    assertThat(hub.depth(Addresses.out(OTHER, "vacancy"))).isZero();
  }

  @Test
  void shouldGiveNothingRealToAPartnerThatTests() throws Exception {
    enrol(blk, "blk", 5);
    bnsp.send("in.bnsp.certification", Letters.certification(5));
    supra.send("in.supra.vacancy", Letters.vacancy(5));

    Checks.awaitDelivery(hub, "certification", Letters.registrationNo(5), PILOT, State.FILTERED);
    Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(5), PILOT, State.FILTERED);
    for (String kind : List.of("certification", "vacancy")) {
      assertThat(hub.depth(Addresses.deliver(PILOT, kind))).isZero();
      assertThat(hub.depth(Addresses.out(PILOT, kind))).isZero();
    }
  }

  @Test
  void shouldKeepFromAnEmployerWhatTheTraineeDidNotAllow() throws Exception {
    blk.send("in.blk.enrolment", Letters.enrolment(6, 1, "2026-02-01"));
    blk.send("in.blk.assessment", Letters.assessment(6));
    bnsp.send("in.bnsp.certification", Letters.certification(6));

    Checks.awaitDelivery(hub, "certification", Letters.registrationNo(6), "supra", State.FILTERED);
    Checks.awaitDelivery(hub, "certification", Letters.registrationNo(6), "blk", State.AVAILABLE);
  }

  private static void enrol(QueuePartner registry, String id, int n) throws Exception {
    registry.send(Addresses.in(id, "enrolment"), Letters.enrolment(n));
    registry.send(Addresses.in(id, "assessment"), Letters.assessment(n));
    Checks.awaitState(hub, "assessment", Letters.registrationNo(n), State.ACCEPTED);
  }

  /** A second registry with the routes and mappings of the first. */
  private static void copyRegistry(Path home, String id) throws IOException {
    for (String folder : List.of("routes", "mappings")) {
      try (Stream<Path> files = Files.walk(Path.of(folder, "blk"))) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          Path target =
              home.resolve(folder).resolve(id).resolve(Path.of(folder, "blk").relativize(file));
          Files.createDirectories(target.getParent());
          Files.writeString(
              target,
              Files.readString(file, StandardCharsets.UTF_8)
                  .replace("in.blk.", "in." + id + '.')
                  .replace("deliver.blk.", "deliver." + id + '.')
                  .replace("name: partner, value: blk", "name: partner, value: " + id),
              StandardCharsets.UTF_8);
        }
      }
    }
  }

  private static String sha256(String secret) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
  }
}
