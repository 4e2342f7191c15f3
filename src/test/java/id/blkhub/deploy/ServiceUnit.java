package id.blkhub.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unit file of systemd.
 *
 * @param settings the values of each key, in their order; keys as {@code Section/Key}
 */
record ServiceUnit(Map<String, List<String>> settings) {
  static final Path SHIPPED = Path.of("deploy/blkhub.service");

  static ServiceUnit read(Path file) throws IOException {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    String section = "";
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        section = line.substring(1, line.indexOf(']'));
        continue;
      }
      String[] parts = line.split("=", 2);
      settings.computeIfAbsent(section + '/' + parts[0], k -> new ArrayList<>()).add(parts[1]);
    }
    return new ServiceUnit(settings);
  }

  /** The only value of a key of the section Service. */
  String service(String key) {
    List<String> values = settings.getOrDefault("Service/" + key, List.of());
    if (values.size() != 1) {
      throw new AssertionError(key + " has the values " + values);
    }
    return values.get(0);
  }
}
