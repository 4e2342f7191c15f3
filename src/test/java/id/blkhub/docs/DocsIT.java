package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.contract.Contracts;
import id.blkhub.docs.Samples.Block;
import id.blkhub.message.HubAddress;
import id.blkhub.pack.PartnerPack;
import id.blkhub.partner.Partners;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.FreePorts;
import id.blkhub.support.TcpProxy;
import id.blkhub.support.TestHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** Every command of the guides that a reader would paste is run here against a whole hub. */
class DocsIT {
  private static final boolean REQUIRED =
      Boolean.parseBoolean(System.getenv("HUB_REQUIRE_FOREIGN_CLIENTS"));
  private static final Path HERE = Path.of("").toAbsolutePath();

  @TempDir static Path data;
  @TempDir static Path folder;
  private static TestHub hub;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.start(data, Engine.SQLITE);
    Files.createSymbolicLink(folder.resolve("mappings"), HERE.resolve("mappings"));
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void theReadmeWorks() throws Exception {
    try (QueuePartner blk = hub.partner("blk")) {
      blk.listen("out.blk.vacancy", (body, message) -> {});
      runAll(Samples.of(Path.of("README.md")));
    }
  }

  @Test
  void theGuideForAgenciesWorks() throws Exception {
    try (QueuePartner supra = hub.partner("supra")) {
      supra.send(
          "in.supra.vacancy",
          Files.readString(Path.of("mappings/supra/in/vacancy/filled-elsewhere.in.json")));
    }
    runAll(Samples.of(Path.of("docs/agency/connect.md")));
  }

  @Test
  void theGuideForCorrectionsWorks() throws Exception {
    runAll(Samples.of(Path.of("docs/agency/corrections.md")));
  }

  @Test
  void theGuideToOutboxAndReplayWorks() throws Exception {
    runAll(Samples.of(Path.of("docs/agency/outbox-and-replay.md")));
  }

  @Test
  void theGuideToTheSelfTestWorks() throws Exception {
    runAll(Samples.of(Path.of("docs/agency/self-test.md")));
  }

  @Test
  void theGuideForIntegratorsWorks() throws Exception {
    runAll(Samples.of(Path.of("docs/integrator/first-flow.md")));
  }

  @Test
  void theGuideToThePartnerPackWorks() throws Exception {
    runAll(Samples.of(Path.of("docs/integrator/partner-pack.md")));
  }

  /** Each sends a vacancy as supra and takes one as blk. */
  @ParameterizedTest
  @CsvSource({
    "python3 client.py, 961",
    "node client.mjs, 962",
    "sh client.sh, 963",
    "java Client.java, 964"
  })
  void theClientsOfThePartnerPackWork(String client, String number) throws Exception {
    String program = client.split(" ")[0];
    if (program.equals("node")) {
      // no other test needs it
      assumeTrue(finds("which", program), "not run: there is no node");
    }
    need(finds("which", program), program);
    run(
        List.of("bash", "-euo", "pipefail"),
        new Block(
            "sh",
            """
            curl -s -f -u supra:supra -o %1$s http://127.0.0.1:8080/api/v1/contracts/clients/%1$s
            sed 's/SUPRA-2026-[0-9]*/SUPRA-2026-%2$s/' mappings/supra/in/vacancy/full.in.json > kirim.json
            export HUB_URL=http://127.0.0.1:8080
            HUB_USER=supra HUB_SECRET=supra %3$s send vacancy kirim.json paket-%2$s
            for turn in $(seq 60); do
              HUB_USER=blk HUB_SECRET=blk %3$s take vacancy | tee -a diambil.txt
              if grep -q SUPRA-2026-%2$s diambil.txt; then break; fi
              sleep 1
            done
            """
                .formatted(client.split(" ")[1], number, client),
            true,
            false,
            List.of("ACCEPTED", "SUPRA-2026-" + number)));
  }

  /** The line to the hub is away when it sends, and again when it is to acknowledge. */
  @ParameterizedTest
  @CsvSource({
    "python3 client.py, 971",
    "node client.mjs, 972",
    "sh client.sh, 973",
    "java Client.java, 974"
  })
  void theClientsOfThePartnerPackGoOnAfterAnOutage(String client, String number) throws Exception {
    assumeTrue(finds("which", client.split(" ")[0]), "not run: there is no " + client);
    String file = client.split(" ")[1];
    Files.write(
        folder.resolve(file),
        Files.readAllBytes(HERE.resolve("src/main/resources/pack/clients").resolve(file)));
    String vacancy =
        Files.readString(HERE.resolve("mappings/supra/in/vacancy/full.in.json"))
            .replaceAll("SUPRA-2026-[0-9]*", "SUPRA-2026-" + number);
    Files.writeString(folder.resolve("kirim-" + number), vacancy);
    try (TcpProxy line = new TcpProxy(hub.httpPort())) {
      line.cut();
      Process sends =
          client("supra", line, client + " send vacancy kirim-" + number + " padam-" + number);
      await().atMost(Duration.ofSeconds(60)).until(() -> line.turnedAway() > 1);
      line.mend();
      assertThat(said(sends)).contains("ACCEPTED");
      assertThat(sends.exitValue()).isZero();

      int before = line.turnedAway();
      // the bytes of a page, but not those of its acknowledgement
      line.cutAfterNextAnswer();
      await().atMost(Duration.ofSeconds(60)).until(() -> hub.depth("out.blk.vacancy") > 0);
      Process takes = client("blk", line, client + " take vacancy");
      await().atMost(Duration.ofSeconds(60)).until(() -> line.turnedAway() > before);
      line.mend();
      assertThat(said(takes)).contains("SUPRA-2026-" + number);
      assertThat(takes.exitValue()).isZero();
    }
    assertThat(hub.depth("out.blk.vacancy")).as("all acknowledged").isZero();
  }

  private static Process client(String partner, TcpProxy line, String command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("HUB_URL", "http://127.0.0.1:" + line.port());
    builder.environment().put("HUB_USER", partner);
    builder.environment().put("HUB_SECRET", partner);
    return builder.start();
  }

  private static String said(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  @ParameterizedTest
  @ValueSource(strings = {"blk", "bnsp", "supra", "dinkop", "bank"})
  void theCollectionOfAPartnerRunsThroughItsContract(String partner) throws Exception {
    String address = "http://127.0.0.1:" + hub.httpPort();
    Map<String, String> given = Map.of("hub", address, "secret", partner, "run", "koleksi");

    List<String> first = CollectionRun.of(pack(partner).files().get("collection.json"), given);
    List<String> again = CollectionRun.of(pack(partner).files().get("collection.json"), given);

    assertThat(first).hasSizeGreaterThan(4).isEqualTo(again);
  }

  /** Each line as a reader would paste it, in the folder of the pack. */
  @ParameterizedTest
  @ValueSource(strings = {"blk", "bnsp", "supra", "dinkop", "bank"})
  void theLinesToPasteOfAPackWork(String partner) throws Exception {
    PartnerPack pack = pack(partner);
    Path paket = folder.resolve("paket-" + partner);
    pack.writeTo(paket);
    String page = new String(pack.files().get("index.html"), StandardCharsets.UTF_8);
    List<String> lines =
        Pattern.compile("<code>((?:curl|mosquitto_pub) [^<]*)</code>")
            .matcher(page)
            .results()
            .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
            .toList();
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      boolean byQueue = line.startsWith("mosquitto");
      if (byQueue && !finds("which", "mosquitto_pub")) {
        continue;
      }
      String answer =
          line.contains("/messages/") ? "RECEIVED" : line.contains("/ID/") ? "HUB-O011" : "";
      run(
          List.of("bash", "-euo", "pipefail"),
          new Block(
              "sh",
              "export HUB_SECRET=%s\ncd %s\n%s\n".formatted(partner, paket, line),
              true,
              false,
              List.of(answer)));
    }
  }

  private static PartnerPack pack(String partner) {
    return PartnerPack.of(
        HERE.resolve("routes"),
        HERE.resolve("mappings"),
        hub.bean(Contracts.class),
        hub.bean(Partners.class).find(partner).orElseThrow(),
        new HubAddress("http://127.0.0.1:8080"));
  }

  @Test
  void theGuideForOperatorsWorks() throws Exception {
    runAll(Samples.of(Path.of("docs/operator/run.md")));
  }

  @Test
  void theHealthCheckOfTheContainerTellsAReadyHubFromNone() throws Exception {
    String container = Files.readString(HERE.resolve("deploy/Containerfile"));
    Matcher check = Pattern.compile("HEALTHCHECK .*\\\\\\n +CMD (\\[.*\\])").matcher(container);
    assertThat(check.find()).isTrue();
    List<String> words = new ArrayList<>();
    new ObjectMapper().readTree(check.group(1)).forEach(word -> words.add(word.asText()));
    String ready = words.remove(2);

    assertThat(exitCode(words, ready.replace("8081", "" + hub.managementPort()))).isZero();
    // HTTP, but no word of readiness
    assertThat(exitCode(words, ready.replace("8081", "" + hub.httpPort()))).isNotZero();
    assertThat(exitCode(words, ready.replace("8081", "" + FreePorts.next()))).isNotZero();
  }

  private static int exitCode(List<String> words, String last) throws Exception {
    return new ProcessBuilder(Stream.concat(words.stream(), Stream.of(last)).toList())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static void runAll(Samples samples) throws Exception {
    assertThat(samples.toRun()).as("commands to run in %s", samples.document()).isNotEmpty();
    for (Block block : samples.toRun()) {
      List<String> command =
          block.language().equals("python")
              ? List.of(python(block.text()))
              : List.of("bash", "-euo", "pipefail");
      if (block.language().equals("sh")) {
        need(finds("curl", "--version"), "curl");
        need(!block.text().contains("mosquitto_") || finds("which", "mosquitto_pub"), "mosquitto");
      }
      if (block.again()) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> run(command, block));
      } else {
        run(command, block);
      }
    }
  }

  private static void run(List<String> command, Block block) throws Exception {
    String text =
        block
            .text()
            .replace("127.0.0.1:8080", "127.0.0.1:" + hub.httpPort())
            .replace("127.0.0.1:5672", "127.0.0.1:" + hub.amqpPort())
            .replace("-p 1883", "-p " + hub.mqttPort())
            .replace("61613", Integer.toString(hub.stompPort()))
            .replace("127.0.0.1:8081", "127.0.0.1:" + hub.managementPort());
    Path script = Files.writeString(folder.resolve("block"), text);
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(command.stream(), Stream.of(script.toString())).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("%s ends", block.text()).isTrue();
    assertThat(Files.readString(output))
        .as("what this writes:%n%s", block.text())
        .contains(block.expected());
    assertThat(process.exitValue()).as(block.text()).isZero();
  }

  private static String python(String text) throws Exception {
    String module = text.contains("stomp") ? "stomp" : "proton";
    for (String name : List.of("python3", "/usr/bin/python3")) {
      if (finds(name, "-c", "import " + module)) {
        return name;
      }
    }
    need(false, "python3 with the module " + module);
    return "";
  }

  private static boolean finds(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void need(boolean there, String what) {
    if (REQUIRED) {
      assertThat(there)
          .as("HUB_REQUIRE_FOREIGN_CLIENTS is true, so there must be " + what)
          .isTrue();
    }
    assumeTrue(there, () -> "not run: there is no " + what);
  }
}
