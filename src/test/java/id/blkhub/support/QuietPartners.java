package id.blkhub.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * The partners that a hub asks for lists, where a test is not about them: they let it in, have
 * nothing new, and take what they are told.
 */
final class QuietPartners implements AutoCloseable {
  private static final String LOGIN =
      "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}";
  private static final String NOTHING =
      "{\"data\":[],\"items\":[],\"meta\":{\"last_page\":1},\"berikutnya\":null}";
  private static final String TAKEN = "{\"data\":{\"id\":\"1\"}}";

  private final HttpServer server;

  private QuietPartners(HttpServer server) {
    this.server = server;
  }

  static QuietPartners start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", QuietPartners::answer);
      server.start();
      return new QuietPartners(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    boolean asks = exchange.getRequestMethod().equals("GET");
    boolean logsIn = exchange.getRequestURI().getPath().startsWith("/oauth/");
    byte[] body = (asks ? NOTHING : logsIn ? LOGIN : TAKEN).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** The base, without a slash at the end. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
