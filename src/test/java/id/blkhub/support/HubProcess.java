package id.blkhub.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.SandboxSettings;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A hub in a process of its own, which can be killed and started again on the same data and the
 * same ports. The simulated certification body and PostgreSQL live on in the process of the test.
 */
public final class HubProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final int KILLED = 128 + 9;

  private final Path data;
  private final Map<String, Object> settings;
  private final int amqpPort = FreePorts.next();
  private final int mqttPort = FreePorts.next();
  private final int stompPort = FreePorts.next();
  private final int httpPort = FreePorts.next();
  private final int managementPort = FreePorts.next();
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;
  private boolean up;
  private int starts;

  public HubProcess(Path data, Engine engine, BnspStub bnsp) throws IOException {
    this.data = data;
    settings = new LinkedHashMap<>(SandboxSettings.of(data, bnsp.url(), bnsp.user(), bnsp.key()));
    settings.put("server.port", httpPort);
    settings.put("management.server.port", managementPort);
    settings.put("hub.broker.amqp.port", amqpPort);
    settings.put("hub.broker.mqtt.port", mqttPort);
    settings.put("hub.broker.stomp.port", stompPort);
    if (engine == Engine.POSTGRESQL) {
      settings.put("hub.database.url", TestDatabases.newPostgresUrl());
      settings.put("hub.database.user", "postgres");
    }
  }

  /**
   * A batch to be stopped for ever.
   *
   * @param file below routes/
   * @param step the step after which it stops
   * @param batch 1 for the first that comes there
   */
  public record Hold(String file, String step, int batch) {}

  /** Starts it on what the one before left; returns when partners may connect. */
  public void start() throws IOException {
    start(Map.of());
  }

  /** Starts it with a place in a route where a batch stops; {@link #awaitHeld()} says when. */
  public void startHolding(Hold hold) throws IOException {
    Path routes = RouteFolder.copyTo(data.resolve("routes-" + (starts + 1)));
    Path file = routes.resolve(hold.file());
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(line);
      if (line.contains("{ref: " + hold.step() + ",")) {
        lines.add(line.substring(0, line.indexOf('-')) + "- process: {ref: holdHere}");
      }
    }
    assertThat(lines).filteredOn(line -> line.contains("holdHere")).hasSize(1);
    Files.write(file, lines);
    Files.deleteIfExists(marker());
    start(
        Map.of(
            "hub.routes", routes,
            "test.hold.marker", marker(),
            "test.hold.batch", hold.batch()));
  }

  private void start(Map<String, ?> more) throws IOException {
    starts++;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // it lives for seconds: what starts fastest is best
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Xshare:auto", "-cp", classPath(), HubMain.class.getName()));
    settings.forEach((name, value) -> command.add("--" + name + "=" + value));
    more.forEach((name, value) -> command.add("--" + name + "=" + value));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    await("the hub to start, see " + log())
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofMillis(50))
        .failFast("the hub ended, see " + log(), () -> !process.isAlive())
        .until(() -> listens(httpPort) && listens(managementPort) && listens(stompPort));
    synchronized (this) {
      up = true;
      notifyAll();
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** What the newest process wrote. */
  public Path log() {
    return data.resolve("hub-" + starts + ".log");
  }

  private Path marker() {
    return data.resolve("held");
  }

  /** Blocks until a batch stands at the place where it was to stop. */
  public void awaitHeld() {
    await("a batch to be held").atMost(Duration.ofSeconds(60)).until(() -> Files.exists(marker()));
  }

  /** Blocks while it is down: clients need not try in vain. */
  public synchronized void awaitUp() throws InterruptedException {
    while (!up) {
      wait();
    }
  }

  /** SIGKILL: no shutdown hook, no flush, nothing. */
  public void kill9() throws InterruptedException {
    synchronized (this) {
      up = false;
    }
    process.destroyForcibly();
    assertThat(process.waitFor()).as("killed by signal 9").isEqualTo(KILLED);
  }

  public long pid() {
    return process.pid();
  }

  /** The sum of a counter over its tags since the last start; 0 where it has none. */
  public double counter(String name) throws IOException, InterruptedException {
    return figure(name, "");
  }

  /**
   * The sum of a figure over those of its tags that have the text in them; 0 where there are none.
   */
  public double figure(String name, String having) throws IOException, InterruptedException {
    HttpResponse<Stream<String>> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus"))
                .build(),
            HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      return lines
          .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
          .filter(line -> line.contains(having))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  public int amqpPort() {
    return amqpPort;
  }

  public int mqttPort() {
    return mqttPort;
  }

  public int stompPort() {
    return stompPort;
  }

  public int httpPort() {
    return httpPort;
  }

  /** Where its journal can be read with plain JDBC. */
  public String journalUrl() {
    Object postgres = settings.get("hub.database.url");
    return postgres == null
        ? "jdbc:sqlite:" + data.resolve("journal.db").toAbsolutePath()
        : postgres + "?currentSchema=journal&user=postgres";
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly();
      process.waitFor();
    }
  }
}
