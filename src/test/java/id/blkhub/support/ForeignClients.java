package id.blkhub.support;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs that are not written in Java. A test that needs one that is not installed is skipped, or
 * fails where HUB_REQUIRE_FOREIGN_CLIENTS is true.
 */
public final class ForeignClients {
  private static final int SECONDS = 60;

  private ForeignClients() {}

  /** What a program did. */
  public record Done(int exit, String out, String err) {}

  /** Runs the AMQP client of src/test/clients. */
  public static Done amqp(String input, String... arguments) {
    return python("proton", "python3-qpid-proton", "amqp_client.py", input, arguments);
  }

  /** Runs the STOMP client of src/test/clients. */
  public static Done stomp(String input, String... arguments) {
    return python("stomp", "python3-stomp", "stomp_client.py", input, arguments);
  }

  /** Runs the MQTT client of src/test/clients. */
  public static Done mqtt(String input, String... arguments) {
    return python("paho.mqtt.client", "python3-paho-mqtt", "mqtt_client.py", input, arguments);
  }

  /** Runs {@code mosquitto_pub} or {@code mosquitto_sub}. */
  public static Done mosquitto(String program, String input, String... arguments) {
    if (!runs("sh", "-c", "command -v " + program)) {
      missing(program + " is not installed: apt-get install mosquitto-clients");
    }
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    return run(command, input);
  }

  private static Done python(
      String module, String install, String script, String input, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(python(module, install), "src/test/clients/" + script));
    command.addAll(List.of(arguments));
    return run(command, input);
  }

  /** Runs curl, quietly. */
  public static Done curl(String... arguments) {
    List<String> command = new ArrayList<>(List.of("curl", "--silent", "--show-error"));
    if (!runs("curl", "--version")) {
      missing("curl is not installed: apt-get install curl");
    }
    command.addAll(List.of(arguments));
    return run(command, "");
  }

  /** Where several Pythons are installed, the first need not be the one that has the module. */
  public static String python(String module, String install) {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      if (runs(python, "-c", "import " + module)) {
        return python;
      }
    }
    missing("no Python with " + module + " is installed: apt-get install " + install);
    throw new IllegalStateException();
  }

  /** Runs a command that must succeed for a test to be possible. */
  public static void need(List<String> command, String otherwise) {
    if (!runs(command.toArray(String[]::new))) {
      missing(otherwise);
    }
  }

  private static void missing(String what) {
    if ("true".equals(System.getenv("HUB_REQUIRE_FOREIGN_CLIENTS"))) {
      fail(what);
    }
    abort(what);
  }

  private static boolean runs(String... command) {
    try {
      return run(List.of(command), "").exit() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static Done run(List<String> command, String input) {
    try {
      Path in = Files.createTempFile("client", ".in");
      Path out = Files.createTempFile("client", ".out");
      Path err = Files.createTempFile("client", ".err");
      Files.writeString(in, input);
      Process process =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      Done done =
          new Done(
              ended ? process.exitValue() : -1,
              Files.readString(out, StandardCharsets.UTF_8),
              Files.readString(err, StandardCharsets.UTF_8));
      for (Path file : List.of(in, out, err)) {
        Files.delete(file);
      }
      return done;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
