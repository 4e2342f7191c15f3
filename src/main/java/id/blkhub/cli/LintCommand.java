package id.blkhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import id.blkhub.lint.Finding;
import id.blkhub.lint.Finding.Severity;
import id.blkhub.lint.Lint;
import id.blkhub.lint.Surroundings;
import id.blkhub.message.Text;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/** {@code lint}: says everything that is wrong in routes/ and mappings/, and starts nothing. */
public final class LintCommand {
  private static final int GOOD = 0;
  private static final int FINDINGS = 1;
  private static final int MISUSE = 2;
  private static final JsonMapper JSON = new JsonMapper();
  private static final String USAGE =
      "usage: java -jar blk-exchange-hub.jar lint [--routes <folder>] [--mappings <folder>] [--json]"
          + " [--lang id|en]";

  private LintCommand() {}

  /** Whether the arguments ask for this command. */
  public static boolean asked(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals("lint");
  }

  /** As it is called in a shell; gives the exit code. */
  public static int run(String[] arguments) {
    // what loaders would log is among the findings
    LoggingSystem.get(LintCommand.class.getClassLoader()).beforeInitialize();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    return run(arguments, settings(), out, System.err);
  }

  /** The settings as the hub would find them when it starts here. */
  private static Environment settings() {
    StandardEnvironment environment = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    return environment;
  }

  /**
   * @return the exit code: 0 for no findings, 1 for some, 2 with a sentence on {@code err}
   */
  static int run(String[] arguments, Environment settings, PrintStream out, PrintStream err) {
    Optional<Map<String, String>> options = options(arguments);
    if (options.isEmpty()) {
      err.println(USAGE);
      return MISUSE;
    }
    Path routes = folder(options.get(), settings, "routes");
    Path mappings = folder(options.get(), settings, "mappings");
    for (Path folder : List.of(routes, mappings)) {
      if (!Files.isDirectory(folder)) {
        err.println("Folder tidak ada / there is no folder: " + folder);
        return MISUSE;
      }
    }
    boolean indonesian = options.get().get("lang").equals("id");
    List<Finding> findings;
    try {
      Surroundings around = new Surroundings(Surroundings.STEPS, settings::containsProperty);
      findings = Lint.check(routes, mappings, around);
    } catch (UncheckedIOException | IllegalStateException e) {
      err.println("Tidak dapat dibaca / cannot be read: " + e.getMessage());
      return MISUSE;
    }
    if (options.get().containsKey("json")) {
      out.println(json(findings));
    } else {
      findings.forEach(finding -> out.println(line(finding, indonesian)));
      out.println(in(summary(findings), indonesian));
    }
    return findings.isEmpty() ? GOOD : FINDINGS;
  }

  /** Empty where they make no sense. */
  private static Optional<Map<String, String>> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    String language = Locale.getDefault().getLanguage();
    options.put("lang", language.equals("in") || language.equals("id") ? "id" : "en");
    for (int i = 1; i < arguments.length; i++) {
      String name = arguments[i];
      if (name.equals("--json")) {
        options.put("json", "");
      } else if (List.of("--routes", "--mappings", "--lang").contains(name)
          && i + 1 < arguments.length) {
        options.put(name.substring(2), arguments[++i]);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(options).filter(given -> List.of("id", "en").contains(given.get("lang")));
  }

  private static Path folder(Map<String, String> options, Environment settings, String name) {
    String given = options.get(name);
    String setting = settings.getProperty("hub." + name, name);
    return Path.of(given == null ? setting : given).normalize();
  }

  private static String line(Finding finding, boolean indonesian) {
    return "%s: %s %s"
        .formatted(finding.place(), finding.code(), in(finding.message(), indonesian));
  }

  private static Text summary(List<Finding> findings) {
    long errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
    long warnings = findings.size() - errors;
    return new Text(
        "Kesalahan: %d, peringatan: %d".formatted(errors, warnings),
        "Errors: %d, warnings: %d".formatted(errors, warnings));
  }

  private static String in(Text text, boolean indonesian) {
    return indonesian ? text.id() : text.en();
  }

  private static String json(List<Finding> findings) {
    ArrayNode list = JSON.createArrayNode();
    for (Finding finding : findings) {
      list.addObject()
          .put("file", finding.file().toString())
          .put("line", finding.line())
          .put("column", finding.column())
          .put("code", finding.code())
          .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
          .putObject("message")
          .put("id", finding.message().id())
          .put("en", finding.message().en());
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of texts cannot be written", e);
    }
  }
}
