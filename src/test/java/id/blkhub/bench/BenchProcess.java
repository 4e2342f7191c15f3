package id.blkhub.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs one subject of {@link BenchMain} in a process of its own, with nothing beside it. */
final class BenchProcess {
  private static final String HEAP = "3g";

  private BenchProcess() {}

  /**
   * @param folder for its data, which is new and deleted by the caller
   * @return the figures it printed
   */
  static JsonNode run(Path folder, String subject, Object... more) throws Exception {
    Path data = Files.createTempDirectory(folder, subject);
    List<Object> arguments = new ArrayList<>(List.of(subject, data));
    arguments.addAll(List.of(more));
    return Child.figures(data, HEAP, BenchMain.class, arguments.toArray());
  }

  /** The middle of all values under one name, of several runs. */
  static double median(List<JsonNode> runs, String name) {
    List<Double> values = new ArrayList<>();
    runs.forEach(run -> run.path(name).forEach(value -> values.add(value.asDouble())));
    values.sort(null);
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  /** The name with the highest value. */
  static Map.Entry<String, Double> best(JsonNode figures) {
    Map<Double, String> byValue = new TreeMap<>();
    figures.properties().forEach(one -> byValue.put(one.getValue().asDouble(), one.getKey()));
    Map.Entry<Double, String> last = ((TreeMap<Double, String>) byValue).lastEntry();
    return Map.entry(last.getValue(), last.getKey());
  }
}
