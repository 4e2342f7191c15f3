package id.blkhub.http;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One {@code partner-http:} line of a route, checked. docs/reference/http-delivery.md explains each
 * option.
 *
 * @param corrections whether the line is for voids and corrections
 */
record CallOptions(
    Target target,
    Request request,
    Kept kept,
    Ending ending,
    Meaning meaning,
    CallLimits limits,
    Corrections corrections) {

  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");

  /** In the place of a URL that is missing or none; such options are never called with. */
  private static final URI NOWHERE = URI.create("");

  /**
   * @param name the call in what the hub remembers: the path of the URL unless the route says
   */
  record Target(String method, URI url, String name) {}

  /**
   * @param send the part of the document that is the body; null for all of it
   * @param login the name of a login; null where the partner wants none
   * @param sign the name of a signature; null where the partner wants none
   * @param hmac how the call is signed; null where it is not, or in the style of SNAP
   * @param tls the name of certificates that are this partner's; null where there are none
   */
  record Request(
      @Nullable JsonPointer send,
      BodyFormat format,
      @Nullable String login,
      @Nullable String sign,
      @Nullable HmacOptions hmac,
      @Nullable String tls) {
    private void checkSignature(CallOptionReader in) {
      needs(in, hmac == null || sign != null, "signHeader", "sign");
      in.require(
          sign == null || hmac != null || login != null || in.isWrong("signHeader"),
          "sign memerlukan login, atau signHeader bila bukan gaya SNAP",
          "sign needs login, or signHeader where it is not in the style of SNAP");
      in.require(
          hmac == null || !hmac.signsToken() || login != null,
          "signText memuat {token} tanpa login",
          "signText has {token} without login");
    }

    /** Whether the signature is over the token of the login. */
    boolean signsToken() {
      return sign != null && (hmac == null || hmac.signsToken());
    }
  }

  /**
   * What of the answer is kept in the document.
   *
   * @param remember where the key is under which the answer is remembered; null: ask every time
   * @param answer where the value is in the answer; null where nothing is kept
   * @param into where the value goes in the document
   */
  record Kept(
      @Nullable JsonPointer remember, @Nullable JsonPointer answer, @Nullable JsonPointer into) {}

  /**
   * @param last whether the call delivers
   * @param ref where the partner's own reference is; null where it gives none
   */
  record Ending(boolean last, @Nullable JsonPointer ref) {}

  /**
   * @param alreadyThere how the partner says that it has the content already
   * @param seenBefore how the partner says that it has seen the call's id already
   */
  record Meaning(
      Envelope envelope, Map<Integer, String> alreadyThere, Map<Integer, String> seenBefore) {}

  record CallLimits(Duration timeout, int nonsense) {}

  /**
   * How the partner's JSON says that it worked.
   *
   * @param code where its code is; null where it has none
   * @param ok the code that means success
   * @param refused the codes that mean never
   * @param bodyExpected false where the partner answers with a status alone
   */
  record Envelope(
      @Nullable JsonPointer code, @Nullable String ok, Set<String> refused, boolean bodyExpected) {}

  /**
   * Takes the options it knows out of {@code options}; the others stay for Camel to complain about.
   *
   * @throws IllegalArgumentException naming every mistake
   */
  static CallOptions parse(String method, Map<String, Object> options) {
    CallOptionReader in = new CallOptionReader(options);
    CallOptions parsed = read(method, in);
    in.finish();
    return parsed;
  }

  /** The same for somebody who wants to know what is wrong and calls nobody. */
  static CallOptions read(String method, CallOptionReader in) {
    String verb = method.toUpperCase(Locale.ROOT);
    in.require(
        METHODS.contains(verb),
        "metodenya post, put atau patch, bukan " + method,
        "the method is post, put or patch, not " + method);
    URI url = in.url("url").orElse(NOWHERE);
    Kept kept =
        new Kept(
            in.pointer("remember").orElse(null),
            in.pointer("answer").orElse(null),
            in.pointer("into").orElse(null));
    Ending ending = new Ending(in.flag("final"), in.pointer("ref").orElse(null));
    String format = in.text("format", "json");
    Target target = new Target(verb, url, in.text("call", url.getPath()));
    Envelope envelope = in.envelope();
    Meaning meaning =
        new Meaning(
            envelope, in.statuses("alreadyThere", envelope), in.statuses("seenBefore", envelope));
    Request request =
        new Request(
            in.pointer("send").orElse(null),
            BodyFormat.of(format).orElse(BodyFormat.JSON),
            in.text("login").orElse(null),
            in.text("sign").orElse(null),
            HmacOptions.read(in),
            in.text("tls").orElse(null));
    CallLimits limits =
        new CallLimits(
            in.duration("timeout", Duration.ofSeconds(20)), in.number("nonsenseLimit", 5));
    Corrections corrections = in.corrections();
    if (BodyFormat.of(format).isEmpty()) {
      in.wrong(
          "format",
          "harus json, form, multipart atau xml, bukan " + format,
          "is json, form, multipart or xml, not " + format);
    }
    request.checkSignature(in);
    CallOptions parsed =
        new CallOptions(target, request, kept, ending, meaning, limits, corrections);
    parsed.checkTogether(in);
    return parsed;
  }

  private void checkTogether(CallOptionReader in) {
    boolean last = ending.last();
    in.require(
        (kept.answer() == null) == (kept.into() == null)
            || in.isWrong("answer")
            || in.isWrong("into"),
        "answer dan into harus ada bersama",
        "answer and into go together");
    in.require(
        kept.remember() == null || kept.answer() != null || in.isWrong("answer"),
        "remember memerlukan answer dan into",
        "remember needs answer and into");
    if (in.isWrong("final")) {
      return;
    }
    in.require(
        kept.remember() == null || !last,
        "panggilan dengan final=true tidak dapat diingat",
        "a final call cannot be remembered");
    needs(in, ending.ref() == null || last, "ref", "final=true");
    needs(in, meaning.alreadyThere().isEmpty() || last, "alreadyThere", "final=true");
    needs(in, meaning.seenBefore().isEmpty() || last, "seenBefore", "final=true");
    in.require(
        last || kept.answer() != null || in.isWrong("answer"),
        "harus final=true, atau answer dan into",
        "either final=true, or answer and into");
  }

  private static void needs(CallOptionReader in, boolean holds, String option, String other) {
    in.require(holds, option + " memerlukan " + other, option + " needs " + other);
  }

  /** Whether the call delivers. */
  boolean last() {
    return ending.last();
  }

  /** Whether an earlier call whose outcome is unknown matters to the meaning of an answer. */
  boolean remembersCalls() {
    return !meaning.alreadyThere().isEmpty() || !meaning.seenBefore().isEmpty();
  }

  /** Whether a 2xx with no word from the partner's JSON would be believed. */
  boolean refRequired() {
    return ending.ref() != null && meaning.envelope().code() == null;
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
}
