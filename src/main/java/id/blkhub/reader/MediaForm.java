package id.blkhub.reader;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a content type says of the form of a body. */
enum MediaForm {
  /** JSON, as it is. */
  PLAIN,

  /** A CloudEvent around it. */
  STRUCTURED,

  /** None is declared, so the body decides. Clients of queues rarely declare one. */
  UNSAID,

  /** Something the hub does not read. */
  OTHER;

  private static final Pattern TYPE =
      Pattern.compile(
          "([A-Za-z0-9!#$&^_.+-]+)/([A-Za-z0-9!#$&^_.+-]+)((?:\\s*;.*)?)", Pattern.DOTALL);
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\s*;\\s*(?:([A-Za-z0-9!#$&^_.+-]+)=(?:([^\\s;\"]+)|\"((?:[^\"\\\\]|\\\\.)*)\"))?");

  /**
   * The form a content type stands for.
   *
   * @param contentType null where there is none
   */
  static MediaForm of(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return UNSAID;
    }
    Matcher type = TYPE.matcher(contentType.strip());
    if (!type.matches() || !isUtf8(type.group(3))) {
      return OTHER;
    }
    String name = (type.group(1) + '/' + type.group(2)).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "application/octet-stream" -> UNSAID;
      case "application/json" -> PLAIN;
      case "application/cloudevents+json" -> STRUCTURED;
      default -> isJson(name) ? PLAIN : OTHER;
    };
  }

  /**
   * Whether the type is JSON with a suffix, such as {@code application/ld+json}, and no other form
   * of an event.
   */
  private static boolean isJson(String name) {
    return name.startsWith("application/")
        && name.endsWith("+json")
        && !name.startsWith("application/cloudevents");
  }

  private static boolean isUtf8(String parameters) {
    Matcher parameter = PARAMETER.matcher(parameters);
    int at = 0;
    boolean named = false;
    while (at < parameters.length()) {
      if (!parameter.find(at) || parameter.start() != at || parameter.end() == at) {
        return parameters.substring(at).isBlank();
      }
      at = parameter.end();
      if ("charset".equalsIgnoreCase(parameter.group(1))) {
        String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
        if (named || !value.equalsIgnoreCase("utf-8") && !value.equalsIgnoreCase("utf8")) {
          return false;
        }
        named = true;
      }
    }
    return true;
  }
}
