package id.blkhub.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The small mistakes that people make in files, each in every place where it can be made. */
final class Mutations {
  private static final String JSON = ".json";
  private static final String YAML = ".yaml";
  private static final String SCRIPT = ".jslt";
  private static final String TABLE = ".csv";

  /** One row of a table is like the next, and there are tables of thousands. */
  private static final int ROWS = 40;

  /** A mistake in a part of a line. */
  private record Slip(String name, Pattern part, UnaryOperator<String> by) {
    Slip(String name, String part, UnaryOperator<String> by) {
      this(name, Pattern.compile(part), by);
    }
  }

  private static final UnaryOperator<String> LONGER = text -> text + "x";
  private static final UnaryOperator<String> GONE = text -> "";
  private static final UnaryOperator<String> NEXT =
      text -> String.valueOf(Long.parseLong(text) + 1);
  private static final UnaryOperator<String> OPPOSITE =
      text -> text.equals("true") ? "false" : "true";

  private static final Map<String, List<Slip>> SLIPS = new LinkedHashMap<>();

  static {
    SLIPS.put(
        JSON,
        List.of(
            new Slip("key", "(?<=\")[^\"\\\\]+(?=\"\\s*:)", LONGER),
            new Slip("text", "(?<=[:,\\[]\\s{0,9}\")[^\"\\\\]+(?=\"(?!\\s*:))", LONGER),
            new Slip("number", "(?<=[:,\\[]\\s{0,9})\\d{1,15}(?![\\d.])", NEXT),
            new Slip("truth", "\\b(true|false)\\b", OPPOSITE)));
    SLIPS.put(
        YAML,
        List.of(
            new Slip("key", "\\b[A-Za-z][\\w-]*(?=:(\\s|$))", LONGER),
            new Slip("word", "(?<=: \\{0,1})[A-Za-z][\\w.-]*(?=[,}\\]]|$)", LONGER),
            new Slip("number", "(?<=: )\\d{1,9}(?![\\d.:T-])", NEXT),
            new Slip("field", "/[A-Za-z][\\w/]*,\\s*", GONE)));
    SLIPS.put(
        SCRIPT,
        List.of(
            new Slip("path", "(?<=[^\\w)]\\.)[A-Za-z_]\\w*", LONGER),
            new Slip("function", "\\b[a-z][\\w-]*(?=\\()", LONGER),
            new Slip("variable", "(?<=\\$)[a-z]\\w*", LONGER),
            new Slip("key", "(?<=\")[^\"\\\\]+(?=\"\\s*:)", LONGER),
            new Slip("text", "(?<=[=(,:]\\s{1,9}\")[^\"\\\\]+(?=\"(?!\\s*:))", LONGER)));
    SLIPS.put(TABLE, List.of(new Slip("cell", "(?<=^|,)[^,\"]+(?=,|$)", LONGER)));
  }

  private Mutations() {}

  /** Of all files in routes/ and mappings/ that machines read, in a fixed order. */
  static List<Mutation> all(Path home) throws IOException {
    List<Mutation> found = new ArrayList<>();
    for (String folder : List.of("routes", "mappings")) {
      try (Stream<Path> files = Files.walk(home.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String name = home.relativize(file).toString().replace('\\', '/');
          String ending = name.substring(name.lastIndexOf('.'));
          if (SLIPS.containsKey(ending)) {
            add(name, Files.readString(file), SLIPS.get(ending), found);
          }
        }
      }
    }
    return found;
  }

  private static void add(String file, String text, List<Slip> slips, List<Mutation> found) {
    boolean half = file.matches(".*\\.(in|out|problems)\\.json");
    if (half) {
      found.add(new Mutation(file, 0, "file deleted", "", "", null));
    }
    String cut = text.stripTrailing().replaceFirst("(?s).$", "");
    found.add(Mutation.of(file, 0, "end cut off", "", cut));
    String[] lines = text.split("\n", -1);
    int tried = file.endsWith(TABLE) ? Math.min(lines.length, ROWS) : lines.length;
    for (int i = 0; i < tried; i++) {
      String line = lines[i];
      if (line.isBlank() || line.strip().matches("(//|#).*")) {
        continue;
      }
      int at = i;
      String next = i + 1 < lines.length ? lines[i + 1].strip() : "";
      found.add(new Mutation(file, i + 1, "line deleted", line, next, () -> without(lines, at)));
      for (Slip slip : slips) {
        Matcher part = slip.part().matcher(line);
        while (part.find()) {
          String changed =
              line.substring(0, part.start())
                  + slip.by().apply(part.group())
                  + line.substring(part.end());
          String mistake = slip.name() + " " + part.group().strip();
          found.add(
              new Mutation(
                  file, i + 1, mistake, line, changed.strip(), () -> with(lines, at, changed)));
        }
      }
    }
  }

  private static String without(String[] lines, int index) {
    List<String> left = new ArrayList<>(List.of(lines));
    left.remove(index);
    return String.join("\n", left);
  }

  private static String with(String[] lines, int index, String line) {
    String[] changed = lines.clone();
    changed[index] = line;
    return String.join("\n", changed);
  }
}
