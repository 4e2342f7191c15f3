package id.blkhub.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Stream;

/** Where a hub in a process of its own listens, and what can be asked there. */
public record HubPorts(int amqp, int mqtt, int stomp, int http, int management) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  public static HubPorts free() {
    return new HubPorts(
        FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next());
  }

  public Map<String, Integer> settings() {
    return Map.of(
        "server.port", http,
        "management.server.port", management,
        "hub.broker.amqp.port", amqp,
        "hub.broker.mqtt.port", mqtt,
        "hub.broker.stomp.port", stomp);
  }

  /** Whether partners may connect. */
  public boolean open() {
    return listens(http) && listens(management) && listens(stomp);
  }

  /** What the management port says under that path. */
  public String asked(String path) throws IOException, InterruptedException {
    return CLIENT
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
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
        CLIENT.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + management + "/actuator/prometheus"))
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

  /** What its clock shows, to the second. */
  public Instant clock() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/api/v1/nothing"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return DateTimeFormatter.RFC_1123_DATE_TIME.parse(
        answer.headers().firstValue("Date").orElseThrow(), Instant::from);
  }

  /** Deliveries of a kind that a partner has not taken yet, as the hub's figures say. */
  public int queued(String partner, String kind) throws IOException, InterruptedException {
    String figure = "blkhub_queued{kind=\"" + kind + "\",partner=\"" + partner + "\"}";
    return asked("/actuator/prometheus")
        .lines()
        .filter(line -> line.startsWith(figure))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no figure " + figure));
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
