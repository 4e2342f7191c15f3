package id.blkhub.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.SandboxSettings;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A hub in a process of its own, which can be killed and started again on the same data and the
 * same ports. The simulated certification body and PostgreSQL live on in the process of the test.
 */
public final class HubProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(300);
  private static final int KILLED = 128 + 9;
  private static final int TERMINATED = 128 + 15;

  private final Path data;
  private final Map<String, Object> settings;
  private final HubPorts ports;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Process process;
  private boolean up;
  private int starts;

  public HubProcess(Path data, Engine engine, BnspStub bnsp) throws IOException {
    this(data, engine, bnsp, Map.of());
  }

  /**
   * @param overrides settings that differ from the sandbox's
   */
  public HubProcess(Path data, Engine engine, BnspStub bnsp, Map<String, ?> overrides)
      throws IOException {
    this.data = data;
    ports = HubPorts.free();
    settings = new LinkedHashMap<>(SandboxSettings.of(data, bnsp.url(), bnsp.user(), bnsp.key()));
    settings.putAll(ports.settings());
    if (engine == Engine.POSTGRESQL) {
      settings.put("hub.database.url", TestDatabases.newPostgresUrl());
      settings.put("hub.database.user", "postgres");
    }
    settings.putAll(overrides);
  }

  private HubProcess(HubProcess other, String logs) throws IOException {
    data = Files.createDirectories(other.data.resolve(logs));
    settings = new LinkedHashMap<>(other.settings);
    ports = other.ports;
  }

  /**
   * Another process with the very same settings, data and ports.
   *
   * @param logs folder below the data where it writes
   */
  public HubProcess twin(String logs) throws IOException {
    return new HubProcess(this, logs);
  }

  /**
   * A batch to be stopped for ever.
   *
   * @param file below routes/
   * @param step the step after which it stops: its bean, or else its description
   * @param batch 1 for the first that comes there
   * @param route the only route whose batches count; null where all do
   */
  public record Hold(String file, String step, int batch, String route) {
    public Hold(String file, String step, int batch) {
      this(file, step, batch, null);
    }

    private boolean isAfter(String line) {
      return line.contains("{ref: " + step + ",")
          || line.contains("{ref: " + step + "}")
          || line.strip().equals("description: " + step);
    }
  }

  /** Starts it on what the one before left; returns when partners may connect. */
  public void start() throws IOException {
    start(Map.of());
  }

  /** Starts it with a place in a route where a batch stops; {@link #awaitHeld()} says when. */
  public void startHolding(Hold hold) throws IOException {
    Path routes = RouteFolder.copyTo(data.resolve("routes-" + (starts + 1)));
    Path file = routes.resolve(hold.file());
    List<String> lines = new ArrayList<>();
    String step = null;
    boolean held = false;
    for (String line : Files.readAllLines(file)) {
      if (line.strip().startsWith("- ")) {
        // the step before this line has ended
        if (held) {
          lines.add(step + "- process: {ref: holdHere}");
        }
        held = false;
        step = line.substring(0, line.indexOf('-'));
      }
      held |= hold.isAfter(line);
      lines.add(line);
    }
    if (held) {
      lines.add(step + "- process: {ref: holdHere}");
    }
    assertThat(lines).filteredOn(line -> line.contains("holdHere")).hasSize(1);
    Files.write(file, lines);
    Files.deleteIfExists(marker());
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("hub.routes", routes);
    more.put("test.hold.marker", marker());
    more.put("test.hold.batch", hold.batch());
    if (hold.route() != null) {
      more.put("test.hold.route", hold.route());
    }
    start(more);
  }

  /** Starts it with a place in its work with a database where it stops. */
  public void startHolding(HoldDatabase.Place place) throws IOException {
    startHolding(place, Map.of());
  }

  /**
   * @param more settings of this start alone
   */
  public void startHolding(HoldDatabase.Place place, Map<String, ?> more) throws IOException {
    Files.deleteIfExists(marker());
    Map<String, Object> all = new LinkedHashMap<>(more);
    all.put("test.hold.marker", marker());
    all.put("test.hold.database.caller", place.caller());
    all.put("test.hold.database.moment", place.moment());
    all.put("test.hold.database.time", place.time());
    start(all);
  }

  /**
   * @param more settings of this start alone
   */
  public void start(Map<String, ?> more) throws IOException {
    launch(more);
    awaitStarted();
  }

  /** Starts the process and does not wait until it serves. */
  public void launch(Map<String, ?> more) throws IOException {
    starts++;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.addAll(javaOptions());
    command.add(HubMain.class.getName());
    settings.forEach((name, value) -> command.add("--" + name + "=" + value));
    more.forEach((name, value) -> command.add("--" + name + "=" + value));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
    builder.environment().putAll(environment);
    process = builder.start();
  }

  /** Blocks until partners may connect. */
  public void awaitStarted() {
    await("the hub to start, see " + log())
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofMillis(50))
        .failFast("the hub ended, see " + log(), () -> !process.isAlive())
        .until(() -> ports.open());
    synchronized (this) {
      up = true;
      notifyAll();
    }
  }

  /** Of the jar where there is one of these classes, as it starts soonest. */
  private static List<String> javaOptions() throws IOException {
    List<String> options = new ArrayList<>();
    if (HubJar.isCurrent()) {
      options.addAll(HubJar.options());
      options.addAll(List.of("-cp", HubJar.unpacked() + ":" + Path.of("target/test-classes")));
    } else {
      options.addAll(ShortLived.OPTIONS);
      options.addAll(
          List.of(
              "-cp",
              System.getProperty(
                  "surefire.test.class.path", System.getProperty("java.class.path"))));
    }
    return options;
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

  /**
   * SIGTERM, as a service manager sends it; returns when the process has ended.
   *
   * @return how long that took
   */
  public Duration terminate() throws InterruptedException {
    synchronized (this) {
      up = false;
    }
    long before = System.nanoTime();
    process.destroy();
    int code = process.waitFor();
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    assertThat(code).as("exit code after SIGTERM, see " + log()).isEqualTo(TERMINATED);
    return took;
  }

  /** Blocks until it has ended by itself; returns its exit code. */
  public int awaitEnd() {
    synchronized (this) {
      up = false;
    }
    await("the hub to end by itself, see " + log())
        .atMost(LONGEST_START)
        .until(() -> !process.isAlive());
    return process.exitValue();
  }

  /** What the newest process wrote so far. */
  public String written() throws IOException {
    return Files.readString(log());
  }

  /** The newest process; a test may wait for its end or pause it. */
  public Process process() {
    return process;
  }

  /** A variable for the environment of the next start. */
  public void environment(String name, String value) {
    environment.put(name, value);
  }

  /** The sum of a counter over its tags since the last start; 0 where it has none. */
  public double counter(String name) throws IOException, InterruptedException {
    return ports.counter(name);
  }

  /** Where it listens, and what can be asked there. */
  public HubPorts ports() {
    return ports;
  }

  public int amqpPort() {
    return ports.amqp();
  }

  public int mqttPort() {
    return ports.mqtt();
  }

  public int stompPort() {
    return ports.stomp();
  }

  public int httpPort() {
    return ports.http();
  }

  /** Where its journal can be read with plain JDBC. */
  public String journalUrl() {
    Object postgres = settings.get("hub.database.url");
    return postgres == null
        ? "jdbc:sqlite:" + Path.of(settings.get("hub.data") + "/journal.db").toAbsolutePath()
        : postgres + "?currentSchema=journal&user=postgres";
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly();
      process.waitFor();
    }
  }
}
