package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds every place in which two documents differ. The order of keys means nothing. */
final class Comparison {
  private final boolean subset;
  private final boolean placeholders;
  private final List<Difference> differences = new ArrayList<>();

  private Comparison(boolean subset, boolean placeholders) {
    this.subset = subset;
    this.placeholders = placeholders;
  }

  /** Value by value, nothing stands for anything else. */
  static List<Difference> exact(JsonNode expected, @Nullable JsonNode actual) {
    return run(new Comparison(false, false), expected, actual);
  }

  /** With {@link Placeholder}s in what is expected. */
  static List<Difference> whole(JsonNode expected, @Nullable JsonNode actual) {
    return run(new Comparison(false, true), expected, actual);
  }

  /** Likewise, but an object may have keys that are not expected. */
  static List<Difference> subset(JsonNode expected, @Nullable JsonNode actual) {
    return run(new Comparison(true, true), expected, actual);
  }

  private static List<Difference> run(
      Comparison run, JsonNode expected, @Nullable JsonNode actual) {
    run.compare("", expected, actual);
    return List.copyOf(run.differences);
  }

  private void compare(String at, @Nullable JsonNode expected, @Nullable JsonNode actual) {
    if (expected != null && actual != null) {
      if (expected.isObject() && actual.isObject()) {
        objects(at, expected, actual);
        return;
      }
      if (expected.isArray() && actual.isArray()) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
          compare(at + '/' + i, expected.get(i), actual.get(i));
        }
        return;
      }
      if (same(expected, actual)) {
        return;
      }
    }
    differences.add(new Difference(at, expected, actual));
  }

  private void objects(String at, JsonNode expected, JsonNode actual) {
    Set<String> names = new LinkedHashSet<>();
    expected.fieldNames().forEachRemaining(names::add);
    if (!subset) {
      actual.fieldNames().forEachRemaining(names::add);
    }
    for (String name : names) {
      String token = name.replace("~", "~0").replace("/", "~1");
      compare(at + '/' + token, expected.get(name), actual.get(name));
    }
  }

  private boolean same(JsonNode expected, JsonNode actual) {
    if (placeholders && Placeholder.of(expected).isPresent()) {
      return Placeholder.of(expected).get().fits(actual);
    }
    return expected.isNumber() && actual.isNumber()
        ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
        : expected.equals(actual);
  }
}
