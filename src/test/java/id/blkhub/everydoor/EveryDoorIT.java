package id.blkhub.everydoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import id.blkhub.everydoor.DoorClient.Answer;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.seal.Seal;
import id.blkhub.store.Engine;
import id.blkhub.support.Mailbox;
import id.blkhub.support.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message means the same over whatever protocol it comes: verdict, code, place and id. */
class EveryDoorIT {
  private static final Path TABLE = Path.of("src/test/resources/doors");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ROWS = 300;

  /** In the table: found after the mapping, when HTTP has answered already. */
  private static final List<Row> ROWS_OF_ALL = rows();

  private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();

  @TempDir private static Path folder;
  private static TestHub hub;
  private static QueuePartner supra;
  private static QueuePartner blk;
  private static Map<String, Mailbox> receipts;

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(TABLE)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        for (JsonNode row : new YAMLMapper().readTree(file.toFile())) {
          rows.add(new Row(rows.size(), file.getFileName().toString(), row));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return rows;
  }

  @BeforeAll
  static void sendAll() throws Exception {
    hub = TestHub.start(folder, Engine.SQLITE);
    supra = hub.partner("supra");
    blk = hub.partner("blk");
    receipts =
        Map.of(
            "supra", Mailbox.of(supra, "receipts.supra"), "blk", Mailbox.of(blk, "receipts.blk"));
    ExecutorService doors = Executors.newFixedThreadPool(DoorName.values().length);
    List<Future<?>> sent = new ArrayList<>();
    for (DoorName door : DoorName.values()) {
      sent.add(
          doors.submit(
              () -> {
                send(door);
                return null;
              }));
    }
    for (Future<?> one : sent) {
      one.get();
    }
    doors.shutdown();
  }

  @AfterAll
  static void stop() throws Exception {
    supra.close();
    blk.close();
    hub.close();
  }

  private static void send(DoorName door) throws IOException {
    Map<String, DoorClient> clients = new HashMap<>();
    try {
      for (Row row : ROWS_OF_ALL) {
        if (row.exception(door) == null) {
          ANSWERS.put(key(row, door), client(clients, row, door).send(row.letter(door)));
        }
      }
      for (Row row : ROWS_OF_ALL) {
        Row then = row.then();
        if (then != null && row.exception(door) == null && then.exception(door) == null) {
          soon(row.name()).until(() -> !told(row, door, row.expect()).isEmpty());
          ANSWERS.put(
              then.name() + key(row, door), client(clients, then, door).send(then.letter(door)));
        }
      }
    } finally {
      for (DoorClient client : clients.values()) {
        client.close();
      }
    }
  }

  private static DoorClient client(Map<String, DoorClient> clients, Row row, DoorName door)
      throws IOException {
    String partner = row.partner();
    DoorClient client = clients.get(partner);
    if (client == null) {
      client =
          switch (door) {
            case HTTP -> new HttpClient(hub.httpPort());
            case AMQP -> new AmqpClient(partner, hub.amqpPort());
            case MQTT3 -> new OlderMqttClient(partner, hub.mqttPort());
            case MQTT5 -> new NewerMqttClient(partner, hub.mqttPort());
            case STOMP -> new StompClient(partner, hub.stompPort());
          };
      clients.put(partner, client);
    }
    return client;
  }

  /** Looks at once: most receipts are there already, and there are hundreds to look for. */
  private static ConditionFactory soon(String what) {
    return await(what).atMost(PATIENCE).pollDelay(Duration.ZERO);
  }

  private static String key(Row row, DoorName door) {
    return row.index() + "/" + door;
  }

  @Test
  void shouldHaveARowForEachKindOfMessage() {
    assertThat(ROWS_OF_ALL).hasSizeGreaterThanOrEqualTo(ROWS);
    assertThat(ROWS_OF_ALL).extracting(Row::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void shouldMeanTheSameAtEveryDoor(Row row) {
    Map<DoorName, String> verdicts = new EnumMap<>(DoorName.class);
    Map<DoorName, String> expected = new EnumMap<>(DoorName.class);
    for (DoorName door : DoorName.values()) {
      if (row.exception(door) == null) {
        expected.put(door, row.expect() + ' ' + row.errors());
        verdicts.put(door, verdict(row, door, ANSWERS.get(key(row, door))));
      }
    }
    assertThat(verdicts).as(row.name()).isEqualTo(expected).isNotEmpty();
    Row then = row.then();
    if (then != null) {
      for (DoorName door : DoorName.values()) {
        if (row.exception(door) == null && then.exception(door) == null) {
          assertThat(verdict(then, door, ANSWERS.get(then.name() + key(row, door))))
              .as("%s, the second over %s", row.name(), door)
              .isEqualTo(then.expect() + ' ' + then.errors());
        }
      }
    }
  }

  private static String verdict(Row row, DoorName door, Answer answer) {
    if (row.expect().equals("REFUSED")) {
      return refusal(row, door, answer);
    }
    if (door == DoorName.HTTP && !row.http().isEmpty()) {
      String problem = answer.status() + " " + answer.problem().path("code").asText();
      return problem.equals(row.http()) ? row.expect() + ' ' + row.errors() : problem;
    }
    if (door == DoorName.HTTP && row.expect().equals("REJECTED")) {
      assertThat(answer.status()).as(answer.text()).isIn(400, 415, 422);
      if (answer.problem().path("messageId").isMissingNode()) {
        return "REJECTED " + errors(answer.problem());
      }
      assertThat(errors(answer.problem())).as("at once and in the receipt").isEqualTo(row.errors());
    } else {
      assertThat(answer.taken()).as("%s over %s: %s", row.name(), door, answer.text()).isTrue();
    }
    soon(row.name() + " over " + door)
        .until(() -> !told(row, door, row.expect()).isEmpty() || ended(row, door));
    List<JsonNode> told = told(row, door, row.expect());
    return told.isEmpty()
        ? "another: " + all(row, door)
        : row.expect() + ' ' + errors(told.get(told.size() - 1));
  }

  /** What the door itself turns away, each protocol says as it can. */
  private static String refusal(Row row, DoorName door, Answer answer) {
    assertThat(answer.taken()).as("%s over %s", row.name(), door).isFalse();
    String told = "REFUSED " + row.errors();
    if (door == DoorName.MQTT3) {
      return told;
    }
    String code = row.errors().get(0).strip();
    return answer.text().contains(code) ? told : answer.text();
  }

  /** Whether it came to another end than it should. */
  private static boolean ended(Row row, DoorName door) {
    return all(row, door).stream()
            .map(receipt -> receipt.path("state").asText())
            .anyMatch(List.of("ACCEPTED", "REJECTED", "HELD", "DUPLICATE", "WAITING")::contains)
        && !row.expect().equals("DUPLICATE")
        && row.then() == null
        && told(row, door, row.expect()).isEmpty();
  }

  private static List<JsonNode> told(Row row, DoorName door, String state) {
    return all(row, door).stream()
        .filter(receipt -> receipt.path("state").asText().equals(state))
        .toList();
  }

  /** The receipts under the id the row expects. */
  private static List<JsonNode> all(Row row, DoorName door) {
    Mailbox mailbox = receipts.get(row.partner());
    String known = row.known(door);
    if (!known.equals("hash")) {
      return mailbox.receiptsOf(known);
    }
    if (row.expect().equals("REJECTED")) {
      byte[] body = row.letter(door).body();
      return mailbox.receiptsOf("hmac:" + hub.bean(Seal.class).hash("body", body));
    }
    return mailbox.receipts().stream()
        .filter(receipt -> receipt.path("businessKey").asText().equals(row.businessKey(door)))
        .filter(receipt -> receipt.path("senderMessageId").asText().startsWith("hmac:"))
        .toList();
  }

  private static List<String> errors(JsonNode told) {
    return StreamSupport.stream(told.path("errors").spliterator(), false)
        .map(error -> (error.path("code").asText() + ' ' + error.path("path").asText()).strip())
        .sorted()
        .toList();
  }
}
