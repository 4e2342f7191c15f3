package id.blkhub.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Remembers the page somebody wanted before logging in, as a path of this console in a cookie: no
 * host that a client named, no session for whoever has not logged in, and nothing that only a
 * page's own script asks for.
 */
final class PageAskedFor implements RequestCache {
  private static final String COOKIE = "hub-page";
  private static final int LONGEST = 1_000;
  private static final Pattern PATH =
      Pattern.compile("/[A-Za-z0-9][A-Za-z0-9/._~-]*(\\?[A-Za-z0-9/._~%&=+-]*)?");

  private final Predicate<String> page;

  /**
   * @param page whether a path is a page one logs in for
   */
  PageAskedFor(Predicate<String> page) {
    this.page = page;
  }

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    String asked = asked(request);
    if (request.getMethod().equals("GET")
        && accept != null
        && accept.contains("text/html")
        && request.getHeader("HX-Request") == null
        && sound(asked)) {
      byte[] text = asked.getBytes(StandardCharsets.UTF_8);
      String value = Base64.getUrlEncoder().withoutPadding().encodeToString(text);
      set(response, value, Duration.ofMinutes(30), request.isSecure());
    }
  }

  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return saved(request).map(SimpleSavedRequest::new).orElse(null);
  }

  /** The page is reached: it need not be remembered any more. */
  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    if (saved(request).filter(asked(request)::equals).isPresent()) {
      removeRequest(request, response);
    }
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
    set(response, "", Duration.ZERO, request.isSecure());
  }

  private static String asked(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : '?' + query);
  }

  private Optional<String> saved(HttpServletRequest request) {
    if (request.getCookies() == null) {
      return Optional.empty();
    }
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(COOKIE)) {
        return decoded(cookie.getValue()).filter(this::sound);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean sound(String asked) {
    return asked.length() <= LONGEST
        && PATH.matcher(asked).matches()
        && page.test(asked.split("\\?", 2)[0]);
  }

  private static void set(
      HttpServletResponse response, String value, Duration age, boolean secure) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .path("/")
            .httpOnly(true)
            .secure(secure)
            .sameSite("Lax")
            .maxAge(age)
            .build()
            .toString());
  }
}
