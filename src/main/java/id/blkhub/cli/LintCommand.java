package id.blkhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import id.blkhub.files.FileTree;
import id.blkhub.lint.Finding;
import id.blkhub.lint.Finding.Severity;
import id.blkhub.lint.Lint;
import id.blkhub.lint.LintContext;
import id.blkhub.message.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lint}: says everything that is wrong in routes/ and mappings/, and starts nothing. */
@Command(name = "lint")
final class LintCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  private final Shell shell;

  @Mixin private FolderOptions folderOptions = new FolderOptions();

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--lang", paramLabel = "id|en")
  private String language = ofMachine();

  LintCommand(Shell shell) {
    this.shell = shell;
  }

  private static String ofMachine() {
    String language = Locale.getDefault().getLanguage();
    return language.equals("in") || language.equals("id") ? "id" : "en";
  }

  /** 0 for no findings, 1 for some. */
  @Override
  public Integer call() {
    if (!List.of("id", "en").contains(language)) {
      throw new Misuse(CommandProblem.LANGUAGE, language);
    }
    Environment settings = shell.settings().get();
    Path routes = folder(folderOptions.givenRoutes(), settings, "routes");
    Path mappings = folder(folderOptions.givenMappings(), settings, "mappings");
    for (Path folder : List.of(routes, mappings)) {
      if (!Files.isDirectory(folder)) {
        shell.err().println(StartRule.NO_FOLDER.said("lint", folder, FileTree.noFolder(folder)));
        return ExitCodes.MISUSE;
      }
    }
    LintContext around = LintContext.of(settings, given(settings));
    List<Finding> findings = Lint.check(routes, mappings, around);
    if (json) {
      shell.out().println(json(findings));
    } else {
      findings.forEach(finding -> shell.out().println(line(finding)));
      shell.out().println(in(summary(findings)));
    }
    return findings.isEmpty() ? ExitCodes.GOOD : ExitCodes.FINDINGS;
  }

  /** The names of the settings that are given here; a variable BNSP_URL is bnsp.url. */
  private static Set<String> given(Environment settings) {
    Set<String> names = new TreeSet<>();
    if (settings instanceof ConfigurableEnvironment environment) {
      for (PropertySource<?> source : environment.getPropertySources()) {
        if (source instanceof EnumerablePropertySource<?> listed) {
          for (String name : listed.getPropertyNames()) {
            names.add(
                name.matches("[A-Z0-9_]+")
                    ? name.toLowerCase(Locale.ROOT).replace('_', '.')
                    : name);
          }
        }
      }
    }
    return names;
  }

  private static Path folder(@Nullable Path given, Environment settings, String name) {
    Path folder = given == null ? Path.of(settings.getProperty("hub." + name, name)) : given;
    return folder.normalize();
  }

  private String line(Finding finding) {
    return "%s: %s %s".formatted(finding.place(), finding.code(), in(finding.message()));
  }

  private static Text summary(List<Finding> findings) {
    long errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
    long warnings = findings.size() - errors;
    return new Text(
        "Kesalahan: %d, peringatan: %d".formatted(errors, warnings),
        "Errors: %d, warnings: %d".formatted(errors, warnings));
  }

  private String in(Text text) {
    return language.equals("id") ? text.id() : text.en();
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
