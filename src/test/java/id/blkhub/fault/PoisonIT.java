package id.blkhub.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.door.Addresses;
import id.blkhub.flow.Checks;
import id.blkhub.flow.Letters;
import id.blkhub.flow.OwnFiles;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import jakarta.jms.DeliveryMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Messages on which a mapping, a pattern or a reader could go on for ever or grow without end. Good
 * messages go between them, of the same and of another sender.
 */
class PoisonIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int ROUNDS = Extent.of(1, 20);
  private static final int MOST_MEBIBYTES_MORE = 100;
  private static final int HELD_BY_HTTP = 1;
  private static final int REJECTED_BY_HTTP = 1;
  private static final String NOT_ENDING = "a".repeat(60) + "!";

  /** Description of a vacancy by the code that must come of it, held as the hub's fault. */
  private static final Map<String, String> HELD = new LinkedHashMap<>();

  /** A whole body by the code that must come of it, rejected as the sender's. */
  private static final Map<String, String> REJECTED = new LinkedHashMap<>();

  static {
    HELD.put("ENDLESS", "HUB-M011");
    HELD.put("TWICE", "HUB-M014");
    HELD.put("LOOPS", "HUB-M014");
    HELD.put("LONGER", "HUB-M012");
    HELD.put("REPEATED", "HUB-M012");
    HELD.put("DEEPER", "HUB-M012");
    HELD.put("MATCH " + NOT_ENDING, "HUB-M015");
    HELD.put("PATTERN " + NOT_ENDING, "HUB-C032");
    REJECTED.put("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000), "HUB-C007");
    REJECTED.put("{\"a\":" + "[".repeat(400_000), "HUB-C007");
    REJECTED.put("{\"a\": 1e999999999}", "HUB-C008");
    REJECTED.put("{\"a\": -1E-999999999}", "HUB-C008");
    REJECTED.put("{\"a\": " + "9".repeat(900_000) + "}", "HUB-C008");
    REJECTED.put(manyKeys(), "HUB-C031");
  }

  private final Map<String, JsonNode> receipts = new ConcurrentHashMap<>();
  private final Set<String> registered = ConcurrentHashMap.newKeySet();
  private final List<String> vacancies = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theFlowGoesOnPastWhatDoesNotEnd(Engine engine, @TempDir Path folder) throws Exception {
    if (!Extent.full() && engine == Engine.POSTGRESQL) {
      return;
    }
    try (TestHub hub = TestHub.start(folder.resolve("data"), engine, poisonous(folder).settings());
        QueuePartner supra = hub.partner("supra");
        QueuePartner blk = hub.partner("blk")) {
      supra.listen("receipts.supra", (text, message) -> note(text));
      blk.listen(
          "out.blk.vacancy",
          (text, message) -> vacancies.add(Texts.between(text, "\"id_lowongan\":\"", "\"")));
      blk.listen("receipts.blk", (text, message) -> note(text));
      List<String> good = new ArrayList<>();
      Map<String, String> held = new LinkedHashMap<>();
      Map<String, String> rejected = new LinkedHashMap<>();
      good.add(vacancy(supra, 0));
      await("the first").atMost(PATIENCE).until(() -> vacancies.size() == 1);
      long before = Memory.usedMebibytes();
      int n = 1;
      for (int round = 0; round < ROUNDS; round++) {
        for (Map.Entry<String, String> poison : HELD.entrySet()) {
          String id = "held-" + n;
          send(supra, Texts.described(n++, poison.getKey()), id);
          held.put(id, poison.getValue());
          good.add(vacancy(supra, n++));
          blk.send("in.blk.enrolment", Letters.enrolment(n));
        }
        for (Map.Entry<String, String> poison : REJECTED.entrySet()) {
          String id = "rejected-" + n;
          send(supra, poison.getKey(), id);
          rejected.put(id, poison.getValue());
          good.add(vacancy(supra, n++));
        }
      }
      post(hub, n);

      await(good.size() + " good ones delivered")
          .atMost(PATIENCE)
          .until(() -> vacancies.size() >= good.size());
      await("a receipt for each poison")
          .atMost(PATIENCE)
          .until(
              () ->
                  receipts.keySet().containsAll(held.keySet())
                      && receipts.keySet().containsAll(rejected.keySet()));
      held.forEach((id, code) -> assertReceipt(id, State.HELD, code));
      rejected.forEach((id, code) -> assertReceipt(id, State.REJECTED, code));
      int enrolments = HELD.size() * ROUNDS;
      await("the other sender's accepted")
          .atMost(PATIENCE)
          .until(() -> registered.size() == enrolments);
      long sent = good.size() + held.size() + rejected.size() + HELD_BY_HTTP + REJECTED_BY_HTTP;
      Accounts.settled(hub, "supra", "vacancy", sent);
      Accounts.settled(hub, "blk", "enrolment", enrolments);
      Accounts.delivered(hub, "blk", "vacancy", good, List.copyOf(vacancies));
      assertThat(Checks.sent(hub, "supra", "vacancy", State.HELD))
          .isEqualTo(held.size() + HELD_BY_HTTP);
      assertThat(hub.depth(Addresses.held("supra", "vacancy")))
          .isEqualTo(held.size() + HELD_BY_HTTP);
      long grown = Memory.usedMebibytes() - before;
      assertThat(grown).as("MiB more in use").isLessThan(MOST_MEBIBYTES_MORE);
      FaultReport.add(
          "4 poison",
          engine.name(),
          "%d held (%d kinds), %d rejected (%d kinds), good ones between"
              .formatted(held.size() + HELD_BY_HTTP, HELD.size(), rejected.size(), REJECTED.size()),
          "%d good delivered once, %d of another sender accepted, %+d MiB in use"
              .formatted(good.size(), enrolments, grown));
    }
  }

  /** What HTTP could only answer after an endless check it takes, and intake holds it. */
  private static void post(TestHub hub, int n) {
    HttpPartner http = new HttpPartner("supra", "supra", hub.httpPort());
    assertThat(http.post("vacancy", Texts.described(n, "PATTERN " + NOT_ENDING)).status())
        .isEqualTo(202);
    assertThat(http.post("vacancy", REJECTED.keySet().iterator().next()).status()).isEqualTo(400);
  }

  private static OwnFiles poisonous(Path folder) throws IOException {
    return OwnFiles.copyTo(folder)
        .change(
            "mappings/supra/in/vacancy.schema.json",
            "\"description\": {\"$ref\": \"../../canonical/types.schema.json#/$defs/text\"}",
            "\"description\": {\"type\": \"string\", \"pattern\": \"^(PATTERN (.*a){12}$|[^P]|.*[^!]$)\","
                + " \"maxLength\": 20000}")
        .change(
            "mappings/supra/in/vacancy.jslt",
            "let home =",
            """
            def endless(x) endless($x) + 1
            def twice(n) if ($n == 0) 1 else twice($n - 1) + twice($n - 1)
            def longer(text, n) if ($n == 0) $text else longer($text + $text, $n - 1)
            def deeper(n) if ($n == 0) 1 else {"a": deeper($n - 1)}
            def poison(d)
              let l = [1,2,3,4,5,6,7,8,9,0]
              if ($d == "ENDLESS") endless($d)
              else if ($d == "TWICE") twice(60)
              else if ($d == "LOOPS")
                [for ($l) [for ($l) [for ($l) [for ($l) [for ($l) [for ($l) [for ($l) [for ($l) .]]]]]]]]
              else if ($d == "LONGER") longer($d, 60)
              else if ($d == "REPEATED") $d * (size($d) * 200000000)
              else if ($d == "DEEPER") deeper(300)
              else if (starts-with($d, "MATCH")) if (test($d, "^(.*a){12}$")) "yes" else "no"
              else $d
            let home =""")
        .change(
            "mappings/supra/in/vacancy.jslt",
            "\"description\": .description,",
            "\"description\": poison(fallback(.description, \"none\")),");
  }

  private static String manyKeys() {
    return IntStream.range(0, 70_000)
        .mapToObj(n -> "\"k%06d\":%d".formatted(n, n % 10))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String vacancy(QueuePartner supra, int n) throws Exception {
    send(supra, Letters.vacancy(n), "good-" + n);
    return Letters.vacancyId(n);
  }

  private static void send(QueuePartner supra, String body, String id) throws Exception {
    supra.send("in.supra.vacancy", body, Map.of("cloudEvents_id", id), DeliveryMode.PERSISTENT);
  }

  private void note(String text) {
    JsonNode receipt = Texts.json(text).path("data");
    String state = receipt.path("state").asText();
    if (state.equals(State.HELD.name()) || state.equals(State.REJECTED.name())) {
      receipts.put(receipt.path("senderMessageId").asText(), receipt);
    } else if (state.equals(State.ACCEPTED.name())
        && receipt.path("kind").asText().equals("enrolment")) {
      registered.add(receipt.path("businessKey").asText());
    }
  }

  private void assertReceipt(String id, State state, String code) {
    JsonNode receipt = receipts.get(id);
    assertThat(receipt.path("state").asText()).as(id).isEqualTo(state.name());
    assertThat(receipt.path("errors").findValuesAsText("code")).as(id).contains(code);
    assertThat(receipt.toString().getBytes(UTF_8).length).as(id).isLessThan(200_000);
    assertThat(receipt.toString()).as(id).doesNotContain("aaaaaaaa");
  }
}
