package id.blkhub.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.flow.Letters;
import java.io.UncheckedIOException;

/** Small things these tests do with the text of a message. */
final class Texts {
  private static final JsonMapper JSON = new JsonMapper();

  private Texts() {}

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Quicker than reading the whole, where there are tens of thousands. */
  static String between(String text, String before, String after) {
    int from = text.indexOf(before) + before.length();
    return text.substring(from, text.indexOf(after, from));
  }

  static String described(int n, String description) {
    return Letters.vacancy(n)
        .replace(
            "\"title\": \"Juru Las\"",
            "\"title\": \"Juru Las\", \"description\": \"" + description + '"');
  }
}
