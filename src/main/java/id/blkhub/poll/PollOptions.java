package id.blkhub.poll;

import com.fasterxml.jackson.core.JsonPointer;
import id.blkhub.edge.EdgeCheck;
import id.blkhub.edge.EdgeOptionReader;
import id.blkhub.edge.EdgePlace;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One {@code partner-poll:} line of a route, checked. docs/reference/polls.md explains each option.
 *
 * @param url of the list, without what asks for a page
 * @param every how long after the begin of one poll the next begins
 */
public record PollOptions(
    PollPlace place,
    URI url,
    Duration every,
    RecordPlaces records,
    PagingOptions paging,
    PollLimits limits,
    PollAccess access) {
  private static final URI NOWHERE = URI.create("http://nowhere.invalid/");

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration SHORT_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONG_PAUSE = Duration.ofHours(1);
  private static final int USUAL_BYTES = 4_194_304;
  private static final int MOST_BYTES = 67_108_864;

  /**
   * Where the records are.
   *
   * @param list in an answer
   * @param id in a record; what makes it the same one when it comes again
   * @param body in a record; what becomes a message
   */
  record RecordPlaces(JsonPointer list, JsonPointer id, JsonPointer body) {}

  /**
   * @param timeout of one call as a whole
   * @param bytes of one answer
   * @param rows records of one answer
   * @param pages of one poll
   * @param calls in any hour; 0 for no agreement about it
   */
  record PollLimits(Duration timeout, int bytes, int rows, int pages, int calls) {}

  /**
   * @param login name of {@code hub.logins}; null for none
   * @param tls name of {@code hub.partner-tls}; null for what all partners get
   */
  record PollAccess(@Nullable String login, @Nullable String tls) {}

  /**
   * Takes the options it knows out of {@code options}; the others stay for Camel to complain about.
   *
   * @param place {@code <partner>/<name>}
   * @throws IllegalArgumentException naming every mistake
   */
  static PollOptions parse(String place, Map<String, Object> options) {
    EdgeOptionReader in = new EdgeOptionReader(options);
    PollOptions parsed = read(place, in);
    in.finish();
    return parsed;
  }

  /** Looks at a {@code partner-poll:} line, and asks nobody. */
  public static EdgeCheck check(String place, Map<String, String> options) {
    Map<String, Object> left = new HashMap<>(options);
    EdgeOptionReader in = new EdgeOptionReader(left);
    read(place, in);
    return new EdgeCheck(in.mistakes(), Set.copyOf(left.keySet()), in.known());
  }

  private static PollOptions read(String place, EdgeOptionReader in) {
    EdgePlace source = in.place(place, "the poll", "");
    return new PollOptions(
        new PollPlace(source.partner(), source.name()),
        url(in),
        in.duration("every", SHORTEST, Duration.ofMinutes(15)),
        new RecordPlaces(
            pointer(in, "records", in.text("records", EdgeOptionReader.NONE)),
            id(in),
            pointer(in, "body", in.text("body", EdgeOptionReader.NONE))),
        PagingOptions.read(in),
        limits(in),
        new PollAccess(setting(in, "login"), setting(in, "tls")));
  }

  private static URI url(EdgeOptionReader in) {
    String text = in.text("url", NOWHERE.toString());
    in.require(!text.equals(NOWHERE.toString()), "url is missing");
    try {
      URI url = new URI(text);
      boolean sound =
          url.getHost() != null
              && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
              && url.getUserInfo() == null
              && url.getFragment() == null;
      in.require(sound, "url is http or https, with a host, without user and fragment");
      return sound ? url : NOWHERE;
    } catch (URISyntaxException e) {
      in.require(false, "url is http or https, with a host, without user and fragment");
      return NOWHERE;
    }
  }

  private static JsonPointer id(EdgeOptionReader in) {
    String text = in.text("recordId", EdgeOptionReader.NONE);
    in.require(
        !text.equals(EdgeOptionReader.NONE),
        "recordId says where the id of a record is, such as /id; it is missing");
    return pointer(in, "recordId", text);
  }

  private static PollLimits limits(EdgeOptionReader in) {
    return new PollLimits(
        in.timeout(SHORTEST, Duration.ofSeconds(20)),
        in.number("bytes", 1, USUAL_BYTES, MOST_BYTES),
        in.number("rows", 1, 20_000, 100_000),
        in.number("pages", 1, 100, 10_000),
        in.number("calls", 0, 0, 100_000));
  }

  private static @Nullable String setting(EdgeOptionReader in, String option) {
    String name = in.text(option, EdgeOptionReader.NONE);
    in.require(EdgeOptionReader.isSettingName(name), option + " is the name of a setting, or none");
    return name.equals(EdgeOptionReader.NONE) ? null : name;
  }

  static JsonPointer pointer(EdgeOptionReader in, String option, String text) {
    try {
      return text.equals(EdgeOptionReader.NONE) ? JsonPointer.empty() : JsonPointer.compile(text);
    } catch (IllegalArgumentException e) {
      in.require(false, option + " is a JSON Pointer such as /data, not " + text);
      return JsonPointer.empty();
    }
  }

  /** The longest that the hub pauses by itself after a failure. */
  Duration longestPause() {
    Duration least = every.compareTo(SHORT_PAUSE) < 0 ? SHORT_PAUSE : every;
    return least.compareTo(LONG_PAUSE) > 0 ? LONG_PAUSE : least;
  }

  /** No question is further away than that. */
  Duration longestWait() {
    return every.plus(LONG_PAUSE);
  }

  /** What a remembered place in the list belongs to: with another one it means nothing. */
  String setup() {
    return url + " " + paging;
  }
}
