package id.blkhub.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.web.WebRule;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request, each declared by its address and written once. */
final class QueryParameters {
  private static final String KEPT = QueryParameters.class.getName();

  private final List<String> declared;
  private final Map<String, List<String>> written;

  /**
   * @param written each with one value
   */
  QueryParameters(List<String> declared, Map<String, List<String>> written) {
    this.declared = declared;
    this.written = written;
  }

  static void keep(HttpServletRequest request, QueryParameters parameters) {
    request.setAttribute(KEPT, parameters);
  }

  static QueryParameters of(HttpServletRequest request) {
    return (QueryParameters) Objects.requireNonNull(request.getAttribute(KEPT));
  }

  /**
   * All that stands in the address. Not by way of the servlet's parameters, which would read a form
   * in the body too.
   *
   * @throws ProblemException 400 where it cannot be decoded
   */
  static Map<String, List<String>> written(HttpServletRequest request) {
    Map<String, List<String>> written = new LinkedHashMap<>();
    String query = request.getQueryString();
    if (query == null) {
      return written;
    }
    for (String part : query.split("&")) {
      if (!part.isEmpty()) {
        int sign = part.indexOf('=');
        String name = decoded(sign < 0 ? part : part.substring(0, sign));
        String value = sign < 0 ? "" : decoded(part.substring(sign + 1));
        written.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      }
    }
    return written;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(WebRule.BAD_REQUEST);
    }
  }

  /** Ends a sentence about a word that is not known, with the nearest that is. */
  static Text nearest(String written, Collection<String> known) {
    Text nearest = Suggestion.of(written, known);
    return nearest.en().isEmpty() ? new Text(".", ".") : nearest;
  }

  /** Null where it was not given. */
  @Nullable String text(String name) {
    if (!declared.contains(name)) {
      throw new IllegalStateException("The address does not declare its parameter " + name);
    }
    List<String> values = written.get(name);
    return values == null ? null : values.get(0);
  }

  /**
   * @param usual where it was not given
   * @return null where it is no whole number from least to most
   */
  @Nullable Long number(String name, long usual, long least, long most) {
    String text = text(name);
    try {
      long number = text == null ? usual : Long.parseLong(text);
      return number >= least && number <= most ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
