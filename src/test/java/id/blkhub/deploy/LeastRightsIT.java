package id.blkhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.blkhub.support.HubJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub as the unit for systemd starts it: a user without rights, on a file system it can only
 * read, beside its data and a folder for temporary files. Needs root to take the rights away.
 */
class LeastRightsIT {
  private static final Duration LONGEST_START = Duration.ofSeconds(180);

  /** The number of a user who has no rights and owns nothing. */
  private static final int NOBODY = 65_534;

  private static final String WITHOUT_RIGHTS =
      """
      mount --bind "$DATA" "$DATA"
      mount --bind "$TEMPORARY" "$TEMPORARY"
      mount -o remount,bind,ro /
      exec setpriv --reuid %1$d --regid %1$d --clear-groups --no-new-privs \
        --bounding-set=-all --inh-caps=-all "$@"
      """
          .formatted(NOBODY);

  @TempDir Path folder;
  private Path data;
  private Path temporary;
  private Path credentials;

  @BeforeEach
  void makeFolders() throws Exception {
    data = ofNobody("data");
    temporary = ofNobody("temporary");
    credentials = ofNobody("credentials");
    assumeTrue(run("true").waitFor() == 0, "this user cannot take rights away");
    assumeTrue(run(java(), "-version").waitFor() == 0, "others may not run this Java");
  }

  @Test
  void shouldServeAndEndAsItsServiceExpects() throws Exception {
    Files.writeString(
        credentials.resolve("hub.master-key"),
        Base64.getEncoder().encodeToString(new byte[32]) + '\n');
    List<String> command = new ArrayList<>();
    for (String word : unit().service("ExecStart").split(" ")) {
      command.add(
          word.replace("/usr/bin/java", java())
              .replace("${CREDENTIALS_DIRECTORY}", credentials.toString())
              .replace("/opt/blkhub/blk-exchange-hub.jar", HubJar.unpacked().toString()));
    }
    command.addAll(1, HubJar.options());
    command.add(1, "-Djava.io.tmpdir=" + temporary);
    command.addAll(HubJar.arguments(data));
    for (String protocol : List.of("amqp", "mqtt", "stomp")) {
      command.add("--hub.broker." + protocol + ".port=0");
    }
    command.add("--hub.accounts.blk=" + "a".repeat(64));

    Process hub = run(command.toArray(String[]::new));
    try {
      await("the hub to serve")
          .atMost(LONGEST_START)
          .failFast("the hub ended", () -> !hub.isAlive())
          .until(() -> said().contains("the hub is ready"));
      assertThat(owners(data)).as("what it wrote").isNotEmpty().containsOnly(NOBODY);
      hub.destroy();
      assertThat(hub.waitFor()).isEqualTo(Integer.parseInt(unit().service("SuccessExitStatus")));
    } finally {
      hub.destroyForcibly();
    }
  }

  private static ServiceUnit unit() throws IOException {
    return ServiceUnit.read(ServiceUnit.SHIPPED);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Path ofNobody(String name) throws Exception {
    Path made = Files.createDirectory(folder.resolve(name));
    // a folder for tests is its maker's alone
    chown(folder);
    chown(made);
    return made;
  }

  private static void chown(Path path) throws Exception {
    new ProcessBuilder("chown", NOBODY + ":" + NOBODY, path.toString()).start().waitFor();
  }

  private Process run(String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of("unshare", "--mount", "bash", "-ec"));
    words.add(WITHOUT_RIGHTS);
    words.add("-");
    words.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeIf(name -> name.startsWith("HUB_"));
    builder.environment().put("DATA", data.toString());
    builder.environment().put("TEMPORARY", temporary.toString());
    return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
  }

  private Path log() {
    return folder.resolve("said");
  }

  private String said() throws IOException {
    return Files.readString(log());
  }

  private static List<Integer> owners(Path root) throws IOException {
    List<Integer> owners = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        owners.add((Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS));
      }
    }
    return owners;
  }
}
