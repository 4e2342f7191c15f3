package id.blkhub.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/** HTTP by the CloudEvents SDK for Java, which makes events, writes them and reads receipts. */
final class CloudEventsJava implements Program {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, String> passwords = new HashMap<>();
  private final Map<String, String> cursors = new HashMap<>();
  private final boolean structured;

  CloudEventsJava(boolean structured) {
    this.structured = structured;
  }

  @Override
  public Answer connect(int port, String user, String password) {
    addresses.put(user, "http://127.0.0.1:" + port + "/api/v1/");
    passwords.put(user, password);
    Answer answer = answer(send(request(user, "receipts?limit=1")));
    if (answer.refusal() == null) {
      skipWhatWasTold(user);
    }
    return answer;
  }

  @Override
  public Answer send(String user, String address, String body, Map<String, String> attributes) {
    String kind = address.split("\\.")[2];
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId(attributes.getOrDefault("id", "tanpa-nama"))
            .withSource(URI.create(attributes.getOrDefault("source", "urn:asing")))
            .withType(kind)
            .withData("application/json", body.getBytes(UTF_8))
            .build();
    HttpRequest.Builder request = request(user, "messages/" + kind);
    MessageWriter<?, ?> writer =
        HttpMessageFactory.createWriter(
            request::header, bytes -> request.POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    if (structured) {
      writer.writeStructured(event, JsonFormat.CONTENT_TYPE);
    } else {
      writer.writeBinary(event);
    }
    return answer(send(request));
  }

  @Override
  public Answer take(String user, String address, int count) {
    String[] parts = address.split("\\.");
    boolean receipts = parts[0].equals("receipts");
    if (!receipts) {
      Answer open = answer(send(request(user, "outbox/" + parts[2])));
      if (open.refusal() != null) {
        return open;
      }
    }
    List<String> taken = new ArrayList<>();
    while (taken.size() < count) {
      Callable<String> look = () -> receipts ? receipt(user) : delivery(user, parts[2]);
      taken.add(await().until(look, Objects::nonNull));
    }
    return Answer.taken(taken);
  }

  private void skipWhatWasTold(String user) {
    try {
      JsonNode page;
      do {
        page = page(user, "receipts?limit=1000&after=" + cursors.getOrDefault(user, "0"));
        cursors.put(user, page.path("next").asText());
      } while (!page.path("items").isEmpty());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String receipt(String user) throws IOException {
    JsonNode page = page(user, "receipts?limit=1&after=" + cursors.getOrDefault(user, "0"));
    cursors.put(user, page.path("next").asText());
    if (page.path("items").isEmpty()) {
      return null;
    }
    CloudEvent event =
        EventFormatProvider.getInstance()
            .resolveFormat(JsonFormat.CONTENT_TYPE)
            .deserialize(page.at("/items/0").toString().getBytes(UTF_8));
    return "{\"data\":" + new String(event.getData().toBytes(), UTF_8) + "}";
  }

  private String delivery(String user, String kind) throws IOException {
    JsonNode item = page(user, "outbox/" + kind + "?limit=1").at("/items/0");
    if (item.isMissingNode()) {
      return null;
    }
    answer(
            send(
                request(user, "outbox/" + item.path("id").asText() + "/ack")
                    .POST(HttpRequest.BodyPublishers.noBody())))
        .sound();
    return item.path("data").toString();
  }

  private JsonNode page(String user, String path) throws IOException {
    return JSON.readTree(send(request(user, path)).body());
  }

  private HttpRequest.Builder request(String user, String path) {
    String login = user + ":" + passwords.get(user);
    return HttpRequest.newBuilder(URI.create(addresses.get(user) + path))
        .header(
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
  }

  private static Answer answer(HttpResponse<String> response) {
    return response.statusCode() / 100 == 2 ? Answer.DONE : Answer.refused(response.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      return again(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A connection that was kept open may have broken meanwhile. */
  private HttpResponse<String> again(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    // each exchange has ended
  }
}
