package id.blkhub.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.http.Caller;
import id.blkhub.http.LoginSettings;
import id.blkhub.http.Reply;
import id.blkhub.http.SignatureSettings;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/**
 * Stands in for the partners' HTTP interfaces: gives each answer of a scenario once. Logins always
 * succeed and are not reported.
 */
final class AnsweringPartners implements Caller {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String LOGIN = "login.invalid";

  private final Supplier<String> partner;
  private final List<PartnerAnswer> answers = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();

  /**
   * What a partner answers.
   *
   * @param call method and path, for example {@code POST /jadwal}
   * @param where the line of the scenario that gives it
   */
  record PartnerAnswer(String partner, String call, Reply reply, String where) {}

  /**
   * A call that was made.
   *
   * @param body as JSON; a form as an object of texts, anything else as one text
   * @param answered whether the scenario had an answer for it
   */
  record Call(String partner, String call, JsonNode body, boolean answered) {}

  /**
   * @param partner gives the receiver of the delivery under way
   */
  AnsweringPartners(Supplier<String> partner) {
    this.partner = partner;
  }

  static LoginSettings login(String name) {
    return new LoginSettings(
        "https://" + LOGIN + "/" + name,
        "x-user",
        name,
        "x-key",
        "rehearsal",
        "/token",
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static SignatureSettings signature(String name) {
    return new SignatureSettings(name, "00000", "rehearsal");
  }

  synchronized void clear() {
    answers.clear();
    calls.clear();
  }

  synchronized void give(PartnerAnswer partnerAnswer) {
    answers.add(partnerAnswer);
  }

  /** The answers nobody asked for. */
  synchronized List<PartnerAnswer> left() {
    return List.copyOf(answers);
  }

  /** The calls since this was last asked. */
  synchronized List<Call> takeCalls() {
    List<Call> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  @Override
  public synchronized CompletableFuture<Reply> exchange(HttpRequest request, Duration deadline) {
    if (LOGIN.equals(request.uri().getHost())) {
      return CompletableFuture.completedFuture(
          new Reply.Response(
              200,
              Optional.empty(),
              "{\"token\": \"rehearsal\"}".getBytes(StandardCharsets.UTF_8)));
    }
    String query = request.uri().getRawQuery();
    String path = request.uri().getRawPath() + (query == null ? "" : '?' + query);
    String call = request.method() + ' ' + path;
    String to = partner.get();
    Optional<PartnerAnswer> answer =
        answers.stream().filter(a -> a.partner().equals(to) && a.call().equals(call)).findFirst();
    answer.ifPresent(answers::remove);
    calls.add(new Call(to, call, body(request), answer.isPresent()));
    return CompletableFuture.completedFuture(
        answer
            .map(PartnerAnswer::reply)
            .orElseGet(() -> new Reply.Failure(Reply.ReplyKind.UNREACHABLE)));
  }

  private static JsonNode body(HttpRequest request) {
    String text = new String(bytes(request), StandardCharsets.UTF_8);
    String type = request.headers().firstValue("Content-Type").orElse("");
    if (type.equals("application/x-www-form-urlencoded")) {
      return form(text);
    }
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
