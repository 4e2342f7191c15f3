package id.blkhub.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The problems a case must meet: a list of {@code {"code": …, "pointer": …}}, in any order. */
final class ExpectedProblems {
  private static final JsonMapper JSON = new JsonMapper();

  private ExpectedProblems() {}

  /** The list; empty where the file holds none. */
  static Optional<JsonNode> read(Path file) throws IOException {
    try {
      JsonNode list = JSON.readTree(file.toFile());
      return Optional.of(list).filter(ExpectedProblems::isList);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static boolean isList(JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      return false;
    }
    for (JsonNode one : list) {
      if (!one.path("code").isTextual() || !one.path("pointer").isTextual() || one.size() != 2) {
        return false;
      }
    }
    return true;
  }

  static String misread(Path file) {
    return file
        + " must be a list with at least one {\"code\": \"HUB-…\", \"pointer\": \"/…\"} and nothing"
        + " else";
  }

  /** One line for each that is missing or too many. */
  static List<String> compare(JsonNode expected, List<Violation> found) {
    List<String> complaint = new ArrayList<>();
    List<Violation> left = new ArrayList<>(found);
    for (JsonNode one : expected) {
      String code = one.get("code").textValue();
      String pointer = one.get("pointer").textValue();
      boolean met =
          left.stream()
              .filter(v -> v.code().equals(code) && v.path().equals(pointer))
              .findFirst()
              .map(left::remove)
              .orElse(false);
      if (!met) {
        complaint.add(
            ("expected the problem " + code + ' ' + pointer).strip() + ", which was not met");
      }
    }
    for (Violation violation : left) {
      List<String> sentences = sentences(violation);
      complaint.add("not expected: " + sentences.get(0));
      complaint.addAll(sentences.subList(1, sentences.size()));
    }
    return complaint;
  }

  /** Code and place, and in both languages what a sender reads. */
  static List<String> sentences(Violation violation) {
    return List.of(
        (violation.code() + ' ' + violation.path()).strip(),
        "  " + violation.message().id(),
        "  " + violation.message().en());
  }
}
