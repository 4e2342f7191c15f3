package id.blkhub.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The built jar as it starts soonest: taken apart, its classes in an archive that the virtual
 * machine maps instead of reading each. Made once for a build, by whoever needs it first.
 */
public final class HubJar {
  /** What the build makes, and an operator gets. */
  public static final Path BUILT = Path.of("target/blk-exchange-hub.jar").toAbsolutePath();

  private static final Path FOLDER = Path.of("target/hub-jar").toAbsolutePath();
  private static final Path UNPACKED = FOLDER.resolve(BUILT.getFileName());
  private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");
  private static final Path LOG = Path.of("target/hub-jar.log").toAbsolutePath();
  private static final Duration LONGEST = Duration.ofSeconds(180);
  private static boolean ready;

  private HubJar() {}

  /** Whether the jar was built from the classes as they are. */
  public static boolean isCurrent() throws IOException {
    if (!Files.exists(BUILT)) {
      return false;
    }
    try (Stream<Path> classes = Files.walk(Path.of("target/classes"))) {
      long newest =
          classes
              .filter(Files::isRegularFile)
              .mapToLong(f -> f.toFile().lastModified())
              .max()
              .orElse(0);
      return BUILT.toFile().lastModified() >= newest;
    }
  }

  /** The jar taken apart: what it needs lies beside it. */
  public static Path unpacked() throws IOException {
    prepare();
    return UNPACKED;
  }

  /** For the virtual machine that runs {@link #unpacked()}, alone or first on its class path. */
  public static List<String> options() throws IOException {
    prepare();
    List<String> options = new ArrayList<>(ShortLived.OPTIONS);
    options.add("-XX:SharedArchiveFile=" + ARCHIVE);
    options.add("-Xlog:disable");
    return options;
  }

  /** Arguments of a hub that serves the shipped files and reaches nobody. */
  public static List<String> arguments(Path data) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--hub.home=" + Path.of("").toAbsolutePath(),
                "--hub.data=" + data,
                "--server.port=0",
                "--management.server.port=0",
                "--bnsp.url=http://127.0.0.1:1",
                "--hub.logins.bnsp.url=http://127.0.0.1:1/auth",
                "--hub.logins.bnsp.user-header=x-bnsp-user",
                "--hub.logins.bnsp.user=hub",
                "--hub.logins.bnsp.key-header=x-bnsp-key",
                "--hub.logins.bnsp.key=secret",
                "--hub.logins.bnsp.token-pointer=/data/token"));
    SandboxSettings.bank("http://127.0.0.1:1")
        .forEach((name, value) -> arguments.add("--" + name + "=" + value));
    SandboxSettings.lsp("http://127.0.0.1:1")
        .forEach((name, value) -> arguments.add("--" + name + "=" + value));
    SandboxSettings.ministry("http://127.0.0.1:1")
        .forEach((name, value) -> arguments.add("--" + name + "=" + value));
    SandboxSettings.centre("http://127.0.0.1:1")
        .forEach((name, value) -> arguments.add("--" + name + "=" + value));
    SandboxSettings.servers().forEach((name, value) -> arguments.add("--" + name + "=" + value));
    SandboxSettings.mail(1).forEach((name, value) -> arguments.add("--" + name + "=" + value));
    SandboxSettings.mailsOut(1).forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return arguments;
  }

  private static synchronized void prepare() throws IOException {
    if (ready) {
      return;
    }
    try (FileChannel others =
        FileChannel.open(
            Path.of("target/hub-jar.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      others.lock();
      if (!Files.exists(ARCHIVE)
          || ARCHIVE.toFile().lastModified() < BUILT.toFile().lastModified()) {
        FileSystemUtils.deleteRecursively(FOLDER);
        run("-Djarmode=tools", "-jar", BUILT.toString(), "extract", "--destination", "" + FOLDER);
        train();
      }
    }
    ready = true;
  }

  private static void run(String... arguments) throws IOException {
    Process process = java(Map.of(), List.of(arguments));
    awaitEnd(process);
    assertThat(process.exitValue()).as(Files.readString(LOG)).isZero();
  }

  /** Whatever a hub loads until it serves is in the archive when it has ended. */
  private static void train() throws IOException {
    List<String> command = new ArrayList<>(ShortLived.OPTIONS);
    command.addAll(List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE, "-jar", UNPACKED.toString()));
    command.addAll(arguments(FOLDER.resolve("data")));
    for (String protocol : List.of("amqp", "mqtt", "stomp")) {
      command.add("--hub.broker." + protocol + ".port=0");
    }
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    Process hub = java(Map.of("HUB_MASTER_KEY", key, "HUB_ACCOUNTS_BLK", "a".repeat(64)), command);
    await("the hub to serve, see " + LOG)
        .atMost(LONGEST)
        .failFast("the hub ended, see " + LOG, () -> !hub.isAlive())
        .until(() -> Files.readString(LOG).contains("the hub is ready"));
    hub.destroy();
    awaitEnd(hub);
    assertThat(ARCHIVE).isRegularFile();
  }

  private static void awaitEnd(Process process) {
    await("the end of a process, see " + LOG).atMost(LONGEST).until(() -> !process.isAlive());
  }

  private static Process java(Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("HUB_"));
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
  }
}
