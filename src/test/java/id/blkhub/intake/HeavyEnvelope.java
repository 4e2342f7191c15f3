package id.blkhub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Structured events of the largest size that is allowed, in which heavy values stand. */
final class HeavyEnvelope {
  private static final int LARGEST = 1 << 20;
  private static final String HEAD = "{\"specversion\":\"1.0\",\"type\":\"t\"";
  private static final String SOUND = HEAD + ",\"id\":\"i\",\"source\":\"s\"";

  private HeavyEnvelope() {}

  /** Each by its name. */
  static Map<String, byte[]> all() {
    Map<String, byte[]> envelopes = new LinkedHashMap<>();
    HeavyValues.all()
        .forEach(
            (name, value) -> {
              put(envelopes, "data: " + name, SOUND + ",\"data\":{\"a\":", value, "}}");
              put(envelopes, "unknown: " + name, SOUND + ",\"data\":{},\"x\":", value, "}");
              put(envelopes, "id: " + name, HEAD + ",\"data\":{},\"id\":", value, "}");
              put(envelopes, "base64: " + name, SOUND + ",\"data_base64\":", value, "}");
            });
    flood(envelopes, "one member again and again", "\"x\":0,", "\"x\":0,");
    flood(envelopes, "a member, then data, again and again", "\"x\":0,", "\"data\":0,");
    flood(envelopes, "data, then a member, again and again", "\"data\":0,", "\"id\":\"i\",");
    flood(envelopes, "members in capitals", "\"ID\":0,", "\"Data\":0,");
    flood(envelopes, "attributes that are no texts", "\"type\":[],", "\"time\":{},");
    return envelopes;
  }

  private static void put(
      Map<String, byte[]> envelopes,
      String name,
      String before,
      IntFunction<String> value,
      String after) {
    String text = before + value.apply(LARGEST - before.length() - after.length() - 10) + after;
    envelopes.put(name, text.getBytes(UTF_8));
  }

  private static void flood(Map<String, byte[]> envelopes, String name, String first, String then) {
    int half = LARGEST / 2 - 200;
    String text =
        SOUND
            + ",\"data\":{},"
            + first.repeat(half / first.length())
            + then.repeat(half / then.length())
            + "\"z\":0}";
    envelopes.put(name, text.getBytes(UTF_8));
  }
}
