package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.crash.JournalRows;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.FakeClock;
import id.blkhub.support.HubProcess;
import id.blkhub.support.Loans;
import id.blkhub.support.RouteFolder;
import id.blkhub.support.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clock of the hub's machine is set by hours, and runs through a leap day. */
class ClockIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String NO_CLOCK =
      "a clock that can be set takes Linux and a C compiler (cc)";

  @TempDir Path data;

  static List<Engine> engines() {
    return Extent.full() ? List.of(Engine.values()) : List.of(Engine.SQLITE);
  }

  static boolean inFull() {
    return Extent.full();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void shouldServeOnAndLoseNothingWhenTheClockIsSetByHours(Engine engine) throws Exception {
    List<Integer> steps = Extent.full() ? List.of(5, -3, 30, -30, 0) : List.of(5, -3);
    try (BnspStub bnsp = BnspStub.start(0);
        HubProcess hub = new HubProcess(data, engine, bnsp)) {
      FakeClock clock = clock(hub);
      hub.start();
      try (Load load = new Load(Load.Ports.of(hub))) {
        load.awaitServed();
        JournalRows journal = new JournalRows(hub.journalUrl());
        send(hub, "bnsp", "certification", Texts.certificate(7, true));
        await("a message that waits for its number")
            .atMost(SOON)
            .until(() -> journal.states().containsKey("WAITING"));
        for (int hours : steps) {
          clock.set(Duration.ofHours(hours));
          await("the hub's clock to follow")
              .atMost(SOON)
              .until(() -> Math.abs(ahead(hub).toHours() - hours) <= 1);
          load.awaitServed();
        }
        send(hub, "blk", "enrolment", Texts.enrolment(7, 1, false));
        send(hub, "blk", "assessment", Texts.assessment(7));
        await("the waiting message to be woken")
            .atMost(SOON)
            .until(() -> journal.accepted().contains("certification/" + Texts.registrationNo(7)));
        load.stop();
        Reconciled.everywhere(hub, load);
        FaultReport.add(
            "7 clock set",
            engine.label(),
            "to " + steps + " hours of the real time under load",
            load.all().size()
                + " confirmed, each delivered once, "
                + load.refused()
                + " sends refused; a message that waited for its number meanwhile was woken by it");
      }
    }
  }

  /** On a connection of its own: the broker ends one that lay idle while the clock was set. */
  private static void send(HubProcess hub, String partner, String kind, ObjectNode body)
      throws Exception {
    try (QueuePartner client = new QueuePartner(partner, hub.amqpPort())) {
      client.send("in." + partner + '.' + kind, body.toString());
    }
  }

  private FakeClock clock(HubProcess hub) throws Exception {
    var clock = FakeClock.of(hub, data);
    Assumptions.assumeTrue(clock.isPresent(), NO_CLOCK);
    return clock.get();
  }

  /** By how much the hub's clock is ahead, from the date of its answers. */
  private static Duration ahead(HubProcess hub) throws Exception {
    return Duration.between(Instant.now(), hub.ports().clock());
  }

  @Test
  @EnabledIf("inFull")
  void shouldCarryTheLeapDayThroughFormsAndAgreements() throws Exception {
    Path routes = RouteFolder.copyTo(data.resolve("leap"));
    until(routes, "2028-02-29");
    Map<String, Integer> notices = new ConcurrentHashMap<>();
    Map<String, String> born = new ConcurrentHashMap<>();
    try (BnspStub bnsp = BnspStub.start(0);
        HubProcess hub = new HubProcess(data, Engine.SQLITE, bnsp, Map.of("hub.routes", routes))) {
      FakeClock clock = clock(hub);
      clock.set(moment("2028-02-28T23:50:00+07:00"));
      hub.start();
      JournalRows journal = new JournalRows(hub.journalUrl());
      announce(hub, journal, 1);
      set(hub, clock, "2028-02-29T12:00:00+07:00");
      announce(hub, journal, 2);
      send(hub, "blk", "enrolment", bornOnALeapDay());
      await("the enrolment to be routed")
          .atMost(SOON)
          .until(() -> journal.deliveries().getOrDefault("AVAILABLE", List.of()).size() == 3);
      set(hub, clock, "2028-02-29T23:50:00+07:00");
      announce(hub, journal, 3);
      set(hub, clock, "2028-03-01T00:00:30+07:00");
      announce(hub, journal, 4);
      await("the agreement to have ended with its last day")
          .atMost(SOON)
          .until(() -> journal.deliveries().containsKey("FILTERED"));
      try (QueuePartner blk = new QueuePartner("blk", hub.amqpPort());
          QueuePartner dinkop = new QueuePartner("dinkop", hub.amqpPort())) {
        blk.listen(
            "out.blk.vacancy",
            (body, message) -> notices.merge(Reconciled.vacancy(body), 1, Integer::sum));
        dinkop.listen("out.dinkop.enrolment", (body, message) -> born.put(body, body));
        await("all that was due").atMost(SOON).until(() -> notices.size() + born.size() == 4);
      }
      assertThat(born.keySet()).allMatch(body -> body.contains("29/02/2004"));
      assertThat(notices.keySet())
          .isEqualTo(Set.of(Texts.vacancyId(1), Texts.vacancyId(2), Texts.vacancyId(3)));
      FaultReport.add(
          "7 leap day",
          "SQLite",
          "28 February 23:50 to 1 March 2028 00:00:30 in Jakarta",
          "an agreement valid until 29 February serves to the end of that day and not on 1 March; a"
              + " birth date of 29 February passes NIK, mapping and both forms");
    }
  }

  private static ObjectNode bornOnALeapDay() {
    ObjectNode message = Loans.enrolment(1, 1);
    ((ObjectNode) message.get("peserta"))
        .put("nik", "3507242902040001")
        .put("tanggal_lahir", "2004-02-29");
    return message;
  }

  private static void announce(HubProcess hub, JournalRows journal, int number) throws Exception {
    send(hub, "supra", "vacancy", Texts.vacancy(number, 10, 1));
    await("vacancy " + number)
        .atMost(SOON)
        .until(() -> journal.accepted().contains("vacancy/" + Texts.vacancyId(number)));
  }

  private static void set(HubProcess hub, FakeClock clock, String moment) throws Exception {
    clock.set(moment(moment));
    await("the hub's clock to follow")
        .atMost(SOON)
        .until(() -> Duration.between(moment(moment), hub.ports().clock()).abs().toSeconds() < 120);
  }

  private static Instant moment(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static void until(Path routes, String day) throws Exception {
    try (Stream<Path> files = Files.walk(routes)) {
      for (Path file : files.filter(f -> f.endsWith("partner.yaml")).toList()) {
        Files.writeString(
            file,
            Files.readString(file).replaceAll("validUntil: 2035-12-31", "validUntil: " + day));
      }
    }
  }
}
