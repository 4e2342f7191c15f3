package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.docs.Samples.Block;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One shell, in which the blocks of a guide run one after the other as a reader would paste them:
 * folder, variables and what runs in the background stay.
 */
final class Terminal implements AutoCloseable {
  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(5);

  private final Path notes;
  private final Process shell;
  private final BufferedWriter keyboard;
  private int commands;
  private Duration busy = Duration.ZERO;

  /**
   * @param folder where it stands at first
   * @param notes a folder for what commands say
   */
  Terminal(Path folder, Path notes, Map<String, String> environment) throws IOException {
    this.notes = notes;
    ProcessBuilder builder =
        new ProcessBuilder("bash")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(notes.resolve("shell").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("HUB_"));
    builder.environment().putAll(environment);
    this.shell = builder.start();
    this.keyboard =
        new BufferedWriter(new OutputStreamWriter(shell.getOutputStream(), StandardCharsets.UTF_8));
  }

  /** Runs a block to its end, again and again where the guide says until; checks what it says. */
  void run(Block block) throws IOException {
    long start = System.nanoTime();
    if (block.again()) {
      await()
          .atMost(LONGEST_COMMAND)
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> once(block));
    } else {
      once(block);
    }
    busy = busy.plusNanos(System.nanoTime() - start);
  }

  /** How long the commands took so far. */
  Duration busy() {
    return busy;
  }

  private void once(Block block) throws IOException {
    commands++;
    Path script = Files.writeString(notes.resolve(commands + ".sh"), block.text());
    Path output = notes.resolve(commands + ".out");
    Path code = notes.resolve(commands + ".code");
    keyboard.write(
        ". %s > %s 2>&1; echo $? > %s.part; mv %s.part %s%n"
            .formatted(script, output, code, code, code));
    keyboard.flush();
    await()
        .atMost(LONGEST_COMMAND)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> Files.exists(code) || !shell.isAlive());
    String written = Files.readString(output);
    assertThat(block.expected())
        .as("is in what this writes:%n%s%n%s", block.text(), written)
        .allMatch(written::contains);
    assertThat(Files.readString(code).strip()).as(block.text()).isEqualTo("0");
  }

  /** Ends it with everything it started. */
  @Override
  public void close() {
    shell.descendants().forEach(ProcessHandle::destroy);
    try {
      keyboard.close();
      if (!shell.waitFor(30, TimeUnit.SECONDS)) {
        shell.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
