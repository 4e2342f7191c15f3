package id.blkhub.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiConsumer;

/**
 * Headers that tell a browser which shows an answer by mistake to guess no type, run nothing and
 * send no referrer. The console's pages have their own policy.
 */
final class SafeHeaders {
  private static final String POLICY = "Content-Security-Policy";

  private SafeHeaders() {}

  /** Sets the headers of an answer that is no page of the console. */
  static void set(HttpServletResponse response) {
    each(
        (name, value) -> {
          // the policy of an error page is as strict and allows its style
          if (!name.equals(POLICY) || !response.containsHeader(POLICY)) {
            response.setHeader(name, value);
          }
        });
  }

  static void each(BiConsumer<String, String> header) {
    each(header, true);
  }

  /**
   * @param policy false where the answer sets its own policy
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
