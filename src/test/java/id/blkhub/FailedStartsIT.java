package id.blkhub;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.cli.StartConditions;
import id.blkhub.cli.StartFailure;
import id.blkhub.fault.Extent;
import id.blkhub.sandbox.SandboxSettings;
import id.blkhub.support.FreePorts;
import id.blkhub.support.Pki;
import id.blkhub.support.Printed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Whatever keeps a hub from starting is one sentence with a code and a remedy, and exit code 2;
 * what was not there before is not there afterwards.
 */
class FailedStartsIT {
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  @TempDir static Path shared;

  /** Of a hub that has run. */
  private static Path used;

  private static Path keystore;

  @TempDir Path home;

  /** What is wrong, and the code that says so. */
  private record Case(String name, String code, Wrong wrong, String... words) {
    /** What the sentence has to say. */
    List<String> said() {
      return Stream.concat(Stream.of("  - " + code + ' '), Stream.of(words)).toList();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Makes a good start a bad one. */
  @FunctionalInterface
  private interface Wrong {
    void make(Path home, Map<String, Object> settings) throws Exception;
  }

  @BeforeAll
  static void aHubThatHasRun() throws Exception {
    used = shared.resolve("used");
    Map<String, Object> settings = settings(used);
    start(HubApplication.application(), settings).close();
    keystore = Pki.keystore(shared.resolve("hub.p12"), "hub", 90);
  }

  static List<Case> beforeAnythingIsMade() {
    List<Case> cases = new ArrayList<>();
    cases.add(wrong("no master key", "HUB-J003", "hub.master-key", ""));
    cases.add(wrong("a master key that is no base64", "HUB-J003", "hub.master-key", "?no key?"));
    cases.add(
        wrong(
            "a master key of 16 bytes", "HUB-J003", "hub.master-key", "MDEyMzQ1Njc4OTAxMjM0NQ=="));
    cases.add(
        new Case(
            "no accounts",
            "HUB-S001",
            (home, s) -> s.keySet().removeIf(FailedStartsIT::isAccount)));
    cases.add(
        new Case(
            "HUB_HOME that is not there",
            "HUB-S002",
            (home, s) -> s.put("hub.routes", "/nowhere/at/all"),
            "hub.routes is no folder: /nowhere/at/all",
            "HUB_HOME"));
    cases.add(
        new Case(
            "routes that are a file",
            "HUB-S002",
            (home, s) -> s.put("hub.routes", Files.writeString(home.resolve("file"), "")),
            "is a file"));
    cases.add(
        new Case(
            "mappings that are a link to nowhere",
            "HUB-S002",
            (home, s) ->
                s.put(
                    "hub.mappings",
                    Files.createSymbolicLink(home.resolve("link"), home.resolve("gone"))),
            "leads nowhere"));
    cases.add(
        new Case(
            "mappings that are a link to themselves",
            "HUB-S002",
            (home, s) ->
                s.put(
                    "hub.mappings",
                    Files.createSymbolicLink(home.resolve("link"), home.resolve("link"))),
            "leads nowhere"));
    cases.add(wrong("a mistyped setting", "HUB-S009", "hub.broker.amqp.prot", "1", "amqp.port"));
    cases.add(wrong("a setting nobody knows", "HUB-S009", "hub.colour", "red"));
    cases.add(wrong("a port that is a word", "HUB-S010", "hub.broker.amqp.port", "lots"));
    cases.add(wrong("a port out of range", "HUB-S010", "hub.broker.mqtt.port", "70000", "65535"));
    cases.add(wrong("a negative port", "HUB-S010", "hub.broker.stomp.port", "-7"));
    cases.add(wrong("an HTTP port that is a word", "HUB-S010", "server.port", "http"));
    cases.add(wrong("an HTTP port out of range", "HUB-S010", "server.port", "99999"));
    cases.add(wrong("a duration without sense", "HUB-S010", "hub.waiting.timeout", "soon"));
    cases.add(wrong("a zone that is none", "HUB-S010", "hub.zone", "Mars/Olympus"));
    cases.add(wrong("a size without sense", "HUB-S010", "hub.broker.largest-message", "big"));
    cases.add(wrong("a flag that is neither", "HUB-S010", "hub.broker.amqp.enabled", "maybe"));
    cases.add(
        new Case(
            "settings that are no YAML",
            "HUB-S011",
            (home, s) -> file(home, s, "hub:\n  zone: [Asia/Jakarta\n  node: x\n")));
    cases.add(
        new Case(
            "settings with a tab",
            "HUB-S011",
            (home, s) -> file(home, s, "hub:\n\tzone: Asia/Jakarta\n")));
    cases.add(
        new Case(
            "settings that are binary",
            "HUB-S011",
            (home, s) -> file(home, s, "\u0001\u0002\u0000hub")));
    cases.add(
        new Case(
            "an unknown key in a file",
            "HUB-S009",
            (home, s) -> file(home, s, "hub:\n  brokers:\n    amqp: {port: 5}\n")));
    cases.add(
        wrong(
            "settings from a file that is gone",
            "HUB-S011",
            "spring.config.import",
            "file:/no.yaml"));
    for (String port :
        List.of(
            "hub.broker.amqp.port",
            "hub.broker.mqtt.port",
            "hub.broker.stomp.port",
            "server.port",
            "management.server.port")) {
      cases.add(
          new Case(
              port + " taken",
              "HUB-S005",
              (home, s) -> s.put(port, TAKEN),
              port.split("\\.port")[0]));
    }
    for (String port :
        List.of(
            "hub.tls.https",
            "hub.broker.tls.amqp",
            "hub.broker.tls.mqtt",
            "hub.broker.tls.stomp")) {
      cases.add(
          new Case(
              port + " taken",
              "HUB-S005",
              (home, s) -> {
                tls(s, keystore);
                s.put(port, TAKEN);
              }));
    }
    cases.add(
        new Case(
            "one port for two",
            "HUB-S005",
            (home, s) -> {
              int port = FreePorts.next();
              s.put("hub.broker.amqp.port", port);
              s.put("hub.broker.mqtt.port", port);
            }));
    cases.add(
        wrong(
            "a host that is not known",
            "HUB-S006",
            "hub.broker.amqp.host",
            "no.such.host.invalid",
            "hub.allow-plain-text",
            "true"));
    cases.add(
        wrong(
            "an address of another machine",
            "HUB-S006",
            "hub.broker.stomp.host",
            "192.0.2.1",
            "hub.allow-plain-text",
            "true"));
    for (String host : List.of("0.0.0.0", "::", "", "127.0.0.1,0.0.0.0")) {
      cases.add(
          wrong("queues in clear on \"" + host + '"', "HUB-S007", "hub.broker.mqtt.host", host));
    }
    cases.add(wrong("HTTP in clear for all", "HUB-S007", "server.address", "0.0.0.0"));
    cases.add(wrong("management in clear for all", "HUB-S007", "management.server.address", "::"));
    cases.addAll(certificates());
    return cases;
  }

  private static List<Case> certificates() {
    return List.of(
        new Case(
            "a keystore that is not there",
            "HUB-S008",
            (home, s) -> tls(s, home.resolve("none.p12")),
            "no such file"),
        new Case(
            "a keystore with another password",
            "HUB-S008",
            (home, s) -> {
              tls(s, keystore);
              s.put("hub.tls.password", "another");
            },
            "password"),
        new Case(
            "a keystore for the queues with no password",
            "HUB-S008",
            (home, s) -> s.put("hub.broker.tls.keystore", keystore),
            "hub.broker.tls.password"),
        new Case(
            "half a keystore",
            "HUB-S008",
            (home, s) -> {
              byte[] bytes = Files.readAllBytes(keystore);
              tls(s, Files.write(home.resolve("half.p12"), Arrays.copyOf(bytes, bytes.length / 2)));
            }),
        new Case(
            "a keystore that is a text",
            "HUB-S008",
            (home, s) -> tls(s, Files.writeString(home.resolve("hub.p12"), "no keystore"))),
        new Case(
            "a certificate without its key",
            "HUB-S008",
            (home, s) ->
                s.put("hub.tls.certificate", Files.writeString(home.resolve("hub.pem"), "x")),
            "private-key"),
        new Case(
            "PEM files that are none",
            "HUB-S008",
            (home, s) -> {
              s.put("hub.tls.certificate", Files.writeString(home.resolve("hub.pem"), "x"));
              s.put("hub.tls.private-key", Files.writeString(home.resolve("key.pem"), "x"));
            },
            "PEM"));
  }

  @ParameterizedTest
  @MethodSource("beforeAnythingIsMade")
  void shouldSayInOneSentenceWhatIsWrongAndLeaveNothingBehind(Case wrong) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, Object> settings = settings(home.resolve("data"));
      wrong.wrong().make(home, settings);
      settings.replaceAll((name, value) -> value == TAKEN ? taken.getLocalPort() : value);

      String said = saidByAFailedStart(settings);

      assertThat(said).contains(wrong.said());
    }
    assertThat(home.resolve("data")).doesNotExist();
  }

  private static List<Case> ofADatabase(String name) {
    List<Case> cases = new ArrayList<>();
    cases.add(
        after(
            name + " overwritten at its head",
            "HUB-J013",
            file(name, f -> overwrite(f, 0, 4_096))));
    cases.add(
        after(
            name + " overwritten in its middle",
            "HUB-J013",
            file(name, f -> overwrite(f, 2_000, 6_000))));
    cases.add(after(name + " cut off", "HUB-J013", file(name, f -> cut(f, 5_000)), "cut off"));
    cases.add(after(name + " empty", "HUB-J013", file(name, f -> cut(f, 0)), "is empty"));
    cases.add(after(name + " gone", "HUB-J013", file(name, Files::delete), "is missing"));
    cases.add(
        after(
            name + " a text", "HUB-J013", file(name, f -> Files.writeString(f, "x".repeat(500)))));
    cases.add(
        after(
            name + " a folder",
            "HUB-J013",
            file(
                name,
                f -> {
                  Files.delete(f);
                  Files.createDirectory(f);
                })));
    cases.add(
        after(
            name + " of a newer hub",
            "HUB-J014",
            file(
                name,
                f ->
                    sql(
                        f,
                        "INSERT INTO flyway_schema_history SELECT max(installed_rank)+1, '9000',"
                            + " 'later', 'SQL', 'V9000__later.sql', 1, 'x', installed_on, 1, 1"
                            + " FROM flyway_schema_history")),
            "newer"));
    return cases;
  }

  static List<Case> ofItsData() {
    List<Case> cases = new ArrayList<>();
    cases.add(
        new Case(
            "data that are a file",
            "HUB-J010",
            (data, s) -> Files.writeString(data, ""),
            "is a file"));
    cases.add(
        new Case(
            "the data of a sandbox",
            "HUB-S003",
            (data, s) ->
                Files.writeString(
                    Files.createDirectory(data).resolve(StartConditions.SANDBOX_MARK), ""),
            "hub.data is the folder of a sandbox"));
    cases.add(
        new Case(
            "data that are a link to nowhere",
            "HUB-J010",
            (data, s) -> Files.createSymbolicLink(data, data.resolveSibling("gone")),
            "leads nowhere"));
    cases.addAll(ofADatabase("hub.db"));
    // both are opened by the same code
    List<Case> journal = ofADatabase("journal.db");
    cases.addAll(Extent.full() ? journal : journal.subList(0, 2));
    cases.add(
        after(
            "a database of another program",
            "HUB-J013",
            file(
                "hub.db",
                f -> {
                  Files.delete(f);
                  sql(f, "CREATE TABLE other (x)");
                })));
    cases.add(
        after(
            "another master key",
            "HUB-J004",
            (data, s) -> s.put("hub.master-key", "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=")));
    cases.add(
        after(
            "the broker's bindings overwritten",
            "HUB-S014",
            (data, s) -> overwriteAll(data.resolve("broker/bindings"))));
    cases.add(
        after(
            "the broker's journal a file",
            "HUB-S014",
            (data, s) -> {
              FileSystemUtils.deleteRecursively(data.resolve("broker/journal"));
              Files.writeString(data.resolve("broker/journal"), "");
            }));
    cases.add(
        new Case(
            "a PostgreSQL that is away",
            "HUB-J010",
            (data, s) ->
                s.put(
                    "hub.database.url", "jdbc:postgresql://127.0.0.1:" + FreePorts.next() + "/h")));
    cases.add(
        new Case(
            "a database nobody knows",
            "HUB-J001",
            (data, s) -> s.put("hub.database.url", "jdbc:mysql://127.0.0.1/hub")));
    cases.add(
        new Case(
            "payloads kept shorter than rejected ones",
            "HUB-J008",
            (data, s) -> s.put("hub.retention.payload", "1d")));
    return cases;
  }

  @ParameterizedTest
  @MethodSource("ofItsData")
  void shouldSayInOneSentenceWhatIsWrongWithItsData(Case wrong) throws Exception {
    Path data = home.resolve("data");
    Map<String, Object> settings = settings(data);
    wrong.wrong().make(data, settings);

    assertThat(saidByAFailedStart(settings)).contains(wrong.said());
  }

  @Test
  void shouldNotTakeAPortForTakenThatTheHubHasWhichItWaitsFor() throws Exception {
    Path data = home.resolve("data");
    int port = FreePorts.next();
    Map<String, Object> settings = settings(data);
    settings.put("hub.broker.amqp.port", port);
    settings.put("hub.wait-for-data", "100ms");
    try (ConfigurableApplicationContext serving = start(HubApplication.application(), settings)) {
      assertThat(serving.isActive()).isTrue();

      Printed<Integer> second = failedStart(settings);

      assertThat(second.result()).isEqualTo(2);
      assertThat(second.text()).contains("waiting for its end", "HUB-J011").doesNotContain("\tat ");
    }
  }

  /** Gives the exit code. */
  private static Printed<Integer> failedStart(Map<String, Object> settings) throws Exception {
    return Printed.of(
        () -> {
          try (ConfigurableApplicationContext started =
              start(HubApplication.application(), settings)) {
            return 0;
          } catch (RuntimeException e) {
            return StartFailure.exitCode(e);
          }
        });
  }

  private static String saidByAFailedStart(Map<String, Object> settings) throws Exception {
    Printed<Integer> ended = failedStart(settings);
    String said = ended.text();
    assertThat(ended.result()).as(said).isEqualTo(2);
    assertThat(said)
        .doesNotContain("\tat ", "Exception")
        .startsWith("Hub tidak dijalankan / the hub was not started:\n  - HUB-");
    assertThat(said.lines().filter(line -> !line.isBlank())).as(said).hasSize(2);
    String key = (String) settings.get("hub.master-key");
    assertThat(key.isEmpty() || !said.contains(key)).as(said).isTrue();
    return said;
  }

  private static final Object TAKEN = new Object();

  private static ConfigurableApplicationContext start(
      SpringApplication application, Map<String, Object> settings) {
    return application.run(
        settings.entrySet().stream()
            .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
            .toArray(String[]::new));
  }

  private static Map<String, Object> settings(Path data) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("hub.data", data);
    settings.put("hub.master-key", KEY);
    settings.put("hub.accounts.blk", "a".repeat(64));
    settings.putAll(SandboxSettings.bank("http://127.0.0.1:1"));
    settings.putAll(SandboxSettings.lsp("http://127.0.0.1:1"));
    settings.putAll(SandboxSettings.ministry("http://127.0.0.1:1"));
    settings.putAll(SandboxSettings.centre("http://127.0.0.1:1"));
    settings.putAll(SandboxSettings.servers());
    settings.put("bnsp.url", "http://127.0.0.1:1");
    for (String key : List.of("url", "user-header", "user", "key-header", "key")) {
      settings.put("hub.logins.bnsp." + key, key.equals("url") ? "http://127.0.0.1:1/auth" : key);
    }
    settings.put("hub.logins.bnsp.token-pointer", "/data/token");
    for (String port :
        List.of(
            "server.port",
            "management.server.port",
            "hub.broker.amqp.port",
            "hub.broker.mqtt.port",
            "hub.broker.stomp.port",
            "hub.tls.https",
            "hub.broker.tls.amqp",
            "hub.broker.tls.mqtt",
            "hub.broker.tls.stomp")) {
      settings.put(port, 0);
    }
    return settings;
  }

  private static boolean isAccount(String name) {
    return name.startsWith("hub.accounts");
  }

  private static void tls(Map<String, Object> settings, Path keystore) {
    settings.put("hub.tls.keystore", keystore);
    settings.put("hub.tls.password", Pki.PASSWORD);
  }

  private static void file(Path home, Map<String, Object> settings, String text)
      throws IOException {
    Path file = Files.writeString(home.resolve("own.yaml"), text);
    settings.put("spring.config.additional-location", "file:" + file);
  }

  private static Case wrong(
      String name, String code, String setting, Object value, String... more) {
    return new Case(
        name,
        code,
        (home, settings) -> {
          settings.put(setting, value);
          for (int i = 0; i + 1 < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
          }
        });
  }

  /** On what a hub left that ran before. */
  private static Case after(String name, String code, Wrong wrong, String... words) {
    return new Case(
        name,
        code,
        (data, settings) -> {
          FileSystemUtils.copyRecursively(used, data);
          wrong.make(data, settings);
        },
        words);
  }

  /** Does something to a file. */
  @FunctionalInterface
  private interface Damage {
    void to(Path file) throws Exception;
  }

  private static Wrong file(String name, Damage damage) {
    return (data, settings) -> damage.to(data.resolve(name));
  }

  private static void overwrite(Path file, long from, int bytes) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(from);
      byte[] nonsense = new byte[bytes];
      Arrays.fill(nonsense, (byte) 0x5A);
      open.write(nonsense);
    }
  }

  private static void overwriteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        overwrite(file, 0, 2_000);
      }
    }
  }

  private static void cut(Path file, long bytes) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(bytes);
    }
  }

  private static void sql(Path file, String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.createStatement().execute(statement);
    }
  }
}
