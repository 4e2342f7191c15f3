package id.blkhub.poll;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import id.blkhub.edge.ItemRefused;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page is. A position is the number of a page, an offset, a cursor or a link; null
 * for the beginning.
 */
final class PageLinks {
  private static final int LONGEST = 1_000;
  private static final JsonFactory JSON = new JsonFactory();

  /** A link of a Link header, and its parameters. */
  private static final Pattern LINK = Pattern.compile("<([^<>]*)>([^<]*)");

  private static final Pattern NEXT =
      Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s\";,]+))", Pattern.CASE_INSENSITIVE);

  private final URI url;
  private final PagingOptions paging;

  PageLinks(PollOptions options) {
    this.url = options.url();
    this.paging = options.paging();
  }

  /** The address of a page. */
  URI page(@Nullable String position) {
    if (paging.way() == PagingWay.LINK && position != null) {
      return URI.create(position);
    }
    StringBuilder query = new StringBuilder(url.getRawQuery() == null ? "" : url.getRawQuery());
    switch (paging.way()) {
      case PAGE -> add(query, paging.parameter(), position == null ? first() : position);
      case OFFSET -> add(query, paging.parameter(), position == null ? "0" : position);
      case CURSOR -> {
        if (position != null) {
          add(query, paging.parameter(), position);
        }
      }
      case NONE, LINK -> {}
    }
    String size = paging.size().parameter();
    if (size != null) {
      add(query, size, Integer.toString(paging.size().records()));
    }
    String text = url.toString();
    int end = text.indexOf('?');
    String base = end < 0 ? text : text.substring(0, end);
    return URI.create(query.isEmpty() ? base : base + '?' + query);
  }

  private String first() {
    return Integer.toString(paging.first());
  }

  private static void add(StringBuilder query, String name, String value) {
    query
        .append(query.isEmpty() ? "" : "&")
        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  /**
   * The position of the page after one.
   *
   * @param records how many it had
   * @return empty where there is none
   * @throws ItemRefused where what leads there cannot be used
   */
  Optional<String> after(@Nullable String position, int records, Path page, List<String> links)
      throws IOException {
    // fewer than asked for may be all that a partner gives at once
    boolean goesOn = records > 0;
    return switch (paging.way()) {
      case NONE -> Optional.empty();
      case PAGE -> goesOn && !isLast(position, page) ? Optional.of(more(position, 1)) : nowhere();
      case OFFSET -> goesOn ? Optional.of(more(position, records)) : nowhere();
      case CURSOR -> goesOn ? scalar(page, paging.next()) : nowhere();
      case LINK -> goesOn ? link(position, links) : nowhere();
    };
  }

  private static Optional<String> nowhere() {
    return Optional.empty();
  }

  /**
   * Where the next poll begins.
   *
   * @param position of the page at which this one ended
   */
  @Nullable String begin(@Nullable String position, int records, Path page) throws IOException {
    if (!paging.resume()) {
      return null;
    }
    return switch (paging.way()) {
      case OFFSET -> more(position, records);
      case CURSOR -> scalar(page, paging.next()).orElse(position);
      case NONE, PAGE, LINK -> position;
    };
  }

  private String more(@Nullable String position, int steps) {
    String start = paging.way() == PagingWay.PAGE ? first() : "0";
    return Long.toString(Long.parseLong(position == null ? start : position) + steps);
  }

  private boolean isLast(@Nullable String position, Path page) throws IOException {
    JsonPointer last = paging.last();
    if (last == null) {
      return false;
    }
    String number = scalar(page, last).orElse("");
    return number.matches("\\d{1,9}")
        && Long.parseLong(number) <= Long.parseLong(position == null ? first() : position);
  }

  private Optional<String> link(@Nullable String position, List<String> headers) {
    URI from = page(position);
    for (String header : headers) {
      Matcher link = LINK.matcher(header);
      while (link.find()) {
        if (isNext(link.group(2))) {
          return Optional.of(resolved(from, link.group(1)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNext(String parameters) {
    Matcher relation = NEXT.matcher(parameters);
    if (!relation.find()) {
      return false;
    }
    String text = relation.group(1) == null ? relation.group(2) : relation.group(1);
    return List.of(text.toLowerCase(Locale.ROOT).split("\\s+")).contains("next");
  }

  /** Only the host of the route gets the login, and only it is asked. */
  private String resolved(URI from, String link) {
    try {
      URI next = from.resolve(link);
      boolean same =
          url.getScheme().equals(next.getScheme())
              && url.getRawAuthority().equals(next.getRawAuthority())
              && next.getFragment() == null;
      if (same && next.toString().length() <= 2 * LONGEST) {
        return next.toString();
      }
    } catch (IllegalArgumentException notAnAddress) {
      // told below, without what the partner wrote
    }
    throw new ItemRefused(PollProblem.NEXT_UNUSABLE.violation());
  }

  /** A text or number of the page; empty where there is none. */
  private static Optional<String> scalar(Path page, JsonPointer at) throws IOException {
    try (JsonParser parser =
        new FilteringParserDelegate(
            JSON.createParser(page.toFile()),
            new JsonPointerBasedFilter(at),
            Inclusion.ONLY_INCLUDE_ALL,
            false)) {
      JsonToken token = parser.nextToken();
      if (token == null || token == JsonToken.VALUE_NULL || token == JsonToken.VALUE_FALSE) {
        return Optional.empty();
      }
      String text = token.isScalarValue() ? parser.getText() : null;
      if (text == null || text.length() > LONGEST) {
        throw new ItemRefused(PollProblem.NEXT_UNUSABLE.violation());
      }
      return text.isBlank() ? Optional.empty() : Optional.of(text);
    } catch (JsonProcessingException notSound) {
      throw new ItemRefused(PollProblem.NEXT_UNUSABLE.violation());
    }
  }
}
