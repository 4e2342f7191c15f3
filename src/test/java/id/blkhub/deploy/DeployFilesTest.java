package id.blkhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files of deploy/ promise: least rights, and ends and starts that fit the hub's. */
class DeployFilesTest {
  private static final Path CONTAINER = Path.of("deploy/Containerfile");
  private static final Pattern EXPOSURE =
      Pattern.compile("Overall exposure level for blkhub\\.service: (\\d+\\.\\d)");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      value = {
        "User                    | blkhub",
        "NoNewPrivileges         | yes",
        "CapabilityBoundingSet   | ''",
        "AmbientCapabilities     | ''",
        "ProtectSystem           | strict",
        "ReadWritePaths          | /srv/blkhub/data",
        "ProtectHome             | yes",
        "PrivateTmp              | yes",
        "PrivateDevices          | yes",
        "RestrictNamespaces      | yes",
        "RestrictAddressFamilies | AF_INET AF_INET6 AF_UNIX",
        "UMask                   | 0077",
        "LimitNOFILE             | 65536",
        "LimitCORE               | 0",
        // a kill is followed by a start, an orderly end is none
        "Restart                 | always",
        "SuccessExitStatus       | 143",
      })
  void theServiceHasTheLeastRights(String key, String value) throws IOException {
    assertThat(ServiceUnit.read(ServiceUnit.SHIPPED).service(key)).isEqualTo(value);
  }

  @Test
  void theServiceWaitsLongerThanTheHubNeedsToEndAndNeverGivesUpStartingIt() throws IOException {
    ServiceUnit unit = ServiceUnit.read(ServiceUnit.SHIPPED);

    assertThat(Integer.parseInt(unit.service("TimeoutStopSec"))).isGreaterThan(30);
    assertThat(unit.settings().get("Unit/StartLimitIntervalSec")).containsExactly("0");
  }

  @Test
  void theServiceHoldsNoSecret() throws IOException {
    ServiceUnit unit = ServiceUnit.read(ServiceUnit.SHIPPED);

    assertThat(unit.settings().get("Service/Environment")).containsExactly("HUB_HOME=/srv/blkhub");
    assertThat(unit.service("LoadCredential")).startsWith("hub.master-key:");
    assertThat(Files.readAllLines(Path.of("deploy/hub.env")))
        .filteredOn(line -> line.contains("MASTER_KEY") || line.contains("PASSWORD"))
        .allMatch(line -> line.endsWith("="));
  }

  @Test
  void systemdFindsNoMistakeInTheServiceAndLittleExposure() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "there is no systemd");
    // it would look for the program
    Path unit = Files.createTempDirectory("unit").resolve("blkhub.service");
    Files.writeString(
        unit, Files.readString(ServiceUnit.SHIPPED).replace("/usr/bin/java", "/bin/true"));

    assertThat(said("systemd-analyze", "verify", "--man=no", unit.toString())).isBlank();
    String rated =
        said("systemd-analyze", "security", "--offline=true", "--no-pager", unit.toString());
    assertThat(EXPOSURE.matcher(rated).results().map((MatchResult m) -> m.group(1)))
        .singleElement()
        .satisfies(level -> assertThat(Double.parseDouble(level)).isLessThanOrEqualTo(1.5));
  }

  @Test
  void theContainerRunsAsNobodyOfRootAndWritesToItsDataOnly() throws IOException {
    List<String> statements = statements();
    List<String> last = statements.subList(lastIndex(statements, "FROM "), statements.size());

    assertThat(last).filteredOn(s -> s.startsWith("USER ")).containsExactly("USER 10001:10001");
    assertThat(last)
        .filteredOn(s -> s.startsWith("VOLUME "))
        .containsExactly("VOLUME [\"/srv/blkhub/data\"]");
    // what it runs and reads belongs to root
    assertThat(last).filteredOn(s -> s.startsWith("COPY ")).noneMatch(s -> s.contains("--chown"));
    assertThat(last.stream().filter(s -> s.contains("chown")))
        .singleElement()
        .asString()
        .contains("chown 10001:10001 /srv/blkhub/data &&");
    assertThat(last).noneMatch(s -> s.startsWith("ADD "));
  }

  @Test
  void theContainerIsAskedForReadinessAndEndsByAnOrder() throws IOException {
    List<String> statements = statements();

    assertThat(statements)
        .filteredOn(s -> s.startsWith("HEALTHCHECK "))
        .singleElement()
        .asString()
        .contains("CMD [\"bash\"", "/actuator/health/readiness", "/dev/tcp/127.0.0.1/8081");
    assertThat(statements).contains("STOPSIGNAL SIGTERM");
    // a shell in between would keep the signal to itself
    assertThat(statements)
        .filteredOn(s -> s.startsWith("ENTRYPOINT "))
        .singleElement()
        .asString()
        .startsWith("ENTRYPOINT [\"java\", ");
    assertThat(statements).noneMatch(s -> s.matches("(ARG|ENV) .*(?i:key|secret|password).*"));
  }

  @Test
  void theImageIsMadeOfTheJarAndTheFilesOnly() throws IOException {
    assertThat(Files.readAllLines(Path.of(".dockerignore")))
        .containsExactly("*", "!routes", "!mappings", "!target/blk-exchange-hub.jar");
    assertThat(statements())
        .filteredOn(s -> s.startsWith("COPY ") && !s.contains("--from"))
        .extracting(s -> s.split(" ")[1])
        .containsExactly("target/blk-exchange-hub.jar", "routes", "mappings");
  }

  /** Without comments, each on one line. */
  private static List<String> statements() throws IOException {
    String text = Files.readString(CONTAINER).replaceAll("(?m)^#.*\\n", "").replace("\\\n", " ");
    return text.lines().filter(line -> !line.isBlank()).toList();
  }

  private static int lastIndex(List<String> statements, String beginning) {
    int index = statements.size() - 1;
    while (!statements.get(index).startsWith(beginning)) {
      index--;
    }
    return index;
  }

  private static String said(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return said;
  }
}
