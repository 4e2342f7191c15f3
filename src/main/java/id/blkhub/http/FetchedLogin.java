package id.blkhub.http;

import com.fasterxml.jackson.databind.JsonNode;
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
final class FetchedLogin implements Login {
  private static final Logger log = LoggerFactory.getLogger(FetchedLogin.class);

  /** After refused credentials: a thousand waiting deliveries must not try a thousand times. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** A day, in seconds: no token is used longer, whatever its answer says. */
  private static final long LONGEST = 86_400;

  private final String name;
  private final LoginSettings settings;
  private final TokenQuestion question;
  private final Caller caller;
  private final Clock clock;

  private @Nullable CompletableFuture<Grant> current;
  private boolean refused;

  FetchedLogin(
      String name, LoginSettings settings, TokenQuestion question, Caller caller, Clock clock) {
    this.name = name;
    this.settings = settings;
    this.question = question;
    this.caller = caller;
    this.clock = clock;
  }

  /** The token at hand, or a new one; whoever asks meanwhile gets the same. */
  @Override
  public synchronized CompletableFuture<Grant> grant() {
    if (current == null || (current.isDone() && !current.join().standsAt(clock.instant()))) {
      current = logIn();
    }
    return current;
  }

  /** A new token in place of one the partner refused, unless somebody already got one. */
  @Override
  public synchronized CompletableFuture<Grant> grantInsteadOf(Grant refusedGrant) {
    if (current != null && current.isDone() && current.join().equals(refusedGrant)) {
      current = null;
    }
    return grant();
  }

  @Override
  public String header() {
    return settings.tokenHeader();
  }

  @Override
  public String headerValue(TokenGrant grant) {
    return settings.tokenPrefix() + grant.token();
  }

  private CompletableFuture<Grant> logIn() {
    return caller.exchange(question.request(), settings.timeout()).thenApply(this::read);
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
    String token = question.token(answer);
    if (token.isEmpty()) {
      return nonsense();
    }
    long seconds = question.seconds(answer);
    Duration life = seconds > 0 ? Duration.ofSeconds(Math.min(seconds, LONGEST)) : settings.ttl();
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
