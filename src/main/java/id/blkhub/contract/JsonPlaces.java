package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where everything stands in a JSON text: a member of an object where its name begins, an element
 * of an array where it begins itself.
 */
public final class JsonPlaces {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int SHORTEST_TELLING_TEXT = 3;

  private final Map<String, At> places = new HashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private @Nullable At end;

  /** Line and column, from 1. */
  public record At(int line, int column) {
    static final At START = new At(1, 1);

    private static At of(JsonLocation location) {
      return new At(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
  }

  private JsonPlaces() {}

  /** Reads a text up to its end, or to where it stops being JSON. */
  public static JsonPlaces of(String text) {
    JsonPlaces places = new JsonPlaces();
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken first = parser.nextToken();
      places.places.put("", At.of(parser.currentTokenLocation()));
      places.value(parser, first, "");
      if (parser.nextToken() != null) {
        places.end = At.of(parser.currentTokenLocation());
      }
    } catch (JsonProcessingException e) {
      places.end = At.of(e.getLocation());
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
    return places;
  }

  private void value(JsonParser parser, @Nullable JsonToken token, String pointer)
      throws IOException {
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String member = pointer + "/" + parser.currentName().replace("~", "~0").replace("/", "~1");
        places.put(member, At.of(parser.currentTokenLocation()));
        value(parser, parser.nextToken(), member);
      }
    } else if (token == JsonToken.START_ARRAY) {
      int index = 0;
      for (JsonToken next = parser.nextToken();
          next != JsonToken.END_ARRAY && next != null;
          next = parser.nextToken()) {
        String element = pointer + "/" + index++;
        places.put(element, At.of(parser.currentTokenLocation()));
        value(parser, next, element);
      }
    } else if (token == JsonToken.VALUE_STRING) {
      texts.put(pointer, parser.getText());
    }
  }

  /** Where the text stops being JSON; empty where it is JSON to its end. */
  public Optional<At> fault() {
    return Optional.ofNullable(end);
  }

  /** The place of what the JSON Pointer names, or of the nearest thing around it that is there. */
  public At at(String pointer) {
    String nearest = pointer;
    while (!nearest.isEmpty() && !places.containsKey(nearest)) {
      nearest = nearest.substring(0, Math.max(0, nearest.lastIndexOf('/')));
    }
    return places.getOrDefault(nearest, At.START);
  }

  /** The pointers of all texts in the document, with the texts. */
  public Map<String, String> texts() {
    return Map.copyOf(texts);
  }

  /** The place of the longest text that a sentence quotes; the begin where it quotes none. */
  At quotedIn(String sentence) {
    String best = "";
    String longest = "";
    for (Map.Entry<String, String> text : texts.entrySet()) {
      // a reference is quoted as what it leads to
      String quoted = text.getValue().replaceFirst("^(\\.\\.?/)+", "");
      if (quoted.length() >= SHORTEST_TELLING_TEXT
          && quoted.length() > longest.length()
          && sentence.contains(quoted)) {
        best = text.getKey();
        longest = quoted;
      }
    }
    return at(best);
  }
}
