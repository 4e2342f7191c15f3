package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which field of a sample is which of the canonical form. What could be two fields is neither. */
final class Matching {
  private final Names names;
  private final Map<CanonicalForm.Leaf, SampleForm.Leaf> found = new LinkedHashMap<>();
  private final List<CanonicalForm.Leaf> missing;
  private final List<SampleForm.Leaf> left;

  Matching(Names names, List<CanonicalForm.Leaf> canonical, List<SampleForm.Leaf> sample) {
    this.names = names;
    this.missing = new ArrayList<>(canonical);
    this.left = new ArrayList<>(sample);
    for (Names.Nearness nearness : Names.Nearness.values()) {
      match(nearness);
    }
  }

  Optional<SampleForm.Leaf> of(CanonicalForm.Leaf field) {
    return Optional.ofNullable(found.get(field));
  }

  /** The field of the canonical form that is made of one of the sample's. */
  Optional<CanonicalForm.Leaf> madeOf(List<String> path) {
    return found.entrySet().stream()
        .filter(pair -> pair.getValue().path().equals(path))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The fields of the sample that are none of the canonical form. */
  List<SampleForm.Leaf> left() {
    return List.copyOf(left);
  }

  private void match(Names.Nearness nearness) {
    for (CanonicalForm.Leaf field : List.copyOf(missing)) {
      List<SampleForm.Leaf> candidates =
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

  private boolean near(Names.Nearness nearness, CanonicalForm.Leaf field, SampleForm.Leaf one) {
    boolean comparable = field.isList() ? one.isList() : one.form().all(JsonNode::isValueNode);
    return comparable && names.near(nearness, field.path(), one.path());
  }
}
