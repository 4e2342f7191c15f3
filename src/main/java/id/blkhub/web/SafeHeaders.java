package id.blkhub.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiConsumer;

/**
 * What every answer says to a browser that shows it by mistake: guess no type, run nothing, tell no
 * other site. The console's pages have a policy of their own.
 */
final class SafeHeaders {
  private static final String POLICY = "Content-Security-Policy";

  private SafeHeaders() {}

  /** Those of an answer that no page of the console is. */
  static void set(HttpServletResponse response) {
    each(
        (name, value) -> {
          // an error page's own policy is as strict and lets its style through
          if (!name.equals(POLICY) || !response.containsHeader(POLICY)) {
            response.setHeader(name, value);
          }
        });
  }

  static void each(BiConsumer<String, String> header) {
    each(header, true);
  }

  /**
   * @param policy false where what answers sets its own
   */
  static void each(BiConsumer<String, String> header, boolean policy) {
    header.accept("X-Content-Type-Options", "nosniff");
    header.accept("X-Frame-Options", "DENY");
    header.accept("Referrer-Policy", "no-referrer");
    if (policy) {
      header.accept(POLICY, "default-src 'none'; frame-ancestors 'none'");
    }
  }
}
