package id.blkhub.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every line of the hub's own routes, and of every route with steps of its own, deleted, doubled
 * and swapped with the next; and the same of every step, which may have several lines.
 */
final class RouteMistakes {
  private RouteMistakes() {}

  /** In a fixed order, each text once. */
  static List<Mutation> all(Path home) throws IOException {
    Map<String, Mutation> found = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(home.resolve("routes"))) {
      for (Path file :
          files.filter(path -> path.toString().endsWith(".camel.yaml")).sorted().toList()) {
        String text = Files.readString(file);
        if (text.contains("steps:")) {
          String name = home.relativize(file).toString().replace('\\', '/');
          List<String> lines = List.of(text.split("\n"));
          add(name, lines, lines(lines), "line", found);
          add(name, lines, steps(lines), "step", found);
        }
      }
    }
    return List.copyOf(found.values());
  }

  /**
   * Lines that belong together.
   *
   * @param from index of the first
   * @param to index after the last
   */
  private record Block(int from, int to) {
    List<String> of(List<String> lines) {
      return lines.subList(from, to);
    }
  }

  private static List<Block> lines(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      blocks.add(new Block(i, i + 1));
    }
    return blocks;
  }

  /** The entries of lists called steps, each with all that is further right. */
  private static List<Block> steps(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals("steps:")) {
        int depth = indent(lines.get(i));
        for (int at = i + 1; at < lines.size() && indent(lines.get(at)) > depth; ) {
          int end = at + 1;
          while (end < lines.size() && indent(lines.get(end)) > indent(lines.get(at))) {
            end++;
          }
          blocks.add(new Block(at, end));
          at = end;
        }
      }
    }
    return blocks;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static void add(
      String file,
      List<String> lines,
      List<Block> blocks,
      String what,
      Map<String, Mutation> found) {
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      List<String> own = block.of(lines);
      add(file, block, lines, what + " deleted", text(lines, block.from(), block.to()), found);
      add(file, block, lines, what + " doubled", text(lines, block.to(), block.to(), own), found);
      if (i + 1 < blocks.size() && blocks.get(i + 1).from() == block.to()) {
        Block next = blocks.get(i + 1);
        add(
            file,
            block,
            lines,
            what + " swapped",
            text(lines, block.from(), next.to(), next.of(lines), own),
            found);
      }
    }
  }

  private static void add(
      String file,
      Block block,
      List<String> lines,
      String mistake,
      String text,
      Map<String, Mutation> found) {
    String before = String.join(" / ", block.of(lines));
    found.putIfAbsent(file + text, Mutation.of(file, block.from() + 1, mistake, before, text));
  }

  /** The lines with others in the place of those from one to another. */
  @SafeVarargs
  private static String text(List<String> lines, int from, int to, List<String>... instead) {
    List<String> changed = new ArrayList<>(lines.subList(0, from));
    Arrays.stream(instead).forEach(changed::addAll);
    changed.addAll(lines.subList(to, lines.size()));
    return String.join("\n", changed) + "\n";
  }
}
