package id.blkhub.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's token at one partner: fetched once for all who need it, renewed before it ends, and
 * once more when the partner no longer takes it.
 */
final class Login {
  private static final Logger log = LoggerFactory.getLogger(Login.class);

  /** After refused credentials: a thousand waiting deliveries must not try a thousand times. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final String name;
  private final LoginSettings settings;
  private final URI url;
  private final JsonPointer tokenAt;
  private final @Nullable JsonPointer expiresAt;
  private final Caller caller;
  private final Clock clock;

  private @Nullable CompletableFuture<Grant> current;
  private boolean refused;

  /**
   * Checks the settings; a mistake names the setting.
   *
   * @param settings null where there are none of that name
   */
  Login(String name, @Nullable LoginSettings settings, Caller caller, Clock clock) {
    String prefix = "hub.logins." + name;
    if (settings == null) {
      throw PartnerCallProblem.SETTING.mistake(prefix);
    }
    this.url =
        CallOptions.url(LoginSettings.present(settings.url(), prefix + ".url"), prefix + ".url");
    LoginSettings.present(settings.userHeader(), prefix + ".user-header");
    LoginSettings.present(settings.user(), prefix + ".user");
    LoginSettings.present(settings.keyHeader(), prefix + ".key-header");
    LoginSettings.present(settings.key(), prefix + ".key");
    this.tokenAt =
        CallOptions.pointer(
            LoginSettings.present(settings.tokenPointer(), prefix + ".token-pointer"),
            prefix + ".token-pointer");
    String expires = settings.expiresPointer();
    this.expiresAt =
        expires == null || expires.isBlank()
            ? null
            : CallOptions.pointer(expires, prefix + ".expires-pointer");
    this.name = name;
    this.settings = settings;
    this.caller = caller;
    this.clock = clock;
  }

  /** What a login came to. */
  sealed interface Grant {
    Instant from();

    /** When to log in again. */
    Instant renewAt();

    /** A clock that was set back must not make it last for the hours by which it was. */
    default boolean standsAt(Instant now) {
      return now.isBefore(renewAt()) && !now.isBefore(from());
    }
  }

  /** A token. */
  record TokenGrant(String token, Instant from, Instant renewAt) implements Grant {
    /** Without the secret. */
    @Override
    public String toString() {
      return "TokenGrant[token]";
    }
  }

  /** Why there is no token now. */
  record NoGrant(Verdict.Later why, Instant from, Instant renewAt) implements Grant {}

  /** The token at hand, or a new one; whoever asks meanwhile gets the same. */
  synchronized CompletableFuture<Grant> grant() {
    if (current == null || (current.isDone() && !current.join().standsAt(clock.instant()))) {
      current = logIn();
    }
    return current;
  }

  /** A new token in place of one the partner refused, unless somebody already got one. */
  synchronized CompletableFuture<Grant> grantInsteadOf(Grant refusedGrant) {
    if (current != null && current.isDone() && current.join().equals(refusedGrant)) {
      current = null;
    }
    return grant();
  }

  String header() {
    return settings.tokenHeader();
  }

  String headerValue(TokenGrant grant) {
    return settings.tokenPrefix() + grant.token();
  }

  private CompletableFuture<Grant> logIn() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header(settings.userHeader(), settings.user())
            .header(settings.keyHeader(), settings.key())
            .header("Accept", "application/json")
            .header("User-Agent", "blk-exchange-hub");
    String body = settings.body();
    if (body == null || body.isBlank()) {
      request.POST(BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
    return caller.exchange(request.build(), settings.timeout()).thenApply(this::read);
  }

  private Grant read(Reply reply) {
    Verdict verdict = ResponseClassifier.PLAIN.judge(reply, settings.timeout());
    if (verdict instanceof Verdict.Accepted accepted) {
      return token(accepted.body());
    }
    if (reply instanceof Reply.Response response
        && response.status() >= 400
        && response.status() < 500
        && verdict instanceof Verdict.RefusedCall) {
      // a login that is refused for good is a matter of settings, not of the message
      return failed(
          new Verdict.Later(
              PartnerCallProblem.CREDENTIALS.violation(response.status()),
              null,
              Verdict.Effect.UNSENT));
    }
    if (verdict instanceof Verdict.Later later) {
      return failed(new Verdict.Later(later.why(), later.after(), Verdict.Effect.UNSENT));
    }
    return nonsense();
  }

  private Grant token(JsonNode answer) {
    String token = answer.at(tokenAt).asText("");
    // the partner's text becomes a header: only what a header may hold
    if (!token.matches("[\\x21-\\x7e]{1,8192}")) {
      return nonsense();
    }
    Duration life = settings.ttl();
    if (expiresAt != null && answer.at(expiresAt).asLong(0) > 0) {
      life = Duration.ofSeconds(Math.min(answer.at(expiresAt).asLong(), 86_400));
    }
    Duration spare = life.dividedBy(10);
    if (spare.compareTo(Duration.ofMinutes(1)) > 0) {
      spare = Duration.ofMinutes(1);
    }
    if (refused) {
      log.info("login accepted again login={}", name);
      refused = false;
    }
    Instant now = clock.instant();
    return new TokenGrant(token, now, now.plus(life).minus(spare));
  }

  private Grant nonsense() {
    return failed(
        new Verdict.Later(
            PartnerCallProblem.LOGIN_NONSENSE.violation(), null, Verdict.Effect.UNSENT));
  }

  private Grant failed(Verdict.Later why) {
    boolean credentials = why.why().code().equals(PartnerCallProblem.CREDENTIALS.code());
    if (credentials && !refused) {
      log.warn("login refused login={} code={}", name, why.why().code());
      refused = true;
    }
    Instant now = clock.instant();
    return new NoGrant(why, now, credentials ? now.plus(PAUSE) : Instant.MIN);
  }
}
