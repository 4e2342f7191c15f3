package id.blkhub.route;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A route as a file writes it down, read without Camel; a template with values for its parameters.
 *
 * @param files those to load, a template's first
 * @param parameters what a template that no file uses is tried with; null for all else
 * @param steps names of the hub's steps, and addresses with their settings put in
 */
record WrittenRoute(
    List<Path> files,
    String id,
    String template,
    Map<String, String> parameters,
    String queue,
    int batchSize,
    int gather,
    List<String> steps) {
  private static final Path ROUTES = Path.of("routes");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([\\w.-]+)\\}\\}");

  /** Every route and every template of every file below routes/. */
  static List<WrittenRoute> all() {
    List<WrittenRoute> all = new ArrayList<>();
    Map<String, Entry> templates = new HashMap<>();
    for (Path file : everyFile()) {
      for (Object item : items(file)) {
        Entry entry = new Entry(file, map(item));
        if (entry.keyword().equals("routeTemplate")) {
          templates.put(entry.text("id"), entry);
        }
      }
    }
    for (Path file : everyFile()) {
      for (Object item : items(file)) {
        all.add(of(new Entry(file, map(item)), templates));
      }
    }
    return all;
  }

  /** Whether it takes items or questions from a source and reads no queue. */
  boolean collects() {
    return Stream.of(
            "hub-question:",
            "partner-folder:",
            "partner-mail:",
            "partner-poll:",
            "partner-sftp:",
            "partner-table:",
            "partner-upload:")
        .anyMatch(queue::startsWith);
  }

  static List<Path> everyFile() {
    try (var files = Files.walk(ROUTES)) {
      return files.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value for a setting that files name. */
  static String setting(String name) {
    return "https://" + name + ".invalid";
  }

  /** A value that a parameter of that name may have. */
  private static String tried(String parameter) {
    return switch (parameter) {
      case "url" -> setting("template") + "/x";
      case "recordId" -> "/id";
      case "to" -> "a@b.example";
      default -> "x-" + parameter;
    };
  }

  /** The settings that its files name; parameters of templates may be among them. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    for (Path file : files) {
      try {
        Matcher names = PLACEHOLDER.matcher(Files.readString(file));
        while (names.find()) {
          if (names.group(1).contains(".")) {
            settings.put(names.group(1), setting(names.group(1)));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return settings;
  }

  @Override
  public String toString() {
    return (parameters == null ? id : "template " + template) + " of " + files;
  }

  private record Entry(Path file, Map<String, Object> item) {
    String keyword() {
      if (item.size() != 1) {
        throw new IllegalStateException(file + ": one keyword expected, not " + item.keySet());
      }
      return item.keySet().iterator().next();
    }

    Map<String, Object> content() {
      return map(item.get(keyword()));
    }

    String text(String key) {
      return (String) content().get(key);
    }
  }

  private static WrittenRoute of(Entry entry, Map<String, Entry> templates) {
    return switch (entry.keyword()) {
      case "route" ->
          of(
              List.of(entry.file()),
              entry.text("id"),
              null,
              null,
              map(entry.content().get("from")),
              Map.of());
      case "routeTemplate" -> {
        Map<String, String> values = new HashMap<>();
        Map<String, String> given = new HashMap<>();
        for (Map<String, Object> parameter : parameters(entry)) {
          String name = (String) parameter.get("name");
          Object standard = parameter.get("defaultValue");
          if (standard == null) {
            given.put(name, tried(name));
          }
          values.put(name, standard == null ? given.get(name) : standard.toString());
        }
        Map<String, Object> route = map(entry.content().get("route"));
        String id = entry.text("id");
        yield of(List.of(entry.file()), "try." + id, id, given, map(route.get("from")), values);
      }
      case "templatedRoute" -> {
        Entry template = templates.get(entry.text("routeTemplateRef"));
        Map<String, String> values = new HashMap<>();
        for (Map<String, Object> parameter : parameters(template)) {
          if (parameter.containsKey("defaultValue")) {
            values.put((String) parameter.get("name"), parameter.get("defaultValue").toString());
          }
        }
        parameters(entry)
            .forEach(p -> values.put((String) p.get("name"), p.get("value").toString()));
        Map<String, Object> route = map(template.content().get("route"));
        yield of(
            files(entry.file(), templates),
            entry.text("routeId"),
            template.text("id"),
            null,
            map(route.get("from")),
            values);
      }
      default ->
          throw new IllegalStateException(
              entry.file() + ": this test does not know what \"" + entry.keyword() + "\" runs");
    };
  }

  /** The file, after those of all templates that its routes are made of. */
  private static List<Path> files(Path file, Map<String, Entry> templates) {
    Set<Path> files = new LinkedHashSet<>();
    for (Object item : items(file)) {
      files.add(templates.get(new Entry(file, map(item)).text("routeTemplateRef")).file());
    }
    files.add(file);
    return List.copyOf(files);
  }

  private static WrittenRoute of(
      List<Path> files,
      String id,
      String template,
      Map<String, String> parameters,
      Map<String, Object> from,
      Map<String, String> values) {
    Map<String, Object> options = map(from.getOrDefault("parameters", Map.of()));
    List<String> steps = new ArrayList<>();
    for (Object step : (List<?>) from.get("steps")) {
      steps.add(resolved(step(map(step)), values));
    }
    return new WrittenRoute(
        files,
        id,
        template,
        parameters,
        resolved(from.get("uri").toString(), values).replace("hub-queue:", ""),
        Integer.parseInt(resolved(options.getOrDefault("batchSize", "100").toString(), values)),
        Integer.parseInt(resolved(options.getOrDefault("gather", "0").toString(), values)),
        List.copyOf(steps));
  }

  private static String step(Map<String, Object> step) {
    if (step.containsKey("process")) {
      return map(step.get("process")).get("ref").toString();
    }
    if (step.containsKey("to")) {
      Object to = step.get("to");
      return to instanceof String uri ? uri : address(map(to));
    }
    throw new IllegalStateException("this test does not know the step " + step.keySet());
  }

  /** With its parameters as options of the address. */
  private static String address(Map<String, Object> to) {
    StringBuilder address = new StringBuilder(to.get("uri").toString());
    map(to.getOrDefault("parameters", Map.of()))
        .forEach(
            (name, value) ->
                address
                    .append(address.indexOf("?") < 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(value));
    return address.toString();
  }

  private static List<Map<String, Object>> parameters(Entry entry) {
    return ((List<?>) entry.content().get("parameters")).stream().map(WrittenRoute::map).toList();
  }

  private static String resolved(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            name -> {
              String value = values.get(name.group(1));
              String inner = value == null ? setting(name.group(1)) : resolved(value, Map.of());
              return Matcher.quoteReplacement(inner);
            });
  }

  private static List<?> items(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return (List<?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }
}
