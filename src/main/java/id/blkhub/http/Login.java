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
  private final JsonPointer expiresAt;
  private final Caller caller;
  private final Clock clock;

  private CompletableFuture<Grant> current;
  private boolean refused;

  /** Checks the settings; a mistake names the setting. */
  Login(String name, LoginSettings settings, Caller caller, Clock clock) {
    String prefix = "hub.logins." + name;
    if (settings == null) {
      throw PartnerCallProblem.SETTING.mistake(prefix);
    }
    this.url = CallOptions.url(present(settings.url(), prefix + ".url"), prefix + ".url");
    present(settings.userHeader(), prefix + ".user-header");
    present(settings.user(), prefix + ".user");
    present(settings.keyHeader(), prefix + ".key-header");
    present(settings.key(), prefix + ".key");
    this.tokenAt =
        CallOptions.pointer(
            present(settings.tokenPointer(), prefix + ".token-pointer"), prefix + ".token-pointer");
    this.expiresAt =
        LoginSettings.blank(settings.expiresPointer())
            ? null
            : CallOptions.pointer(settings.expiresPointer(), prefix + ".expires-pointer");
    this.name = name;
    this.settings = settings;
    this.caller = caller;
    this.clock = clock;
  }

  private static String present(String value, String setting) {
    if (LoginSettings.blank(value)) {
      throw PartnerCallProblem.SETTING.mistake(setting);
    }
    return value;
  }

  /** A token, or why there is none now. */
  record Grant(String token, Instant from, Instant renewAt, Verdict.Later failure) {
    /** A clock that was set back must not make it last for the hours by which it was. */
    boolean standsAt(Instant now) {
      return now.isBefore(renewAt) && !now.isBefore(from);
    }

    @Override
    public String toString() {
      return failure == null ? "Grant[token]" : "Grant[" + failure.why().code() + "]";
    }
  }

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

  String headerValue(Grant grant) {
    return settings.tokenPrefix() + grant.token();
  }

  private CompletableFuture<Grant> logIn() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header(settings.userHeader(), settings.user())
            .header(settings.keyHeader(), settings.key())
            .header("Accept", "application/json")
            .header("User-Agent", "blk-exchange-hub");
    if (LoginSettings.blank(settings.body())) {
      request.POST(BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(settings.body()));
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
    return new Grant(token, now, now.plus(life).minus(spare), null);
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
    return new Grant(null, now, credentials ? now.plus(PAUSE) : Instant.MIN, why);
  }
}
