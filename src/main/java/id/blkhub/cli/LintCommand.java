package id.blkhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import id.blkhub.cli.CommandOptions.Misuse;
import id.blkhub.files.FileTree;
import id.blkhub.lint.Finding;
import id.blkhub.lint.Finding.Severity;
import id.blkhub.lint.Lint;
import id.blkhub.lint.LintContext;
import id.blkhub.message.Text;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
      "usage: java -jar blk-exchange-hub.jar lint [--routes <folder>] [--mappings <folder>]"
          + " [--json] [--lang id|en]";

  private LintCommand() {}

  /** As it is called in a shell; gives the exit code. */
  public static int run(String[] arguments) {
    QuickCompilation.prefer();
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
    CommandOptions options;
    String language;
    try {
      options = CommandOptions.of(arguments, Set.of("routes", "mappings", "lang"), Set.of("json"));
      language = language(options);
    } catch (Misuse e) {
      err.println(e.getMessage());
      err.println(USAGE);
      return MISUSE;
    }
    Path routes = folder(options, settings, "routes");
    Path mappings = folder(options, settings, "mappings");
    for (Path folder : List.of(routes, mappings)) {
      if (!Files.isDirectory(folder)) {
        err.println(StartRule.NO_FOLDER.said("lint", folder, FileTree.noFolder(folder)));
        return MISUSE;
      }
    }
    boolean indonesian = language.equals("id");
    LintContext around = new LintContext(LintContext.STEPS, settings::containsProperty);
    List<Finding> findings = Lint.check(routes, mappings, around);
    if (options.has("json")) {
      out.println(json(findings));
    } else {
      findings.forEach(finding -> out.println(line(finding, indonesian)));
      out.println(in(summary(findings), indonesian));
    }
    return findings.isEmpty() ? GOOD : FINDINGS;
  }

  private static String language(CommandOptions options) {
    String ofMachine = Locale.getDefault().getLanguage();
    String language =
        options
            .value("lang")
            .orElse(ofMachine.equals("in") || ofMachine.equals("id") ? "id" : "en");
    if (!options.words().isEmpty() || !List.of("id", "en").contains(language)) {
      throw new Misuse("lint takes options only, and the languages id and en");
    }
    return language;
  }

  private static Path folder(CommandOptions options, Environment settings, String name) {
    return options
        .path(name)
        .orElseGet(() -> Path.of(settings.getProperty("hub." + name, name)))
        .normalize();
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
