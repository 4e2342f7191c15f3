package id.blkhub.http;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A signature of a call as the route describes it: which header carries it, and over what it is.
 *
 * @param header that carries the signature
 * @param algorithm as Java names it
 * @param hexadecimal whether the signature is written in lower-case hexadecimal, else in base64
 * @param text what is signed, with {@code {name}} for each part of the call
 * @param value of the header, with {@code {signature}} for the signature
 * @param timeHeader header that carries the time that was signed; null for none
 * @param time how the time is written
 */
record HmacOptions(
    String header,
    String algorithm,
    boolean hexadecimal,
    String text,
    String value,
    @Nullable String timeHeader,
    TimeForm time) {
  private static final Pattern PART = Pattern.compile("\\{([^{}]*)}");
  private static final Set<String> PARTS =
      Set.of("method", "path", "body", "digest", "time", "key", "token");
  private static final Map<String, String> ALGORITHMS =
      Map.of("hmac-sha256", "HmacSHA256", "hmac-sha512", "HmacSHA512");

  /** How a time is written. */
  enum TimeForm {
    /** Seconds since 1970. */
    EPOCH,
    /** Milliseconds since 1970. */
    MILLIS,
    /** With the offset of {@code hub.zone}: {@code 2026-05-04T09:15:00+07:00}. */
    ISO
  }

  /** Null where the call is signed in another way, or not at all. */
  static @Nullable HmacOptions read(CallOptionReader in) {
    String header = in.text("signHeader").orElse(null);
    String algorithm = in.choice("signAlgorithm", "hmac-sha256", "hmac-sha512");
    String encoding = in.choice("signEncoding", "hex", "base64");
    String text = in.text("signText", "{body}").replace("\\n", "\n");
    String value = in.text("signValue", "{signature}");
    String timeHeader = in.text("timeHeader").orElse(null);
    String time = in.choice("timeFormat", "epoch", "millis", "iso");
    if (header == null) {
      in.notWithout(
          "signHeader",
          "signAlgorithm",
          "signEncoding",
          "signText",
          "signValue",
          "timeHeader",
          "timeFormat");
      return null;
    }
    in.header("signHeader", header);
    if (timeHeader != null) {
      in.header("timeHeader", timeHeader);
      in.require(
          !timeHeader.equalsIgnoreCase(header),
          "signHeader dan timeHeader harus dua header",
          "signHeader and timeHeader are two headers");
    }
    parts("signText", text, PARTS, in);
    parts("signValue", value, Set.of("signature", "time"), in);
    if (!value.contains("{signature}") || !HeaderText.isValue(value)) {
      in.wrong(
          "signValue",
          "harus memuat {signature}, dan hanya ASCII yang terlihat serta spasi",
          "holds {signature}, and only visible ASCII and spaces");
    }
    in.require(
        !text.contains("{time}") || timeHeader != null || value.contains("{time}"),
        "signText memuat {time}, jadi timeHeader harus menyebut header yang membawanya",
        "signText has {time}, so timeHeader says which header carries it");
    return new HmacOptions(
        header,
        ALGORITHMS.getOrDefault(algorithm, "HmacSHA256"),
        encoding.equals("hex"),
        text,
        value,
        timeHeader,
        timeForm(time));
  }

  private static TimeForm timeForm(String time) {
    return switch (time) {
      case "millis" -> TimeForm.MILLIS;
      case "iso" -> TimeForm.ISO;
      default -> TimeForm.EPOCH;
    };
  }

  private static void parts(String option, String text, Set<String> known, CallOptionReader in) {
    Matcher part = PART.matcher(text);
    while (part.find()) {
      if (!known.contains(part.group(1))) {
        String all = String.join(", ", new TreeSet<>(known));
        in.wrong(
            option,
            "hanya mengenal %s dalam kurung kurawal, bukan %s".formatted(all, part.group()),
            "knows %s in braces, not %s".formatted(all, part.group()));
      }
    }
  }

  /** Whether the signature needs the token of a login. */
  boolean signsToken() {
    return text.contains("{token}");
  }

  /** A text with the values of its parts, in one pass: what a value holds is no part. */
  static String filled(String text, Map<String, String> values) {
    return PART.matcher(text)
        .replaceAll(part -> Matcher.quoteReplacement(values.getOrDefault(part.group(1), "")));
  }
}
