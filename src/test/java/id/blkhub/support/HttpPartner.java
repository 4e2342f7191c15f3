package id.blkhub.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A partner's own HTTP client. */
public final class HttpPartner {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;
  private final String authorization;

  public HttpPartner(String user, String password, int port) {
    base = "http://127.0.0.1:" + port;
    authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
  }

  /** An answer; its body is JSON wherever the hub answers. */
  public record Answer(int status, String text) {
    public JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    public String messageId() {
      return json().path("messageId").asText(null);
    }
  }

  /**
   * @param headers name and value in turn; a given Content-Type replaces application/json
   */
  public Answer post(String kind, byte[] body, String... headers) {
    HttpRequest.Builder request =
        request("/api/v1/messages/" + kind)
            .setHeader("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  public Answer post(String kind, String body, String... headers) {
    return post(kind, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /**
   * Uploads a file as it is.
   *
   * @param query what follows {@code /api/v1/items?}
   */
  public Answer upload(String query, String type, byte[] file) {
    return send(
        request("/api/v1/items?" + query)
            .setHeader("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Asks for a form of the answer. */
  public Answer getAs(String path, String accept) {
    return send(request(path).header("Accept", accept).GET());
  }

  /** Acknowledges a delivery of the outbox. */
  public Answer acknowledge(String id) {
    return send(request("/api/v1/outbox/" + id + "/ack").POST(HttpRequest.BodyPublishers.noBody()));
  }

  /**
   * Posts JSON to any address.
   *
   * @param headers name and value in turn
   */
  public Answer postTo(String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .setHeader("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", authorization);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
