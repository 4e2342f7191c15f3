package id.blkhub.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;

/** Reads the management port as Prometheus and a load balancer do. */
final class Figures {
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  Figures(int port) {
    this.port = port;
  }

  HttpResponse<String> get(String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String scrape() {
    return get("/actuator/prometheus").body();
  }

  double messages(String partner, String kind, String state) {
    return value("blkhub_messages_total", "kind", kind, "partner", partner, "state", state);
  }

  /** A figure of a partner, whatever it sends or gets. */
  double of(String name, String partner) {
    return value(name, "partner", partner);
  }

  double of(String name, String partner, String kind) {
    return value(name, "kind", kind, "partner", partner);
  }

  /** The value of the one line with that name and those labels; -1 where there is none. */
  private double value(String name, String... labels) {
    StringBuilder line = new StringBuilder(name).append('{');
    for (int i = 0; i < labels.length; i += 2) {
      line.append(i == 0 ? "" : ",")
          .append(labels[i])
          .append("=\"")
          .append(labels[i + 1])
          .append('"');
    }
    line.append('}');
    return Arrays.stream(scrape().split("\n"))
        .filter(row -> row.startsWith(line.toString()))
        .mapToDouble(row -> Double.parseDouble(row.substring(row.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1);
  }
}
