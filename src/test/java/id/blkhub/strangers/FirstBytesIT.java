package id.blkhub.strangers;

import static id.blkhub.strangers.Openings.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.fault.Extent;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.Keystores;
import id.blkhub.support.RawConnection;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that does not begin as its port's protocol ends at once and leaves nothing. */
class FirstBytesIT {
  private static final Duration AT_ONCE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final List<String> PORTS = List.of("amqp", "mqtt", "stomp");
  private static final byte[] SASL = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
  private static final int MIB = 1 << 20;

  @TempDir private static Path folder;
  private static TestHub hub;

  @BeforeAll
  static void start() throws IOException {
    hub =
        TestHub.start(
            folder,
            Engine.SQLITE,
            Map.of(
                "hub.broker.tls.keystore", Keystores.selfSigned(folder),
                "hub.broker.tls.password", Keystores.PASSWORD,
                "hub.broker.tls.amqp", 0,
                "hub.broker.tls.mqtt", 0,
                "hub.broker.tls.stomp", 0));
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  /** Each opening with the ports that must not take it. */
  static Stream<String> strange() {
    return PORTS.stream()
        .flatMap(port -> openings(port).keySet().stream().map(name -> port + ' ' + name));
  }

  private static Map<String, byte[]> openings(String port) {
    Map<String, byte[]> all = new LinkedHashMap<>(Openings.ofNoPort());
    Openings.ofPorts().forEach((name, bytes) -> all.put(name, bytes));
    all.remove(port);
    all.putAll(Openings.almost(port));
    return all;
  }

  private static byte[] opening(String strange) {
    String[] parts = strange.split(" ", 2);
    return openings(parts[0]).get(parts[1]);
  }

  @ParameterizedTest
  @MethodSource("strange")
  void shouldEndWhatIsNotThePortsProtocol(String strange) throws IOException {
    String port = strange.split(" ")[0];
    try (RawConnection connection = RawConnection.to(port(port))) {
      connection.send(opening(strange));

      assertThat(connection.untilEnd(AT_ONCE)).isIn("", new String(SASL));
    }
  }

  @ParameterizedTest
  @MethodSource("strange")
  void shouldEndItByteByByteAndBehindTls(String strange) throws IOException {
    String port = strange.split(" ")[0];
    try (RawConnection slow = RawConnection.to(port(port));
        RawConnection hidden = RawConnection.tlsTo(tlsPort(port))) {
      slow.sendSlowly(opening(strange));
      hidden.send(opening(strange));

      assertThat(slow.untilEnd(AT_ONCE)).isIn("", new String(SASL));
      assertThat(hidden.untilEnd(AT_ONCE)).isIn("", new String(SASL));
    }
  }

  @Test
  void shouldEndWhatIsNoTlsOnAPortWithTls() throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>(Openings.ofNoPort());
    all.putAll(Openings.ofPorts());
    all.remove("tls");
    all.put("TLS that is no hello", Openings.bytes(0x16, 3, 1, 0, 40, 2, 0, 0, 36, 3, 3));
    all.put("alert", Openings.bytes(0x15, 3, 1, 0, 2, 2, 40));
    all.put("too long", Openings.bytes(0x16, 3, 1, 0xff, 0xff, 1, 0, 0xff, 0xff));
    for (Map.Entry<String, byte[]> opening : all.entrySet()) {
      for (String port : PORTS) {
        try (RawConnection connection = RawConnection.to(tlsPort(port))) {
          connection.send(opening.getValue());

          assertThat(connection.untilEnd(AT_ONCE)).as(port + ' ' + opening.getKey()).isEmpty();
        }
      }
    }
  }

  @Test
  void shouldEndWhatNeverComesToItsBeginning() throws IOException {
    List<RawConnection> silent = new ArrayList<>();
    for (String port : PORTS) {
      silent.add(RawConnection.to(port(port)));
      RawConnection half = RawConnection.to(port(port));
      byte[] opening = Openings.ofPorts().get(port);
      half.send(java.util.Arrays.copyOf(opening, 4));
      silent.add(half);
      silent.add(RawConnection.to(tlsPort(port)));
      silent.add(RawConnection.tlsTo(tlsPort(port)));
      RawConnection hello = RawConnection.to(tlsPort(port));
      hello.send(Openings.TLS_HELLO);
      silent.add(hello);
    }
    for (RawConnection connection : silent) {
      assertThat(connection.untilEnd(PATIENCE)).isIn("", new String(SASL));
      connection.close();
    }
  }

  /** A good beginning is not a login. */
  @Test
  void shouldEndWhatBeginsWellAndDoesNotLogIn() throws IOException {
    Map<String, String> begun =
        Map.of(
            "amqp", new String(SASL),
            "mqtt", "\u0010\u0028\0\4MQTT\4",
            "stomp", "CONNECT\nlogin:blk\n");
    List<RawConnection> open = new ArrayList<>();
    for (String port : PORTS) {
      RawConnection connection = RawConnection.to(port(port));
      connection.send(begun.get(port));
      open.add(connection);
    }
    for (RawConnection connection : open) {
      connection.untilEnd(Duration.ofSeconds(16));
      connection.close();
    }
  }

  /** The broker's own HTTP would keep bodies of 2 GiB; after a good beginning too. */
  @Test
  void shouldNotKeepWhatAStrangerSends() throws Exception {
    long before = heldOutsideTheHeap();
    long most = 0;
    int connections = 30;
    int mebibytes = Extent.of(4, 200);
    byte[] chunk = text("100000\r\n" + "x".repeat(MIB) + "\r\n");
    long sent = 0;
    List<RawConnection> open = new ArrayList<>();
    try {
      for (int n = 0; n < connections; n++) {
        RawConnection connection = RawConnection.to(port(PORTS.get(n % PORTS.size())));
        open.add(connection);
        connection.send(opening("amqp HTTP chunked"));
        for (int part = 0; part < mebibytes && connection.send(chunk); part++) {
          sent += MIB;
        }
        most = Math.max(most, heldOutsideTheHeap());
      }
      assertThat(most - before).as("bytes outside the heap").isLessThan(16L * MIB);
      assertThat(sent).as("bytes that were taken").isLessThan((long) connections * 3 * MIB);
      assertThatPartnersAreServed();
    } finally {
      for (RawConnection connection : open) {
        connection.close();
      }
    }
  }

  /** Pools grow by chunks of 4 MiB, one for each thread. */
  private static long heldOutsideTheHeap() {
    return Stream.of(ByteBufAllocator.DEFAULT, PooledByteBufAllocator.DEFAULT)
        .distinct()
        .map(allocator -> ((ByteBufAllocatorMetricProvider) allocator).metric())
        .mapToLong(metric -> metric.usedDirectMemory() + metric.usedHeapMemory())
        .sum();
  }

  private static void assertThatPartnersAreServed() throws Exception {
    long begin = System.nanoTime();
    try (QueuePartner supra = hub.partner("supra")) {
      supra.send("in.supra.vacancy", Texts.vacancy(1, 1, 1).toString());
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void shouldCountStrangersAndWriteOneLineForEachKind() throws IOException {
    double before = strangers("mqtt", "other_protocol");
    try (LogLines log = new LogLines()) {
      for (int n = 0; n < 100; n++) {
        for (String port : PORTS) {
          for (byte[] opening : List.of(text("GET / HTTP/1.1\r\n\r\n"), Openings.TLS_HELLO)) {
            try (RawConnection connection = RawConnection.to(port(port))) {
              connection.send(opening);
            }
          }
        }
        try (RawConnection tls = RawConnection.to(tlsPort("mqtt"))) {
          tls.send(Openings.TLS_HELLO);
          tls.send(new byte[300]);
        }
      }
      await().atMost(PATIENCE).until(() -> strangers("mqtt", "other_protocol") >= before + 200);
      await().atMost(PATIENCE).until(() -> strangers("mqtt", "tls_failed") > 0);

      assertThat(log.withTraces()).isEmpty();
      assertThat(log.all()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(6);
    }
  }

  private static double strangers(String protocol, String reason) {
    Counter counter =
        hub.bean(MeterRegistry.class)
            .find("blkhub.strangers")
            .tags("protocol", protocol, "reason", reason)
            .counter();
    return counter == null ? 0 : counter.count();
  }

  private static int port(String name) {
    return switch (name) {
      case "amqp" -> hub.amqpPort();
      case "mqtt" -> hub.mqttPort();
      default -> hub.stompPort();
    };
  }

  private static int tlsPort(String name) {
    return hub.bean(EmbeddedBroker.class).tlsPort(name);
  }
}
