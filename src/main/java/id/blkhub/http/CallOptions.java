package id.blkhub.http;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.util.TimeUtils;

/**
 * One {@code partner-http:} line of a route, checked. docs/reference/http-delivery.md explains each
 * option.
 *
 * @param call names the call in what the hub remembers: the path of the URL unless the route says
 * @param remember where the key is under which the answer is remembered; null: ask every time
 * @param corrections whether the line is for voids and corrections
 * @param alreadyThere how the partner says that it has the content already
 * @param seenBefore how the partner says that it has seen the call's id already
 * @param ref where the partner's own reference is; null where it gives none
 */
record CallOptions(
    String method,
    URI url,
    String call,
    JsonPointer send,
    boolean form,
    String login,
    String sign,
    JsonPointer remember,
    JsonPointer answer,
    JsonPointer into,
    boolean last,
    JsonPointer ref,
    Envelope envelope,
    Map<Integer, String> alreadyThere,
    Map<Integer, String> seenBefore,
    Duration timeout,
    int nonsenseLimit,
    Corrections corrections) {

  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");

  /**
   * How the partner's JSON says that it worked.
   *
   * @param code where its code is; null where it has none
   * @param ok the code that means success
   * @param refused the codes that mean never
   * @param bodyExpected false where the partner answers with a status alone
   */
  record Envelope(JsonPointer code, String ok, Set<String> refused, boolean bodyExpected) {}

  /**
   * Takes the options it knows out of {@code options}; the others stay for Camel to complain about.
   *
   * @throws IllegalArgumentException naming every mistake
   */
  static CallOptions parse(String method, Map<String, Object> options) {
    Reader in = new Reader(options);
    CallOptions parsed = read(method, in);
    in.finish();
    return parsed;
  }

  /** The same for somebody who wants to know what is wrong and calls nobody. */
  static CallCheck check(String method, Map<String, Object> options) {
    Reader in = new Reader(options);
    read(method, in);
    return new CallCheck(List.copyOf(in.mistakes), Set.copyOf(options.keySet()), in.asked);
  }

  private static CallOptions read(String method, Reader in) {
    String verb = method.toUpperCase(Locale.ROOT);
    in.require(METHODS.contains(verb), "the method is post, put or patch, not " + method);
    URI url = in.url("url");
    JsonPointer remember = in.pointer("remember");
    JsonPointer answer = in.pointer("answer");
    JsonPointer into = in.pointer("into");
    boolean last = in.flag("final");
    JsonPointer ref = in.pointer("ref");
    String format = in.text("format", "json");
    String call = in.text("call", url == null ? "" : url.getPath());
    Envelope envelope = in.envelope();
    Map<Integer, String> there = in.statuses("alreadyThere", envelope);
    Map<Integer, String> seen = in.statuses("seenBefore", envelope);
    CallOptions parsed =
        new CallOptions(
            verb,
            url,
            call,
            in.pointer("send"),
            format.equals("form"),
            in.text("login", null),
            in.text("sign", null),
            remember,
            answer,
            into,
            last,
            ref,
            envelope,
            there,
            seen,
            in.duration("timeout", Duration.ofSeconds(20)),
            in.number("nonsenseLimit", 5),
            in.corrections());
    in.require(Set.of("json", "form").contains(format), "format is json or form, not " + format);
    in.require(parsed.sign() == null || parsed.login() != null, "sign needs login");
    in.require((answer == null) == (into == null), "answer and into go together");
    in.require(remember == null || answer != null, "remember needs answer and into");
    in.require(remember == null || !last, "a final call cannot be remembered");
    in.require(ref == null || last, "ref needs final=true");
    in.require(there.isEmpty() || last, "alreadyThere needs final=true");
    in.require(seen.isEmpty() || last, "seenBefore needs final=true");
    in.require(last || answer != null, "either final=true, or answer and into");
    return parsed;
  }

  /** Whether an earlier call whose outcome is unknown matters to the meaning of an answer. */
  boolean remembersCalls() {
    return !alreadyThere.isEmpty() || !seenBefore.isEmpty();
  }

  /** Whether a 2xx with no word from the partner's JSON would be believed. */
  boolean refRequired() {
    return ref != null && envelope.code() == null;
  }

  static URI url(String value, String name) {
    try {
      URI url = URI.create(value);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
        return url;
      }
    } catch (IllegalArgumentException notAUrl) {
      // said below, without the value: it may hold a secret
    }
    throw PartnerCallProblem.OPTION.mistake(
        name + " is no http or https URL without user and fragment");
  }

  static JsonPointer pointer(String value, String name) {
    try {
      return JsonPointer.compile(value);
    } catch (IllegalArgumentException notAPointer) {
      throw PartnerCallProblem.OPTION.mistake(name + " is no JSON Pointer: " + value);
    }
  }

  /** Reads the options one by one and keeps all mistakes. */
  private static final class Reader {
    private final Map<String, Object> options;
    private final List<String> mistakes = new ArrayList<>();
    private final Set<String> asked = new TreeSet<>();

    Reader(Map<String, Object> options) {
      this.options = options;
    }

    String text(String name, String otherwise) {
      asked.add(name);
      Object value = options.remove(name);
      return value == null || value.toString().isBlank() ? otherwise : value.toString().strip();
    }

    URI url(String name) {
      String value = text(name, null);
      if (value == null) {
        mistakes.add(name + " is missing");
        return null;
      }
      return checked(() -> CallOptions.url(value, name));
    }

    JsonPointer pointer(String name) {
      String value = text(name, null);
      return value == null ? null : checked(() -> CallOptions.pointer(value, name));
    }

    boolean flag(String name) {
      String value = text(name, "false");
      require(value.equals("true") || value.equals("false"), name + " is true or false");
      return value.equals("true");
    }

    int number(String name, int otherwise) {
      String value = text(name, Integer.toString(otherwise));
      require(value.matches("[1-9]\\d{0,3}"), name + " is a number from 1 to 9999, not " + value);
      return value.matches("[1-9]\\d{0,3}") ? Integer.parseInt(value) : otherwise;
    }

    Duration duration(String name, Duration otherwise) {
      String value = text(name, null);
      if (value == null) {
        return otherwise;
      }
      if (value.matches("[1-9]\\d{0,6}(ms|s|m)")) {
        return Duration.ofMillis(TimeUtils.toMilliSeconds(value));
      }
      mistakes.add(name + " is a duration such as 20s, not " + value);
      return otherwise;
    }

    Corrections corrections() {
      String value = text("corrections", "none");
      for (Corrections one : Corrections.values()) {
        if (one.text().equals(value)) {
          return one;
        }
      }
      mistakes.add("corrections is none, skip, only, void or too, not " + value);
      return Corrections.NONE;
    }

    Envelope envelope() {
      String ok = text("ok", null);
      String refused = text("refused", null);
      Set<String> codes = refused == null ? Set.of() : Set.of(refused.split("\\s*,\\s*"));
      if (ok == null || ok.equals("none")) {
        require(codes.isEmpty(), "refused needs ok, which says where the code is");
        return new Envelope(null, null, Set.of(), ok == null);
      }
      int colon = ok.lastIndexOf(':');
      require(colon > 0 && colon < ok.length() - 1, "ok is <pointer>:<value>, not " + ok);
      if (colon <= 0) {
        return new Envelope(null, null, Set.of(), true);
      }
      String at = ok.substring(0, colon);
      JsonPointer code = checked(() -> CallOptions.pointer(at, "ok"));
      return new Envelope(code, ok.substring(colon + 1), codes, true);
    }

    Map<Integer, String> statuses(String name, Envelope envelope) {
      String value = text(name, null);
      if (value == null) {
        return Map.of();
      }
      Map<Integer, String> statuses = new java.util.HashMap<>();
      for (String entry : value.split("\\s*,\\s*")) {
        String[] parts = entry.split(":", 2);
        if (!parts[0].matches("4\\d\\d")) {
          mistakes.add(name + " is <4xx status> or <4xx status>:<code>, not " + entry);
          continue;
        }
        require(
            parts.length == 1 || envelope.code() != null,
            name + " with a code needs ok, which says where the code is");
        statuses.put(Integer.valueOf(parts[0]), parts.length == 1 ? "" : parts[1]);
      }
      return Map.copyOf(statuses);
    }

    void require(boolean holds, String otherwise) {
      if (!holds) {
        mistakes.add(otherwise);
      }
    }

    private <T> T checked(java.util.function.Supplier<T> read) {
      try {
        return read.get();
      } catch (IllegalArgumentException mistake) {
        mistakes.add(mistake.getMessage());
        return null;
      }
    }

    void finish() {
      if (!mistakes.isEmpty()) {
        throw PartnerCallProblem.OPTION.mistake(String.join("; ", mistakes));
      }
    }
  }
}
