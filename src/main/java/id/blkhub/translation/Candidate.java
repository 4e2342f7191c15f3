package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a document that can be changed to see what follows.
 *
 * @param path names and indexes; {@code *} is the first element of an array that is not there
 * @param told JSON Pointer of its place, or of the array it would be in
 * @param values what to put there, one for each change; null removes it
 */
record Candidate(List<String> path, String told, List<@Nullable JsonNode> values) {

  /** Of a field that is there. */
  static Candidate there(List<String> path, List<@Nullable JsonNode> values) {
    return new Candidate(path, pointer(path), values);
  }

  /** Of a field that is not there. */
  static Candidate missing(List<String> path, List<@Nullable JsonNode> values) {
    int array = path.indexOf("*");
    return new Candidate(path, pointer(array < 0 ? path : path.subList(0, array)), values);
  }

  Candidate with(List<@Nullable JsonNode> others) {
    return new Candidate(path, told, others);
  }

  private static String pointer(List<String> path) {
    StringBuilder pointer = new StringBuilder();
    path.forEach(
        segment -> pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1")));
    return pointer.toString();
  }

  /**
   * Makes a change.
   *
   * @return whether there was one to make
   */
  boolean change(ObjectNode document, int change) {
    return change < values.size() && put(document, values.get(change));
  }

  private boolean put(ObjectNode document, @Nullable JsonNode value) {
    JsonNode at = document;
    for (int i = 0; i < path.size() - 1; i++) {
      JsonNode next = child(at, path.get(i));
      if (!next.isContainerNode()) {
        next = path.get(i + 1).equals("*") ? document.arrayNode() : document.objectNode();
        if (!set(at, path.get(i), next)) {
          return false;
        }
      }
      at = next;
    }
    return set(at, path.get(path.size() - 1), value);
  }

  private static JsonNode child(JsonNode at, String segment) {
    if (at instanceof ArrayNode array) {
      return array.path(index(segment));
    }
    return at.path(segment);
  }

  private static boolean set(JsonNode at, String segment, @Nullable JsonNode value) {
    if (at instanceof ObjectNode object) {
      if (value == null) {
        object.remove(segment);
      } else {
        object.set(segment, value);
      }
      return true;
    }
    if (!(at instanceof ArrayNode array)) {
      return false;
    }
    int index = index(segment);
    if (index >= array.size()) {
      array.add(value == null ? array.nullNode() : value);
    } else {
      // removed, the elements behind it would move
      array.set(index, value == null ? array.nullNode() : value);
    }
    return true;
  }

  private static int index(String segment) {
    return segment.equals("*") ? 0 : Integer.parseInt(segment);
  }

  /** The path of a field below this one. */
  static List<String> below(List<String> path, String segment) {
    List<String> below = new ArrayList<>(path);
    below.add(segment);
    return List.copyOf(below);
  }
}
