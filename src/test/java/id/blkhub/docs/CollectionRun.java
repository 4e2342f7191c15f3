package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a collection of Postman 2.1 from top to bottom, as far as a partner's pack uses it. */
final class CollectionRun {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern STATUS = Pattern.compile("to\\.have\\.status\\((\\d+)\\)");
  private static final Pattern KEEPS =
      Pattern.compile(
          "collectionVariables\\.set\\(\"(\\w+)\", pm\\.response\\.json\\(\\)\\.(\\w+)\\)");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> variables = new HashMap<>();
  private final List<String> ran = new ArrayList<>();

  /** What was asked, and the status of each answer. */
  static List<String> of(byte[] collection, Map<String, String> given) throws Exception {
    JsonNode document = JSON.readTree(collection);
    CollectionRun run = new CollectionRun();
    document
        .path("variable")
        .forEach(one -> run.variables.put(one.path("key").asText(), one.path("value").asText()));
    run.variables.putAll(given);
    run.items(document.path("item"));
    return run.ran;
  }

  private void items(JsonNode items) throws Exception {
    for (JsonNode item : items) {
      if (item.has("item")) {
        items(item.get("item"));
      } else {
        request(item);
      }
    }
  }

  private void request(JsonNode item) throws Exception {
    String script = item.at("/event/0/script/exec").toString().replace("\\\"", "\"");
    Matcher expected = STATUS.matcher(script);
    assertThat(expected.find()).as(item.path("name").asText()).isTrue();
    int status = Integer.parseInt(expected.group(1));
    JsonNode request = item.path("request");
    HttpResponse<String> answer = send(request);
    if (request.path("method").asText().equals("GET") && answer.statusCode() != status) {
      // what has just come shows in a moment
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> send(request).statusCode(), found -> found == status);
      answer = send(request);
    }
    String said = item.path("name").asText() + ": " + answer.statusCode();
    assertThat(answer.statusCode()).as(said + ' ' + answer.body()).isEqualTo(status);
    Matcher keeps = KEEPS.matcher(script);
    if (keeps.find()) {
      variables.put(keeps.group(1), JSON.readTree(answer.body()).path(keeps.group(2)).asText());
    }
    ran.add(said);
  }

  private HttpResponse<String> send(JsonNode request) throws IOException, InterruptedException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(filled(request.path("url").asText())));
    if (!request.at("/auth/type").asText().equals("noauth")) {
      String login = filled("{{user}}:{{secret}}");
      builder.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
    request
        .path("header")
        .forEach(
            header ->
                builder.header(header.path("key").asText(), filled(header.path("value").asText())));
    JsonNode body = request.at("/body/raw");
    return client.send(
        builder
            .method(
                request.path("method").asText(),
                body.isTextual()
                    ? BodyPublishers.ofString(filled(body.asText()))
                    : BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String filled(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
  }
}
