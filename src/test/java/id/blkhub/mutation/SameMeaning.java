package id.blkhub.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A route file that was changed, and says the same: words for people, or the order of keys. */
final class SameMeaning {
  private SameMeaning() {}

  static boolean of(Path home, Mutation mutation) throws IOException {
    if (!mutation.file().endsWith(".camel.yaml") || mutation.text() == null) {
      return false;
    }
    try {
      Object before = meaning(read(Files.readString(home.resolve(mutation.file()))));
      return before.equals(meaning(read(mutation.text().text())));
    } catch (YAMLException e) {
      return false;
    }
  }

  /** A key that stands twice is another matter. */
  private static Object read(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options)).load(text);
  }

  private static Object meaning(Object node) {
    if (node instanceof Map<?, ?> map) {
      Map<Object, Object> said = new LinkedHashMap<>();
      map.forEach(
          (key, value) -> {
            if (!"description".equals(key)) {
              said.put(key, "parameters".equals(key) ? unordered(value) : meaning(value));
            }
          });
      return said;
    }
    if (node instanceof List<?> list) {
      List<Object> said = new ArrayList<>();
      list.forEach(element -> said.add(meaning(element)));
      return said;
    }
    return node == null ? "" : node;
  }

  /** Parameters of a template are told apart by their names. */
  private static Object unordered(Object parameters) {
    if (!(parameters instanceof List<?> list)) {
      return meaning(parameters);
    }
    Map<String, Integer> counted = new LinkedHashMap<>();
    list.forEach(element -> counted.merge(String.valueOf(meaning(element)), 1, Integer::sum));
    return counted;
  }
}
