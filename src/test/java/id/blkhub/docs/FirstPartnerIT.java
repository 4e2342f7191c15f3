package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import id.blkhub.docs.Samples.Block;
import id.blkhub.support.HubJar;
import id.blkhub.support.HubPorts;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The guides that begin with the jar and end with a hub that runs, played word by word. */
class FirstPartnerIT {
  private static final Duration PROMISED = Duration.ofMinutes(15);
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path TIMES = Path.of("target/first-partner.txt");

  private final HubPorts ports = HubPorts.free();
  private final HubPorts stubs = HubPorts.free();

  @TempDir Path folder;
  @TempDir Path notes;

  /** The jar lies there taken apart, which starts sooner; the words to start it are the same. */
  @BeforeEach
  void checkOut() throws IOException {
    for (String name : List.of("routes", "mappings", "docs/integrator/stubs")) {
      FileSystemUtils.copyRecursively(HERE.resolve(name), folder.resolve(name));
    }
    Files.createDirectories(folder.resolve("target"));
    Path jar = Path.of("target/blk-exchange-hub.jar");
    Files.createSymbolicLink(folder.resolve(jar), HubJar.unpacked());
    // the one its guide has its reader fetch
    Files.createSymbolicLink(folder.resolve("wiremock-standalone.jar"), wireMock());
  }

  private static Path wireMock() {
    try {
      return Path.of(
          WireMockServer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("It lies in the local repository", e);
    }
  }

  @Test
  void shouldKeepTheFirstPartnerWithinFifteenMinutes() throws IOException {
    Duration busy = play("docs/integrator/first-partner.md");

    Files.writeString(TIMES, "The commands took " + busy.toSeconds() + " s\n");
    assertThat(busy).isLessThan(PROMISED);
  }

  /** With the full form: this guide says the same of a jar that was fetched instead of built. */
  @Test
  @EnabledIf("id.blkhub.fault.Extent#full")
  void shouldNeedNoSource() throws IOException {
    play("docs/integrator/without-the-source.md");
  }

  private Duration play(String guide) throws IOException {
    Samples samples = Samples.of(Path.of(guide));
    assertThat(samples.toRun()).as("commands to run in %s", guide).isNotEmpty();
    try (Terminal terminal = new Terminal(folder, notes, environment())) {
      for (Block block : samples.toRun()) {
        terminal.run(atThesePorts(block));
      }
      return terminal.busy();
    }
  }

  private Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("JDK_JAVA_OPTIONS", String.join(" ", HubJar.options()));
    ports
        .settings()
        .forEach(
            (name, port) ->
                environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), port.toString()));
    return environment;
  }

  private Block atThesePorts(Block block) {
    return new Block(
        block.language(),
        block
            .text()
            .replace("127.0.0.1:8080", "127.0.0.1:" + ports.http())
            .replace("127.0.0.1:8081", "127.0.0.1:" + ports.management())
            .replace("8091", Integer.toString(stubs.http()))
            .replace("8092", Integer.toString(stubs.management())),
        block.run(),
        block.again(),
        block.expected());
  }
}
