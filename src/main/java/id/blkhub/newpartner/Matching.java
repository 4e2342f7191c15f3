package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which field of a sample is which of the canonical form. What could be two fields is neither. */
final class Matching {
  private final NameMatcher nameMatcher;
  private final Map<CanonicalForm.CanonicalLeaf, SampleForm.SampleLeaf> found =
      new LinkedHashMap<>();
  private final List<CanonicalForm.CanonicalLeaf> missing;
  private final List<SampleForm.SampleLeaf> left;

  Matching(
      NameMatcher nameMatcher,
      List<CanonicalForm.CanonicalLeaf> canonical,
      List<SampleForm.SampleLeaf> sample) {
    this.nameMatcher = nameMatcher;
    this.missing = new ArrayList<>(canonical);
    this.left = new ArrayList<>(sample);
    for (NameMatcher.Nearness nearness : NameMatcher.Nearness.values()) {
      match(nearness);
    }
  }

  Optional<SampleForm.SampleLeaf> of(CanonicalForm.CanonicalLeaf field) {
    return Optional.ofNullable(found.get(field));
  }

  /** The field of the canonical form that is made of one of the sample's. */
  Optional<CanonicalForm.CanonicalLeaf> madeOf(List<String> path) {
    return found.entrySet().stream()
        .filter(pair -> pair.getValue().path().equals(path))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The fields of the sample that are none of the canonical form. */
  List<SampleForm.SampleLeaf> left() {
    return List.copyOf(left);
  }

  /** A cell of a sheet has one text where the canonical form has a list of them. */
  private static boolean isOneOf(CanonicalForm.CanonicalLeaf list, SampleForm.SampleLeaf one) {
    return list.schema().at("/items/type").asText().equals("string")
        && one.form().all(JsonNode::isTextual);
  }

  private void match(NameMatcher.Nearness nearness) {
    for (CanonicalForm.CanonicalLeaf field : List.copyOf(missing)) {
      List<SampleForm.SampleLeaf> candidates =
          left.stream().filter(one -> near(nearness, field, one)).toList();
      boolean alone =
          candidates.size() == 1
              && missing.stream().filter(other -> near(nearness, other, candidates.get(0))).count()
                  == 1;
      if (alone) {
        found.put(field, candidates.get(0));
        missing.remove(field);
        left.remove(candidates.get(0));
      }
    }
  }

  private boolean near(
      NameMatcher.Nearness nearness, CanonicalForm.CanonicalLeaf field, SampleForm.SampleLeaf one) {
    boolean comparable =
        field.isList()
            ? one.isList() || isOneOf(field, one)
            : one.form().all(JsonNode::isValueNode);
    return comparable && nameMatcher.near(nearness, field.path(), one.path());
  }
}
