package id.blkhub.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.blkhub.support.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A partner's HTTP interface that is away until it is opened; it counts what it got by the number
 * in the body.
 */
final class CountingPartner implements AutoCloseable {
  static {
    // the answer's head and body leave apart; without this the second waits 40 ms for the first
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final int port = FreePorts.next();
  private final Map<String, AtomicInteger> got = new ConcurrentHashMap<>();
  private HttpServer server;
  private ExecutorService threads;

  String url() {
    return "http://127.0.0.1:" + port + "/lowongan";
  }

  /** It is back. */
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    threads = Executors.newFixedThreadPool(2);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String number = Texts.between(body, "\"id_lowongan\":\"", "\"");
      got.computeIfAbsent(number, key -> new AtomicInteger()).incrementAndGet();
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 2);
      exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  int got() {
    return got.size();
  }

  /** Numbers that came more than once. */
  List<String> repeated() {
    return got.entrySet().stream()
        .filter(entry -> entry.getValue().get() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
