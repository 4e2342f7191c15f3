package id.blkhub.console;

import id.blkhub.partner.Accounts;
import id.blkhub.partner.RateLimiter;
import id.blkhub.web.OnceAMinute;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks the account of a partner that uploads files. Failures are counted for each address; a
 * right login always passes, because the people of one office share an address.
 */
final class SenderLogin implements AuthenticationProvider {
  static final String ROLE = "SENDER";

  private static final Logger LOG = LoggerFactory.getLogger(SenderLogin.class);
  private static final int FAILURES_PER_MINUTE = 20;

  private final Accounts accounts;
  private final RateLimiter failures = new RateLimiter();
  private final OnceAMinute failed = new OnceAMinute();

  SenderLogin(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String name = attempt.getName() == null ? "" : attempt.getName().strip();
    String secret = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
    String address =
        attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    return accounts
        .authenticate(name, secret.strip())
        .map(
            partner ->
                UsernamePasswordAuthenticationToken.authenticated(
                    partner, null, List.of(new SimpleGrantedAuthority("ROLE_" + ROLE))))
        .orElseThrow(() -> refused(address));
  }

  private RuntimeException refused(String address) {
    long count = failed.more();
    if (count > 0) {
      LOG.warn("{} logins for uploads failed, the latest from {}", count, address);
    }
    return failures.take(address, FAILURES_PER_MINUTE).isZero()
        ? new BadCredentialsException("wrong name or secret")
        : new LockedException("too many attempts");
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
