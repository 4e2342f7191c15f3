package id.blkhub.pack;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call that the hub makes to a partner's own interface, as a line {@code partner-http:} of a
 * route says it.
 *
 * @param name unlike that of any other call of the partner
 * @param description what the route says of it; empty where it says nothing
 * @param options of the line, by name
 */
record AgreedCall(
    String name, String kind, String method, String description, Map<String, String> options) {

  /** The path of the partner's address; what an operator sets in front of it is left out. */
  public String path() {
    String url = options.getOrDefault("url", "");
    String path = url.replaceFirst("^(\\{\\{[^}]*}}|https?://[^/]*)", "");
    return path.startsWith("/") ? path : '/' + path;
  }

  /** JSON Pointer to the part of the form that is the body; empty for the whole. */
  String part() {
    return option("send").orElse("");
  }

  /** The media type of the body, without its boundary. */
  public String contentType() {
    return switch (option("format").orElse("json")) {
      case "form" -> "application/x-www-form-urlencoded";
      case "multipart" -> "multipart/form-data";
      case "xml" -> "application/xml";
      default -> "application/json";
    };
  }

  public boolean last() {
    return option("final").filter("true"::equals).isPresent();
  }

  /** Which deliveries the call is for: {@code none, skip, only, void, too}. */
  private String corrections() {
    return option("corrections").orElse("none");
  }

  boolean forOrdinary() {
    return !corrections().equals("only") && !corrections().equals("void");
  }

  boolean forVoids() {
    return !corrections().equals("none") && !corrections().equals("skip");
  }

  boolean forCorrections() {
    return corrections().equals("only") || corrections().equals("too");
  }

  Optional<String> option(String option) {
    return Optional.ofNullable(options.get(option)).filter(value -> !value.isBlank());
  }

  /** Where the answer's code is; null where the status alone counts, or any JSON. */
  @Nullable String codeAt() {
    return option("ok").filter(ok -> ok.startsWith("/")).map(AgreedCall::pointer).orElse(null);
  }

  /** The code that means success; null as {@link #codeAt}. */
  @Nullable String okCode() {
    return option("ok")
        .filter(ok -> ok.startsWith("/"))
        .map(ok -> ok.substring(ok.lastIndexOf(':') + 1))
        .orElse(null);
  }

  private static String pointer(String ok) {
    return ok.substring(0, ok.lastIndexOf(':'));
  }
}
