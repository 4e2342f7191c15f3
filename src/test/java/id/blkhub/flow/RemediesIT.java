package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import id.blkhub.door.Addresses;
import id.blkhub.journal.StuckGroup;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.queue.SelectiveConsumer;
import id.blkhub.remedy.Remedies;
import id.blkhub.remedy.RemedyResult;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.BnspStub.Mode;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Database;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

/** What an operator mends and sends on its way again: once, and every sum still adds up. */
class RemediesIT {
  private static final String GOOD = "\"title\": .title,";
  private static final String BROKEN =
      "\"title\": if (.title == \"MAPPING\") error(\"sample trouble\") else .title,";
  private static final int AMQP_REJECTED = 2;
  private static final int INDIVIDUAL_ACKNOWLEDGE = 101;

  @TempDir Path folder;
  private OwnFiles files;

  @Test
  void whatIsMendedGoesOnOnceAndTheSumsAddUp() throws Exception {
    files = OwnFiles.copyTo(folder).change("mappings/supra/in/vacancy.jslt", GOOD, BROKEN);
    try (BnspStub bnsp = BnspStub.start(0)) {
      String parked;
      String rejected;
      String held;
      try (TestHub hub = start(bnsp);
          QueuePartner blk = hub.partner("blk");
          QueuePartner supra = hub.partner("supra")) {
        parked = refusedByHttp(hub, bnsp, blk);
        held = held(hub, supra);
        rejected = rejectedOnItsQueue(hub, blk, supra);
        Remedies remedies = hub.bean(Remedies.class);
        assertThat(remedies.parked())
            .extracting(StuckGroup::partner, StuckGroup::code, StuckGroup::count)
            .containsExactlyInAnyOrder(
                tuple(new PartnerId("bnsp"), "HUB-D001", 1L),
                tuple(new PartnerId("blk"), "HUB-X022", 1L));
        StuckGroup group = remedies.held().get(0);
        assertThat(
                remedies.held(new PartnerId("supra"), new Kind("vacancy"), group.cause(), null, 10))
            .extracting(message -> message.messageId().value())
            .containsExactly(held);
        assertThat(remedies.retryHeld(new MessageId(held), "budi")).isEqualTo(RemedyResult.RETRIED);
        await("it is held again")
            .atMost(Mailbox.PATIENCE)
            .until(() -> events(hub, held, State.HELD) == 2);
        aCrashInBetweenChangesNothing(hub);
      }
      bnsp.behave();
      files.change("mappings/supra/in/vacancy.jslt", BROKEN, GOOD);
      try (TestHub hub = start(bnsp);
          QueuePartner blk = hub.partner("blk")) {
        Remedies remedies = hub.bean(Remedies.class);
        Mailbox vacancies = Mailbox.of(blk, "out.blk.vacancy");

        assertThat(
                twice(
                    () ->
                        remedies.retryParked(new MessageId(parked), new PartnerId("bnsp"), "budi")))
            .containsExactlyInAnyOrder(RemedyResult.RETRIED, RemedyResult.GONE);
        assertThat(twice(() -> remedies.retryHeld(new MessageId(held), "budi")))
            .containsExactlyInAnyOrder(RemedyResult.RETRIED, RemedyResult.GONE);
        assertThat(remedies.retryParked(new MessageId(rejected), new PartnerId("blk"), "budi"))
            .isEqualTo(RemedyResult.RETRIED);

        vacancies.letter(Letters.vacancyId(1));
        vacancies.letter(Letters.vacancyId(2));
        Checks.awaitDelivery(hub, "assessment", Letters.registrationNo(1), "bnsp", State.DELIVERED);
        Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(1), "blk", State.DELIVERED);
        Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(2), "blk", State.DELIVERED);
        assertThat(vacancies.letters()).hasSize(2);
        sumsAddUp(hub);
        metersAddUp(hub);
        assertThat(remedies.parked()).isEmpty();
        assertThat(remedies.held()).isEmpty();
        assertThat(retries(hub, held)).containsExactly("retried by budi", "retried by budi");
        assertThat(retries(hub, parked)).containsExactly("retried by budi");
        assertThat(remedies.retryParked(new MessageId("' OR 1=1"), new PartnerId("bnsp"), "budi"))
            .isEqualTo(RemedyResult.GONE);
        Checks.nothingWentAstray(hub);
      }
    }
  }

  private TestHub start(BnspStub bnsp) throws Exception {
    return TestHub.start(
        folder.resolve("data"),
        Engine.SQLITE,
        files.settings("bnsp.url", bnsp.url(), "hub.logins.bnsp.url", bnsp.url() + "/auth"));
  }

  private static String refusedByHttp(TestHub hub, BnspStub bnsp, QueuePartner blk)
      throws Exception {
    bnsp.misbehave(Mode.UNPROCESSABLE);
    blk.send("in.blk.enrolment", Letters.enrolment(1));
    blk.send("in.blk.assessment", Letters.assessment(1));
    Checks.awaitDelivery(hub, "assessment", Letters.registrationNo(1), "bnsp", State.PARKED);
    return Checks.message(hub, "assessment", Letters.registrationNo(1)).messageId().value();
  }

  private static String held(TestHub hub, QueuePartner supra) throws Exception {
    supra.send(
        "in.supra.vacancy",
        Letters.vacancy(1).replace("Juru Las", "MAPPING"),
        Map.of("cloudEvents_id", "held-1"),
        DeliveryMode.PERSISTENT);
    await("held").atMost(Mailbox.PATIENCE).until(() -> hub.bean(Remedies.class).held().size() == 1);
    return hub.bean(Remedies.class).held().get(0).example().value();
  }

  private static String rejectedOnItsQueue(TestHub hub, QueuePartner blk, QueuePartner supra)
      throws Exception {
    supra.send("in.supra.vacancy", Letters.vacancy(2));
    Session session = blk.connection().createSession(false, INDIVIDUAL_ACKNOWLEDGE);
    try (var consumer = session.createConsumer(session.createQueue("out.blk.vacancy"))) {
      Message message = consumer.receive(Mailbox.PATIENCE.toMillis());
      message.setIntProperty("JMS_AMQP_ACK_TYPE", AMQP_REJECTED);
      message.acknowledge();
    }
    Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(2), "blk", State.PARKED);
    return Checks.message(hub, "vacancy", Letters.vacancyId(2)).messageId().value();
  }

  private static void aCrashInBetweenChangesNothing(TestHub hub) {
    String queue = Addresses.parked("bnsp", "assessment");
    assertThatThrownBy(
            () ->
                hub.bean(SelectiveConsumer.class)
                    .take(
                        queue,
                        null,
                        1,
                        message -> {
                          throw new IllegalStateException("dies here");
                        }))
        .hasMessage("dies here");
    assertThat(hub.depth(queue)).isEqualTo(1);
  }

  /** The same button, pressed at the same moment. */
  private static List<RemedyResult> twice(Callable<RemedyResult> press) throws Exception {
    ExecutorService operators = Executors.newFixedThreadPool(2);
    try {
      List<RemedyResult> results = new ArrayList<>();
      for (Future<RemedyResult> result : operators.invokeAll(List.of(press, press))) {
        results.add(result.get());
      }
      return results;
    } finally {
      operators.shutdownNow();
    }
  }

  private static void sumsAddUp(TestHub hub) {
    Checks.journalled(hub);
    assertThat(Checks.received(hub, "bnsp", "assessment", State.DELIVERED)).isEqualTo(1);
    assertThat(Checks.received(hub, "blk", "vacancy", State.DELIVERED)).isEqualTo(2);
    for (State gone : List.of(State.ROUTED, State.AVAILABLE, State.PARKED)) {
      assertThat(Checks.received(hub, "bnsp", "assessment", gone)).as(gone + "").isZero();
      assertThat(Checks.received(hub, "blk", "vacancy", gone)).as(gone + "").isZero();
    }
    assertThat(Checks.sent(hub, "supra", "vacancy", State.ACCEPTED)).isEqualTo(2);
    assertThat(Checks.sent(hub, "supra", "vacancy", State.HELD)).isZero();
    assertThat(Checks.sent(hub, "supra", "vacancy", State.RECEIVED)).isZero();
  }

  /** A way begun ends once; what was received before is not received again. */
  private static void metersAddUp(TestHub hub) {
    await("counted")
        .atMost(Mailbox.PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(count(hub, "bnsp", "assessment", "routed")).isEqualTo(1);
              assertThat(count(hub, "bnsp", "assessment", "delivered")).isEqualTo(1);
              assertThat(count(hub, "blk", "vacancy", "routed")).isEqualTo(2);
              assertThat(count(hub, "blk", "vacancy", "delivered")).isEqualTo(2);
              assertThat(count(hub, "supra", "vacancy", "received")).isZero();
              assertThat(count(hub, "supra", "vacancy", "accepted")).isEqualTo(1);
            });
  }

  private static long count(TestHub hub, String partner, String kind, String state) {
    return (long)
        hub
            .bean(MeterRegistry.class)
            .find("blkhub.messages")
            .tags("partner", partner, "kind", kind, "state", state)
            .counters()
            .stream()
            .mapToDouble(Counter::count)
            .sum();
  }

  private static long events(TestHub hub, String messageId, State state) {
    return journal(hub)
        .read(
            sql ->
                sql.sql("SELECT count(*) FROM event WHERE stamp = ? AND state = ?")
                    .params(messageId, state.name())
                    .query(Long.class)
                    .single());
  }

  private static List<String> retries(TestHub hub, String messageId) {
    return journal(hub)
        .read(
            sql ->
                sql.sql("SELECT detail FROM event WHERE stamp = ? AND detail LIKE 'retried %'")
                    .param(messageId)
                    .query(String.class)
                    .list());
  }

  private static Database journal(TestHub hub) {
    return hub.bean(ApplicationContext.class).getBean("journalDatabase", Database.class);
  }
}
