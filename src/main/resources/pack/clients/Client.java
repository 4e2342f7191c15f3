import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends to the hub and takes from it over HTTP. Java 17, nothing else; use a JSON library in
 * earnest.
 *
 * <pre>
 *   HUB_URL=https://hub.example.go.id HUB_USER=blk HUB_SECRET=... java Client.java send KIND FILE.json YOUR-ID
 *   ... java Client.java take KIND
 * </pre>
 *
 * While the hub does not answer, it tries again, for HUB_PATIENCE seconds (1800 if you do not say).
 */
public final class Client {
  private static final String HUB = System.getenv("HUB_URL").replaceAll("/$", "") + "/api/v1";
  private static final String LOGIN =
      Base64.getEncoder()
          .encodeToString(
              (System.getenv("HUB_USER") + ':' + System.getenv("HUB_SECRET"))
                  .getBytes(StandardCharsets.UTF_8));
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE =
      Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("HUB_PATIENCE", "1800")));
  private static final Set<Integer> AGAIN = Set.of(408, 429, 500, 502, 503, 504);
  private static final long LONGEST_PAUSE = 30;

  public static void main(String[] args) throws Exception {
    if (args.length == 4 && args[0].equals("send")) {
      System.exit(send(args[1], Path.of(args[2]), args[3]));
    } else if (args.length == 2 && args[0].equals("take")) {
      System.exit(take(args[1]));
    }
    System.err.println("Client.java send KIND FILE.json YOUR-ID | Client.java take KIND");
    System.exit(2);
  }

  private static int send(String kind, Path file, String ownId) throws Exception {
    byte[] body = Files.readAllBytes(file);
    // the same id and the same body may be sent as often as you like: it arrives once
    HttpResponse<String> sent =
        call(
            request("/messages/" + kind)
                .header("Idempotency-Key", ownId)
                .POST(BodyPublishers.ofByteArray(body)));
    if (sent.statusCode() != 202) {
      System.out.println(sent.body());
      return 1;
    }
    String message = text(sent.body(), "messageId");
    for (int turn = 0; turn < 60; turn++) {
      HttpResponse<String> answer = call(request("/messages/" + message).GET());
      String state = answer.statusCode() == 200 ? text(answer.body(), "state") : "RECEIVED";
      if (!state.equals("RECEIVED")) {
        System.out.println(answer.body());
        return state.equals("REJECTED") || state.equals("HELD") ? 1 : 0;
      }
      Thread.sleep(500);
    }
    System.out.println("RECEIVED " + message);
    return 0;
  }

  private static int take(String kind) throws Exception {
    while (true) {
      HttpResponse<String> page = call(request("/outbox/" + kind + "?limit=1").GET());
      if (page.statusCode() != 200) {
        System.out.println(page.body());
        return 1;
      }
      if (page.body().contains("\"items\":[]")) {
        return 0;
      }
      // store it first; what is not acknowledged comes again
      System.out.println(page.body());
      call(request("/outbox/" + text(page.body(), "id") + "/ack").POST(BodyPublishers.noBody()));
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(HUB + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Basic " + LOGIN)
        .header("Content-Type", "application/json");
  }

  /** Makes the same request again until there is an answer, with longer and longer pauses. */
  private static HttpResponse<String> call(HttpRequest.Builder request) throws Exception {
    Instant giveUp = Instant.now().plus(PATIENCE);
    for (long wait = 1; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      long pause = wait;
      try {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (!AGAIN.contains(answer.statusCode()) || Instant.now().isAfter(giveUp)) {
          return answer;
        }
        String after = answer.headers().firstValue("Retry-After").orElse("");
        pause = after.matches("[0-9]{1,5}") ? Long.parseLong(after) : wait;
      } catch (IOException unanswered) {
        if (Instant.now().isAfter(giveUp)) {
          throw unanswered;
        }
      }
      Thread.sleep(pause * 1_000);
    }
  }

  private static String text(String json, String name) {
    Matcher found = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
    return found.find() ? found.group(1) : "";
  }
}
