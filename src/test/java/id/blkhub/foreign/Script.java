package id.blkhub.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of src/test/clients, which reads a command a line and answers each with a line. */
final class Script implements Program {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SECONDS_TO_END = 5;

  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader answers;

  Script(List<String> command, Path folder) {
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    commands = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  @Override
  public Answer connect(int port, String user, String password) {
    return ask("connect", user, command -> command.put("port", port).put("password", password));
  }

  @Override
  public Answer send(String user, String address, String body, Map<String, String> attributes) {
    return ask(
        "send",
        user,
        command -> {
          command.put("address", address).put("body", body);
          ObjectNode given = command.putObject("attributes");
          attributes.forEach(given::put);
        });
  }

  @Override
  public Answer take(String user, String address, int count) {
    return ask("take", user, command -> command.put("address", address).put("count", count));
  }

  private interface Details {
    void addTo(ObjectNode command);
  }

  private Answer ask(String what, String user, Details details) {
    ObjectNode command = JSON.createObjectNode().put("do", what).put("user", user);
    details.addTo(command);
    try {
      commands.write(command.toString());
      commands.newLine();
      commands.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new AssertionError("the program ended at " + what);
      }
      return answer(JSON.readTree(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer answer(JsonNode said) {
    if (said.has("failed")) {
      throw new AssertionError(said.path("failed").asText());
    }
    if (said.has("refused")) {
      return Answer.refused(said.path("refused").asText());
    }
    List<String> bodies = new ArrayList<>();
    said.path("taken").forEach(message -> bodies.add(message.path("body").asText()));
    return Answer.taken(bodies);
  }

  @Override
  public void close() {
    try {
      commands.close();
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
