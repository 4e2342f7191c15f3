package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.http.Caller;
import id.blkhub.http.LoginSettings;
import id.blkhub.http.Reply;
import id.blkhub.http.SignatureSettings;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Stands in for the partners' HTTP interfaces: gives each answer of a scenario once. Logins always
 * succeed and are not reported. A partner that the scenario does not name refuses every call, so
 * that nothing is tried again and again on its account.
 */
final class AnsweringPartners implements Caller {
  private static final String LOGIN = "login.invalid";
  private static final Reply REFUSED =
      new Reply.Response(422, Optional.empty(), "{}".getBytes(StandardCharsets.UTF_8));

  private final Supplier<String> partner;
  private final List<PartnerAnswer> answers = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private Set<String> named = Set.of();

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
   * @param body as {@link SentBody} reads it
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
    return LoginSettings.token(
        "https://" + LOGIN + "/" + name, "x-user", name, "x-key", "rehearsal", "/token");
  }

  static SignatureSettings signature(String name) {
    return new SignatureSettings(name, "00000", "rehearsal");
  }

  /**
   * Before the first step of a scenario.
   *
   * @param partners that it names
   */
  synchronized void begin(Set<String> partners) {
    named = partners;
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
    if (!named.contains(to)) {
      return CompletableFuture.completedFuture(REFUSED);
    }
    calls.add(new Call(to, call, SentBody.of(request), answer.isPresent()));
    return CompletableFuture.completedFuture(
        answer
            .map(PartnerAnswer::reply)
            .orElseGet(() -> new Reply.Failure(Reply.ReplyKind.UNREACHABLE)));
  }
}
