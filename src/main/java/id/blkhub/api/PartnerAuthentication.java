package id.blkhub.api;

import id.blkhub.message.PartnerId;
import id.blkhub.partner.Accounts;
import id.blkhub.partner.RateLimiter;
import id.blkhub.web.ProblemDocument;
import id.blkhub.web.ProblemWriter;
import id.blkhub.web.Visit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only partners in, by HTTP Basic. Failed logins are limited for each remote address; a right
 * login always passes, because partners behind one proxy share an address and one that keeps
 * failing must not lock out the others.
 */
final class PartnerAuthentication extends OncePerRequestFilter {
  private static final String PARTNER = PartnerAuthentication.class.getName() + ".partner";
  private static final int FAILURES_PER_MINUTE = 20;

  private final Accounts accounts;
  private final RateLimiter failures;
  private final RateLimiter challenges = new RateLimiter();
  private final Refusals refusals;
  private final Shares shares;

  /**
   * @param failures of logins
   * @param shares of the web server's threads
   */
  PartnerAuthentication(Accounts accounts, RateLimiter failures, Refusals refusals, Shares shares) {
    this.accounts = accounts;
    this.failures = failures;
    this.refusals = refusals;
    this.shares = shares;
  }

  /**
   * The partner this request comes from.
   *
   * @throws ProblemException 401 where the request did not pass this filter
   */
  static PartnerId partner(HttpServletRequest request) {
    if (request.getAttribute(PARTNER) instanceof PartnerId partner) {
      return partner;
    }
    throw ProblemException.of(HttpRule.NOT_AUTHENTICATED);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    Optional<Login> login = Login.of(header);
    Optional<PartnerId> partner =
        login.flatMap(l -> accounts.authenticate(l.user(), l.secret())).map(PartnerId::new);
    if (partner.isPresent()) {
      request.setAttribute(PARTNER, partner.get());
      serve(partner.get(), request, response, chain);
      return;
    }
    turnAway(refuse(request, header != null, login), request, response);
  }

  private void serve(
      PartnerId partner,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    if (!shares.enter(partner)) {
      // a connection that is kept would come again at once
      response.setHeader(HttpHeaders.CONNECTION, "close");
      ProblemDocument problemDocument =
          ProblemDocument.of(HttpRule.TOO_MANY_AT_ONCE).retryAfter(Duration.ofSeconds(1));
      turnAway(problemDocument, request, response);
      return;
    }
    Visit.known(request, partner.value());
    try {
      chain.doFilter(request, response);
    } finally {
      shares.leave(partner);
    }
  }

  private static void turnAway(
      ProblemDocument problemDocument, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UnreadBody.leave(request);
    ProblemWriter.write(problemDocument, request, response);
  }

  /** A request without credentials is how some clients ask for the challenge: no failure yet. */
  private ProblemDocument refuse(HttpServletRequest request, boolean tried, Optional<Login> login) {
    Duration wait =
        tried ? failures.take(Refusals.remote(request), FAILURES_PER_MINUTE) : Duration.ZERO;
    if (!wait.isZero()) {
      return ProblemDocument.of(HttpRule.TOO_MANY_FAILED_LOGINS).retryAfter(wait);
    }
    // each is a row of the journal
    if (tried || challenges.take(Refusals.remote(request), FAILURES_PER_MINUTE).isZero()) {
      refusals.note(request, login.map(Login::user).orElse(null), HttpRule.NOT_AUTHENTICATED);
    }
    return ProblemDocument.of(HttpRule.NOT_AUTHENTICATED);
  }

  private record Login(String user, String secret) {
    /** RFC 7617; empty where there is no such header or it is not well formed. */
    static Optional<Login> of(String header) {
      if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
        return Optional.empty();
      }
      try {
        byte[] bytes = Base64.getDecoder().decode(header.substring(6).strip());
        String pair = new String(bytes, StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return colon < 0
            ? Optional.empty()
            : Optional.of(new Login(pair.substring(0, colon), pair.substring(colon + 1)));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return user;
    }
  }
}
