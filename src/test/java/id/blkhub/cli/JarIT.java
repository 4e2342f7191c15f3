package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.flow.OwnFiles;
import id.blkhub.setting.HubSettings;
import id.blkhub.support.FreePorts;
import id.blkhub.support.HubJar;
import id.blkhub.support.ShortLived;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product as an operator gets it: one jar, started as a process of its own. Whatever else keeps
 * it from starting is tried in the process of {@code FailedStartsIT}.
 */
class JarIT {
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String HASH = "a".repeat(64);
  private static final Map<String, String> SECRETS =
      Map.of("HUB_MASTER_KEY", KEY, "HUB_ACCOUNTS_BLK", HASH);
  private static final Pattern READY =
      Pattern.compile("ready: AMQP on .*Management on \\S+:(\\d+)");

  @TempDir Path folder;

  @Test
  void withoutSecretsItOpensNoPortAndSaysWhatToSet() throws Exception {
    Ended ended = run(Map.of());

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output())
        .contains("HUB_MASTER_KEY", "openssl rand -base64 32", "HUB_ACCOUNTS_BLK", "routes/")
        .doesNotContain("\tat ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsOneSentence() throws Exception {
    Ended ended =
        run(
            SECRETS,
            shipped(
                folder.resolve("data"),
                "--hub.database.url=jdbc:postgresql://127.0.0.1:" + FreePorts.next() + "/hub"));

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.sentences()).hasSize(2);
    assertThat(ended.output()).contains("HUB-J010");
  }

  @Test
  void aPortInUseIsOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended ended =
          run(
              SECRETS,
              shipped(folder.resolve("data"), "--hub.broker.amqp.port=" + taken.getLocalPort()));

      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.sentences()).hasSize(2);
      assertThat(ended.output())
          .contains("AMQP cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void withGoodSettingsItServesUntilItIsTold() throws Exception {
    Process hub = start(SECRETS, jar(), shipped(folder.resolve("data")));
    try {
      await()
          .atMost(Duration.ofSeconds(180))
          .until(() -> !hub.isAlive() || READY.matcher(output()).find());
      Matcher ready = READY.matcher(output());
      assertThat(ready.find()).as(output()).isTrue();

      assertThat(get("http://127.0.0.1:" + ready.group(1) + "/actuator/health/readiness"))
          .contains("UP");
      assertThat(sentences(output()))
          // of partners whose lists, servers and boxes nobody serves here
          .filteredOn(line -> !line.matches(".* WARN +\\w+Consumer partner=.*"))
          .as("a healthy start writes one line")
          .hasSize(1);

      hub.destroy();
      assertThat(hub.waitFor(30, TimeUnit.SECONDS)).as("ends within 30 seconds").isTrue();
      assertThat(hub.exitValue()).isIn(0, 143);
      assertThat(output()).doesNotContain("ERROR", "\tat ");
    } finally {
      hub.destroyForcibly();
    }
  }

  @Test
  void itTriesWhatAnIntegratorWroteWithoutAnySecret() throws Exception {
    Path here = Path.of("").toAbsolutePath();

    Ended ended =
        ended(
            start(
                Map.of("HUB_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nobody-may-touch-it"),
                jar(),
                "test",
                "--routes",
                here.resolve("routes").toString(),
                "--mappings",
                here.resolve("mappings").toString()));

    assertThat(ended.output()).matches("\\d+ cases, 0 failed, \\d+\\.\\d s\\R");
    assertThat(ended.code()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void itReleasesAContractInOneSentenceWhateverAddressesAreSet() throws Exception {
    OwnFiles.copyTo(folder);

    Ended ended =
        run(
            Map.of("BANK_URL", "https://bank.example.org/api/v1"),
            "contract",
            "release",
            "supra",
            "--routes",
            folder.resolve("routes").toString(),
            "--mappings",
            folder.resolve("mappings").toString());

    assertThat(ended.output()).matches("\\S+released/1: versi / version 1, \\d+ berkas / files\\R");
    assertThat(ended.code()).isZero();
  }

  @Test
  void aSettingOfARouteMayBeAFileAndIsNamedWhereItIsMissing() throws Exception {
    Path here = Path.of("").toAbsolutePath();
    String[] lint = {
      "lint",
      "--routes",
      here.resolve("routes").toString(),
      "--mappings",
      here.resolve("mappings").toString()
    };
    Path files = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-files"));
    for (String other :
        List.of("bank", "lsp-konstruksi", "kemnaker", "bojonegoro", "disperindag", "banten")) {
      Files.writeString(files.resolve(other + ".url"), "https://other.example.org/rahasia");
    }

    Ended missing = run(Map.of("SPRING_CONFIG_IMPORT", "configtree:" + files + '/'), lint);
    Files.writeString(files.resolve("bnsp.url"), "https://bnsp.example.org/rahasia");
    Ended given = run(Map.of("SPRING_CONFIG_IMPORT", "configtree:" + files + '/'), lint);

    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.output())
        .contains("bnsp.url", "bnsp/assessment.camel.yaml")
        .doesNotContain("bank.url", "rahasia");
    assertThat(given.output()).doesNotContain("rahasia");
    assertThat(given.code()).as(given.output()).isZero();
  }

  @Test
  void theJarHoldsNoSimulatedPartner() throws IOException {
    List<String> entries = new ArrayList<>();
    String text;
    try (JarFile jar = new JarFile(HubJar.BUILT.toFile())) {
      jar.stream().map(JarEntry::getName).forEach(entries::add);
      text =
          new String(
              jar.getInputStream(jar.getJarEntry("BOOT-INF/classes/application.yaml"))
                  .readAllBytes(),
              StandardCharsets.UTF_8);
    }

    assertThat(entries)
        .noneMatch(name -> name.matches("(?i).*(wiremock|sandbox|qpid-jms|junit|bnspstub).*"));
    assertThat(text).doesNotContain("master-key", "accounts", "operators");
    assertThat(HubSettings.defaults())
        .containsEntry("hub.master-key", "${HUB_MASTER_KEY:}")
        .noneSatisfy((name, value) -> assertThat(name).matches("hub\\.(accounts|operators).*"));
  }

  private static String[] shipped(Path data, String... more) {
    List<String> arguments = HubJar.arguments(data);
    for (String protocol : List.of("amqp", "mqtt", "stomp")) {
      if (Arrays.stream(more).noneMatch(argument -> argument.contains(protocol))) {
        arguments.add("--hub.broker." + protocol + ".port=0");
      }
    }
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private Ended run(Map<String, String> environment, String... arguments) throws Exception {
    return ended(start(environment, unpacked(), arguments));
  }

  private Ended ended(Process process) throws Exception {
    try {
      assertThat(process.waitFor(180, TimeUnit.SECONDS)).as(output()).isTrue();
      return new Ended(process.exitValue(), output());
    } finally {
      process.destroyForcibly();
    }
  }

  /** Java with the one file an operator has. */
  private static List<String> jar() {
    List<String> options = new ArrayList<>(ShortLived.OPTIONS);
    options.addAll(List.of("-jar", HubJar.BUILT.toString()));
    return options;
  }

  /** Java with the same jar taken apart, which ends sooner. */
  private static List<String> unpacked() throws IOException {
    List<String> options = new ArrayList<>(HubJar.options());
    options.addAll(List.of("-jar", HubJar.unpacked().toString()));
    return options;
  }

  private Process start(Map<String, String> environment, List<String> java, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(java);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("HUB_"));
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
  }

  /** Beside the working directory, which is to stay empty. */
  private Path log() {
    return folder.resolveSibling(folder.getFileName() + ".log");
  }

  private String output() throws IOException {
    return Files.exists(log()) ? Files.readString(log()) : "";
  }

  private static List<String> sentences(String output) {
    return output.lines().filter(line -> !line.isBlank()).toList();
  }

  private static String get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private record Ended(int code, String output) {
    List<String> sentences() {
      return JarIT.sentences(output);
    }
  }
}
