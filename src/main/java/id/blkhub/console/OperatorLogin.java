package id.blkhub.console;

import id.blkhub.partner.RateLimiter;
import id.blkhub.web.OnceAMinute;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks an operator's password. Attempts are counted before anything is hashed, and only a few
 * passwords are hashed at a time: guessing must cost the guesser more than the hub.
 */
@Component
class OperatorLogin implements AuthenticationProvider {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorLogin.class);
  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

  private static final int PER_NAME_AND_ADDRESS = 10;
  private static final int PER_ADDRESS = 60;
  private static final int AT_ONCE = 2;
  private static final int WAIT_SECONDS = 3;

  /** Each holds a thread of the web server. */
  private static final int MOST_WAITING = 8;

  /** bcrypt takes no notice of what follows. */
  private static final int LONGEST_PASSWORD = 72;

  /** Of a password nobody has: an unknown name takes as long as a known one. */
  private static final String NOBODY =
      "$2a$12$Ek4Rj/14AuWqzwso6geU5eW8e6sFPXDqrgyIOvDVF7IAMM8lcqcWu";

  private final RateLimiter attempts = new RateLimiter();
  private final OnceAMinute wrong = new OnceAMinute();
  private final OnceAMinute tooMany = new OnceAMinute();
  private final Semaphore hashing = new Semaphore(AT_ONCE);
  private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();
  private final Map<String, String> hashes = new TreeMap<>();

  OperatorLogin(OperatorSettings settings) {
    settings
        .operators()
        .forEach(
            (name, hash) -> {
              if (BCRYPT.matcher(hash.strip()).matches()) {
                hashes.put(key(name), hash.strip());
              } else {
                LOG.error(
                    "hub.operators.{} is no bcrypt hash and is left out; make one with"
                        + " `java -jar blk-exchange-hub.jar operator hash`",
                    name);
              }
            });
  }

  /** Whether there is anybody who could log in. */
  boolean anybody() {
    return !hashes.isEmpty();
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String name = key(attempt.getName());
    String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
    String address =
        attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    if (!attempts.take(name + '@' + address, PER_NAME_AND_ADDRESS).isZero()
        || !attempts.take('@' + address, PER_ADDRESS).isZero()) {
      tell(tooMany, "too many", address);
      throw new LockedException("too many attempts");
    }
    if (!fits(password, hashes.getOrDefault(name, NOBODY)) || !hashes.containsKey(name)) {
      tell(wrong, "wrong", address);
      throw new BadCredentialsException("wrong name or password");
    }
    return UsernamePasswordAuthenticationToken.authenticated(
        name, null, List.of(new SimpleGrantedAuthority("ROLE_OPERATOR")));
  }

  private static void tell(OnceAMinute limit, String what, String address) {
    long count = limit.more();
    if (count > 0) {
      LOG.warn("{} console logins failed ({}), the latest from {}", count, what, address);
    }
  }

  private boolean fits(String password, String hash) {
    try {
      if (hashing.getQueueLength() >= MOST_WAITING
          || !hashing.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new LockedException("too many attempts at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthenticationServiceException("interrupted", e);
    }
    try {
      return password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= LONGEST_PASSWORD
          && encoder.matches(password, hash);
    } finally {
      hashing.release();
    }
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  /** Says no more than whether to try again or to wait. */
  static void failed(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    response.sendRedirect(why instanceof LockedException ? "/login?wait" : "/login?wrong");
  }

  private static String key(String name) {
    return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
  }
}
