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
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends to the hub and takes from it over HTTP. Java 17, nothing else; use a JSON library in earnest.
 *
 * <pre>
 *   HUB_URL=https://hub.example.go.id HUB_USER=blk HUB_SECRET=... java Client.java send KIND FILE.json YOUR-ID
 *   ... java Client.java take KIND
 * </pre>
 */
public final class Client {
  private static final String HUB = System.getenv("HUB_URL").replaceAll("/$", "") + "/api/v1";
  private static final String LOGIN =
      Base64.getEncoder()
          .encodeToString(
              (System.getenv("HUB_USER") + ':' + System.getenv("HUB_SECRET"))
                  .getBytes(StandardCharsets.UTF_8));
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int TRIES = 8;

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

  /** Tries again when there was no answer, or one that says so. */
  private static HttpResponse<String> call(HttpRequest.Builder request) throws Exception {
    for (int attempt = 1; ; attempt++) {
      long wait = Math.min(1L << attempt, 60);
      try {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        int status = answer.statusCode();
        if (status != 429 && status != 503 || attempt == TRIES) {
          return answer;
        }
        wait = answer.headers().firstValueAsLong("Retry-After").orElse(wait);
      } catch (IOException unanswered) {
        if (attempt == TRIES) {
          throw unanswered;
        }
      }
      Thread.sleep(wait * 1_000);
    }
  }

  private static String text(String json, String name) {
    Matcher found = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
    return found.find() ? found.group(1) : "";
  }
}
