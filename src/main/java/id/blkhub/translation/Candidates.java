package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.contract.Contract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a document, those that are there and those its contract would let be there. */
final class Candidates {
  /** How many changes are tried of a field that is there. */
  static final int CHANGES = 2;

  /** What a mapping may turn into something where it made nothing of the value that is there. */
  private static final List<@Nullable JsonNode> GUESSES =
      List.of(
          TextNode.valueOf("x"),
          IntNode.valueOf(1),
          BooleanNode.TRUE,
          TextNode.valueOf("1"),
          TextNode.valueOf("1.00"),
          TextNode.valueOf("2001-02-03"),
          TextNode.valueOf("03-02-2001"),
          TextNode.valueOf("03/02/2001"),
          TextNode.valueOf("2001-02-03T04:05:06+07:00"),
          TextNode.valueOf("35.73"));

  /** Values of a list of choices that are tried. */
  private static final int MOST_CHOICES = 6;

  /** How many guesses there are for one field at most. */
  static final int MOST_GUESSES = GUESSES.size() + MOST_CHOICES;

  /** Elements of one array that are looked into for what is missing. */
  private static final int MOST_ELEMENTS = 50;

  private final Contract contract;
  private final ObjectNode document;
  private final List<Candidate> there = new ArrayList<>();
  private final Set<String> inner = new HashSet<>();
  private @Nullable List<Candidate> missing;

  Candidates(Contract contract, ObjectNode document) {
    this.contract = contract;
    this.document = document;
    collect(List.of(), document);
    for (String field : contract.fields()) {
      int end = field.lastIndexOf('/');
      inner.add(field.substring(0, end));
    }
  }

  List<Candidate> there() {
    return there;
  }

  /** Those that are there, to be replaced by what the mapping may understand. */
  List<Candidate> thereWithGuesses() {
    return there.stream().map(candidate -> candidate.with(guesses(candidate.told()))).toList();
  }

  /** Those that are there, to be replaced by these. */
  List<Candidate> thereWith(List<JsonNode> values) {
    List<@Nullable JsonNode> others = List.copyOf(values);
    return there.stream().map(candidate -> candidate.with(others)).toList();
  }

  List<Candidate> missing() {
    if (missing == null) {
      List<Candidate> all = new ArrayList<>();
      for (String field : contract.fields()) {
        if (!inner.contains(field)) {
          missing(List.of(), document, names(field), field, all);
        }
      }
      missing = List.copyOf(all);
    }
    return missing;
  }

  private void collect(List<String> path, JsonNode node) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> collect(Candidate.below(path, field.getKey()), field.getValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(Candidate.below(path, String.valueOf(i)), node.get(i));
      }
    } else if (!node.isNull()) {
      there.add(Candidate.there(path, Arrays.asList(other(node), null)));
    }
  }

  private static JsonNode other(JsonNode value) {
    if (value.isBoolean()) {
      return BooleanNode.valueOf(!value.booleanValue());
    }
    return value.isNumber()
        ? LongNode.valueOf(2 * value.longValue() + 1)
        : TextNode.valueOf(value.asText() + 'x');
  }

  private void missing(
      List<String> path, JsonNode at, List<String> rest, String field, List<Candidate> all) {
    if (rest.isEmpty()) {
      if (at.isMissingNode() || at.isNull()) {
        all.add(Candidate.missing(path, guesses(field)));
      }
      return;
    }
    String segment = rest.get(0);
    List<String> deeper = rest.subList(1, rest.size());
    if (!segment.equals("*") || at.isEmpty()) {
      missing(Candidate.below(path, segment), at.path(segment), deeper, field, all);
      return;
    }
    for (int i = 0; i < Math.min(MOST_ELEMENTS, at.size()); i++) {
      missing(Candidate.below(path, String.valueOf(i)), at.get(i), deeper, field, all);
    }
  }

  private List<@Nullable JsonNode> guesses(String field) {
    List<@Nullable JsonNode> guesses = new ArrayList<>();
    contract.choices(field).stream()
        .filter(c -> !c.isNull())
        .limit(MOST_CHOICES)
        .forEach(guesses::add);
    guesses.addAll(GUESSES);
    return guesses;
  }

  private static List<String> names(String pointer) {
    List<String> names = new ArrayList<>();
    for (String segment : pointer.substring(1).split("/", -1)) {
      names.add(segment.replace("~1", "/").replace("~0", "~"));
    }
    return names;
  }
}
