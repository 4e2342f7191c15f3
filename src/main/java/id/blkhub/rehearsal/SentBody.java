package id.blkhub.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of a call as a scenario compares it: JSON as it is; a form as an object of texts; of
 * several parts an object, of which a part in JSON is JSON and any other a text; anything else as
 * one text.
 */
final class SentBody {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BOUNDARY = "multipart/form-data; boundary=";
  private static final Pattern PART =
      Pattern.compile("(?s).*? name=\"([^\"]*)\"\r\nContent-Type: ([^\r]*)\r\n\r\n(.*)\r\n");

  private SentBody() {}

  static JsonNode of(HttpRequest request) {
    String text = new String(bytes(request), StandardCharsets.UTF_8);
    String type = request.headers().firstValue("Content-Type").orElse("");
    if (type.equals("application/x-www-form-urlencoded")) {
      return form(text);
    }
    return type.startsWith(BOUNDARY)
        ? parts(text, "--" + type.substring(BOUNDARY.length()))
        : json(text);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.textNode(text);
    }
  }

  private static ObjectNode form(String text) {
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static ObjectNode parts(String text, String delimiter) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (String one : Arrays.asList(text.split(Pattern.quote(delimiter)))) {
      Matcher part = PART.matcher(one);
      if (part.matches()) {
        boolean json = part.group(2).equals("application/json");
        String value = part.group(3);
        all.set(part.group(1), json ? json(value) : JsonNodeFactory.instance.textNode(value));
      }
    }
    return all;
  }

  /** What a publisher in memory holds; it gives all of it at once. */
  private static byte[] bytes(HttpRequest request) {
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    request
        .bodyPublisher()
        .ifPresent(
            publisher ->
                publisher.subscribe(
                    new Flow.Subscriber<>() {
                      @Override
                      public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                      }

                      @Override
                      public void onNext(ByteBuffer piece) {
                        byte[] bytes = new byte[piece.remaining()];
                        piece.get(bytes);
                        collected.writeBytes(bytes);
                      }

                      @Override
                      public void onError(Throwable failure) {
                        throw new IllegalStateException(failure);
                      }

                      @Override
                      public void onComplete() {}
                    }));
    return collected.toByteArray();
  }
}
