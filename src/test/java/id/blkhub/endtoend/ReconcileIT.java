package id.blkhub.endtoend;

import static id.blkhub.support.TwoRegistries.SECOND;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.endtoend.Plan.Step;
import id.blkhub.fault.Extent;
import id.blkhub.journal.JournalSums;
import id.blkhub.message.State;
import id.blkhub.sandbox.MqttPartner;
import id.blkhub.sandbox.MqttPartner.Version;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.StompPartner;
import id.blkhub.store.Engine;
import id.blkhub.support.Mailbox;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import id.blkhub.support.TwoRegistries;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I2: everything is accounted for, to the last message, over all protocols at once. */
class ReconcileIT {
  private static final int MESSAGES = Extent.of(500, 2_000);
  private static final int THREADS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Each look goes through all messages of all partners: more of them would slow the hub down. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private static final Set<State> OUTCOMES =
      Set.of(State.ACCEPTED, State.REJECTED, State.DUPLICATE, State.HELD);
  private static final Map<String, Set<String>> RECEIVERS =
      Map.of(
          "enrolment", Set.of("dinkop", "pengantar-kerja", "uld", "kemnaker"),
          "assessment", Set.of("bnsp", "lsp-konstruksi"),
          "certification",
              Set.of(
                  "blk",
                  SECOND,
                  "blk-bojonegoro",
                  "blk-banten",
                  "supra",
                  "dinkop",
                  "alumni",
                  "agen-taiwan",
                  "agen-meksiko",
                  "kemnaker"),
          "vacancy", Set.of("blk", SECOND, "alumni", "kemnaker"));

  private final ConcurrentMap<String, AtomicInteger> confirmed = new ConcurrentHashMap<>();
  private final Map<String, Mailbox> receipts = new HashMap<>();
  private final Map<String, Mailbox> taken = new HashMap<>();
  private TestHub hub;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldAccountForEveryMessage(Engine engine, @TempDir Path folder) throws Exception {
    List<List<Step>> plan = Plan.of(MESSAGES);
    List<Step> steps = plan.stream().flatMap(List::stream).toList();
    try (TestHub started =
        TwoRegistries.start(folder, engine, Map.of("hub.waiting.timeout", "10s"))) {
      hub = started;
      try (QueuePartner blk = hub.partner("blk");
          QueuePartner second = hub.partner(SECOND);
          QueuePartner bnsp = hub.partner("bnsp");
          QueuePartner supra = hub.partner("supra");
          MqttPartner older = new MqttPartner("supra", hub.mqttPort(), Version.V3_1_1);
          MqttPartner newer = new MqttPartner("blk", hub.mqttPort(), Version.V5);
          StompPartner stomp = new StompPartner("supra", hub.stompPort())) {
        for (QueuePartner partner : List.of(blk, second, bnsp)) {
          String id = idOf(partner);
          receipts.put(id, Mailbox.of(partner, "receipts." + id));
        }
        receipts.put("supra", Mailbox.of(older, "receipts.supra"));
        taken.put("out.blk.certification", Mailbox.of(blk, "out.blk.certification"));
        taken.put("out.blk.vacancy", Mailbox.of(newer, "out.blk.vacancy"));
        taken.put("out.supra.certification", Mailbox.of(stomp, "out.supra.certification"));
        taken.put(
            "out." + SECOND + ".certification",
            Mailbox.of(second, "out." + SECOND + ".certification"));
        // nobody reads the second registry's vacancies: they stay queued

        send(plan);

        assertThat(confirmed.values().stream().mapToInt(AtomicInteger::get).sum())
            .as("messages the hub confirmed")
            .isEqualTo(steps.size());
        await()
            .atMost(PATIENCE)
            .pollInterval(BETWEEN_LOOKS)
            .untilAsserted(() -> assertThat(outcomes()).isEqualTo(expectedOutcomes(steps)));
        await().atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).until(() -> settled(steps));
        await().atMost(PATIENCE).until(hub::journalled);

        assertThat(atTheDoor()).as("counted by the door").isEqualTo(count(steps, step -> true));
        assertThat(confirmedCounts())
            .as("counted by the senders")
            .isEqualTo(count(steps, step -> true));
        assertThat(atFarEnd()).as("what each partner got").isEqualTo(expectedDeliveries(steps));
        assertThat(hub.bnsp().refusals()).as("what bnsp could not read").isEmpty();
        await()
            .atMost(PATIENCE)
            .pollInterval(BETWEEN_LOOKS)
            .untilAsserted(
                () ->
                    assertThat(sums(hub.bean(JournalSums.class).bySender()))
                        .as("the journal on senders")
                        .isEqualTo(expectedBySender(steps)));
        await()
            .atMost(PATIENCE)
            .pollInterval(BETWEEN_LOOKS)
            .untilAsserted(
                () ->
                    assertThat(sums(hub.bean(JournalSums.class).byReceiver()))
                        .as("the journal on receivers")
                        .isEqualTo(expectedByReceiver(steps)));
        assertThat(hub.depth("out." + SECOND + ".vacancy")).isEqualTo(routed(steps, "vacancy"));
        assertThat(hub.depth("parked.bnsp.assessment"))
            .isEqualTo(steps.stream().filter(Step::parked).count());
        assertThat(hub.depth("held.bnsp.certification"))
            .isEqualTo(steps.stream().filter(step -> step.expected() == State.HELD).count());
        assertThat(List.of(hub.depth("dead"), hub.depth("expired"), hub.depth("unsorted")))
            .containsOnly(0L);
      }
    }
  }

  private static String idOf(QueuePartner partner) throws JMSException {
    return ((org.apache.qpid.jms.JmsConnection) partner.connection()).getUsername();
  }

  private void send(List<List<Step>> plan) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> senders = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        senders.add(
            threads.submit(
                () -> {
                  try (Doors doors = new Doors(hub)) {
                    for (int i = first; i < plan.size(); i += THREADS) {
                      tell(doors, plan.get(i), i);
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> sender : senders) {
        sender.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void tell(Doors doors, List<Step> story, int number) throws Exception {
    for (int i = 0; i < story.size(); i++) {
      Step step = story.get(i);
      if (step.afterOthers()) {
        for (Step before : story.subList(0, i)) {
          awaitAccepted(before);
        }
      }
      doors.send(step, number + i);
      confirmed
          .computeIfAbsent(step.sender() + ' ' + step.kind(), key -> new AtomicInteger())
          .incrementAndGet();
    }
  }

  private void awaitAccepted(Step step) {
    Mailbox mailbox = receipts.get(step.sender());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(mailbox.receiptsOf(step.id()))
                    .as(step.key())
                    .anyMatch(receipt -> receipt.path("state").asText().equals("ACCEPTED")));
  }

  /** By sender, kind and id: the outcomes the senders were told. */
  private Map<String, List<State>> outcomes() {
    Map<String, List<State>> outcomes = new TreeMap<>();
    receipts.forEach(
        (partner, mailbox) ->
            mailbox
                .receipts()
                .forEach(
                    receipt -> {
                      State state = State.valueOf(receipt.path("state").asText());
                      if (OUTCOMES.contains(state)) {
                        outcomes
                            .computeIfAbsent(key(partner, receipt), key -> new ArrayList<>())
                            .add(state);
                      }
                    }));
    outcomes.values().forEach(states -> states.sort(null));
    return outcomes;
  }

  private static String key(String partner, JsonNode receipt) {
    return partner
        + ' '
        + receipt.path("kind").asText()
        + ' '
        + receipt.path("senderMessageId").asText();
  }

  private static Map<String, List<State>> expectedOutcomes(List<Step> steps) {
    Map<String, List<State>> outcomes = new TreeMap<>();
    for (Step step : steps) {
      outcomes.computeIfAbsent(step.key(), key -> new ArrayList<>()).add(step.expected());
    }
    outcomes.values().forEach(states -> states.sort(null));
    return outcomes;
  }

  /** Whether every delivery has come to an end or to its partner's queue. */
  private boolean settled(List<Step> steps) {
    return atFarEnd().equals(expectedDeliveries(steps))
        && hub.depth("deliver.bnsp.assessment") == 0
        && hub.depth("deliver." + SECOND + ".vacancy") == 0;
  }

  /** What really arrived, as receiver, kind and the sender's id or the person's NIK. */
  private List<String> atFarEnd() {
    Map<String, String> senderIds = new HashMap<>();
    for (Mailbox mailbox : receipts.values()) {
      for (JsonNode receipt : mailbox.receipts()) {
        senderIds.put(receipt.path("messageId").asText(), receipt.path("senderMessageId").asText());
      }
    }
    List<String> arrived = new ArrayList<>();
    taken.forEach(
        (queue, mailbox) ->
            mailbox
                .letters()
                .forEach(letter -> arrived.add(queue + ' ' + senderIds.get(letter.messageId()))));
    hub.bnsp()
        .participants()
        .forEach(participant -> arrived.add("bnsp " + participant.body().path("nik").asText()));
    arrived.sort(null);
    return arrived;
  }

  private List<String> expectedDeliveries(List<Step> steps) {
    List<String> expected = new ArrayList<>();
    for (Step step : steps) {
      for (String receiver : step.receivers()) {
        String queue = "out." + receiver + '.' + step.kind();
        if (receiver.equals("bnsp") && !step.parked()) {
          expected.add("bnsp " + nikOf(step));
        } else if (taken.containsKey(queue)) {
          expected.add(queue + ' ' + step.id());
        }
      }
    }
    expected.sort(null);
    return expected;
  }

  private static String nikOf(Step step) {
    String body = new String(step.body(), UTF_8);
    int at = body.indexOf("\"nik\":\"") + 7;
    return body.substring(at, at + Texts.nik(1).length());
  }

  private Map<String, Long> atTheDoor() {
    Map<String, Long> counts = new TreeMap<>();
    for (Counter counter :
        hub.bean(MeterRegistry.class).find("blkhub.messages").tag("state", "received").counters()) {
      counts.put(
          counter.getId().getTag("partner") + ' ' + counter.getId().getTag("kind"),
          (long) counter.count());
    }
    // kinds that nobody sends here
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private Map<String, Long> confirmedCounts() {
    Map<String, Long> counts = new TreeMap<>();
    confirmed.forEach((key, count) -> counts.put(key, (long) count.get()));
    return counts;
  }

  private static Map<String, Long> count(List<Step> steps, Predicate<Step> which) {
    return steps.stream()
        .filter(which)
        .collect(
            Collectors.groupingBy(
                step -> step.sender() + ' ' + step.kind(), TreeMap::new, Collectors.counting()));
  }

  private static long routed(List<Step> steps, String kind) {
    return steps.stream()
        .filter(step -> step.kind().equals(kind) && !step.receivers().isEmpty())
        .count();
  }

  private static Map<String, Long> sums(List<JournalSums.Sum> sums) {
    Map<String, Long> counts = new TreeMap<>();
    sums.forEach(
        sum -> counts.put(sum.partner() + " " + sum.kind() + ' ' + sum.state(), sum.count()));
    return counts;
  }

  private static Map<String, Long> expectedBySender(List<Step> steps) {
    return steps.stream()
        .collect(
            Collectors.groupingBy(
                step -> step.sender() + ' ' + step.kind() + ' ' + step.expected(),
                TreeMap::new,
                Collectors.counting()));
  }

  private Map<String, Long> expectedByReceiver(List<Step> steps) {
    Map<String, Long> counts = new TreeMap<>();
    for (Step step : steps) {
      if (step.expected() == State.ACCEPTED) {
        for (String receiver : RECEIVERS.get(step.kind())) {
          counts.merge(receiver + ' ' + step.kind() + ' ' + end(step, receiver), 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  private State end(Step step, String receiver) {
    if (!step.receivers().contains(receiver)) {
      return State.FILTERED;
    }
    if (receiver.equals("bnsp")) {
      return step.parked() ? State.PARKED : State.DELIVERED;
    }
    return taken.containsKey("out." + receiver + '.' + step.kind())
        ? State.DELIVERED
        : State.AVAILABLE;
  }
}
