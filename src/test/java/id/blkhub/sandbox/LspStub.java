package id.blkhub.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The certification body for construction, as far as the hub calls it: participants come as forms,
 * and the body keeps each under its number.
 */
public final class LspStub implements AutoCloseable {
  /** What {@code X-API-Key} must be. */
  public static final String KEY = "kunci-lsp-konstruksi";

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Map<String, Map<String, String>> participants = new ConcurrentHashMap<>();
  private final Map<String, Long> numbers = new ConcurrentHashMap<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final AtomicLong last = new AtomicLong(3_300);
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpServer server;

  private LspStub(HttpServer server) {
    this.server = server;
  }

  /** Starts it on loopback, at any free port. */
  public static LspStub start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LspStub stub = new LspStub(server);
    server.setExecutor(stub.threads);
    server.createContext("/peserta", stub::answer);
    server.start();
    return stub;
  }

  /** The base, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The participants it has on record by their numbers, each as the last form said. */
  public Map<String, Map<String, String>> participants() {
    return Map.copyOf(participants);
  }

  /** What it refused as wrong; empty while the hub keeps to the interface. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      if (!KEY.equals(exchange.getRequestHeaders().getFirst("X-API-Key"))) {
        refuse(exchange, 401, "kunci tidak dikenal");
      } else if (!exchange.getRequestMethod().equals("POST")
          || type == null
          || !type.startsWith(FORM)) {
        refuse(exchange, 415, "bukan formulir");
      } else {
        keep(exchange, form(body));
      }
    }
  }

  private void keep(HttpExchange exchange, Map<String, String> form) throws IOException {
    String number = form.get("nomor_peserta");
    if (number == null
        || form.containsKey("")
        || form.values().stream().anyMatch(String::isBlank)) {
      refuse(exchange, 422, "formulir tidak lengkap");
      return;
    }
    if ("ya".equals(form.get("batal"))) {
      participants.remove(number);
    } else {
      participants.put(number, form);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("code", "OK");
    answer
        .putObject("data")
        .put("id_peserta", numbers.computeIfAbsent(number, n -> last.incrementAndGet()));
    write(exchange, 200, answer);
  }

  private void refuse(HttpExchange exchange, int status, String why) throws IOException {
    refusals.add(why);
    write(exchange, status, JsonNodeFactory.instance.objectNode().put("code", why));
  }

  private static void write(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
