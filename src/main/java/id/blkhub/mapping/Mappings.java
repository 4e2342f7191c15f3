package id.blkhub.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import id.blkhub.files.FileTree;
import id.blkhub.files.NotText;
import id.blkhub.files.TextFile;
import id.blkhub.message.Text;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The mappings of mappings/: one JSLT file per partner, direction and kind, compiled once with the
 * hub's functions. A file that cannot be used is listed in {@link #problems()} and the others work.
 */
public final class Mappings {
  /**
   * The part of the parser's message that lists every token it knows, one a line. It is removed,
   * because it hides the mistake.
   */
  private static final Pattern EXPECTED =
      Pattern.compile("\\s*Was expecting( one of)?:(\\s*\\S+ \\.\\.\\.)+");

  private static final String SUFFIX = ".jslt";

  /** Functions that are refused: the same message must give the same bytes each time. */
  public static final Set<String> CHANGING_FUNCTIONS = Set.of("now", "random", "uuid");

  /**
   * Functions whose first argument names a reference table and whose third, if any, names a column.
   */
  public static final Set<String> TABLE_FUNCTIONS = Set.of("code", "lookup");

  private static final Pattern CHANGING =
      Pattern.compile("(?<![\\w.-])(" + String.join("|", CHANGING_FUNCTIONS) + ")\\s*\\(");
  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile("//[^\\n]*|\"(?:\\\\.|[^\"\\\\])*\"");

  private final Path folder;
  private final ReferenceTables tables;
  private final Collection<Function> functions;
  private final Map<String, Mapping> byPath = new TreeMap<>();
  private final List<FileProblem> problems = new ArrayList<>();

  private final @Nullable Coverage coverage;

  private Mappings(Path folder, ReferenceTables tables, @Nullable Coverage coverage) {
    this.coverage = coverage;
    this.folder = folder;
    this.tables = tables;
    this.functions = HubFunctions.all(tables);
    this.problems.addAll(tables.problems());
  }

  /**
   * Reads the reference tables and compiles every {@code *.jslt} under a partner's in/ and out/,
   * also of its releases.
   *
   * @throws UncheckedIOException when the folder itself cannot be read
   */
  public static Mappings load(Path mappings) {
    return load(mappings, null);
  }

  /**
   * The same, with every evaluation told to {@code coverage}.
   *
   * @param coverage null for nobody
   */
  public static Mappings load(Path mappings, @Nullable Coverage coverage) {
    Mappings loaded = new Mappings(mappings, ReferenceTables.load(mappings), coverage);
    FileTree tree = FileTree.of(mappings);
    tree.files().stream().filter(file -> isMapping(mappings.relativize(file))).forEach(loaded::add);
    tree.broken()
        .forEach(
            brokenTree ->
                loaded.problems.add(
                    new FileProblem(
                        mappings.relativize(brokenTree.path()),
                        MappingProblem.UNREACHABLE,
                        brokenTree.why())));
    return loaded;
  }

  /** From what the partner sends to the canonical form, by its working files. */
  public Optional<Mapping> incoming(String partner, String kind) {
    return of(FormPath.in(partner, kind));
  }

  /** From the canonical form to what the partner takes, by its working files. */
  public Optional<Mapping> outgoing(String partner, String kind) {
    return of(FormPath.out(partner, kind));
  }

  /** Between a form of a partner and the canonical form. */
  public Optional<Mapping> of(FormPath form) {
    return Optional.ofNullable(byPath.get(form.toString()));
  }

  /** The mappings that work, each as its {@link FormPath}, sorted. */
  public List<String> names() {
    return List.copyOf(byPath.keySet());
  }

  /**
   * Where a mapping writes which key of its result.
   *
   * @param name one of {@link #names()}
   * @throws IllegalArgumentException for any other
   */
  public Outline outline(String name) {
    if (!byPath.containsKey(name)) {
      throw new IllegalArgumentException("there is no mapping " + name);
    }
    String path = name + SUFFIX;
    try {
      return Outline.of(parse(path, TextFile.read(folder.resolve(path))));
    } catch (NotText e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The reference tables the mappings look into. */
  public ReferenceTables tables() {
    return tables;
  }

  /** The functions a mapping may call beside JSLT's own. */
  public static Set<String> functionNames() {
    return HubFunctions.all(ReferenceTables.none()).stream()
        .map(Function::getName)
        .collect(Collectors.toSet());
  }

  /** The files that are not used, and why. */
  public List<FileProblem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Compiles a condition with the hub's functions.
   *
   * @throws MappingFailed when the text is no JSLT
   */
  public Predicate compilePredicate(String jslt) {
    try {
      return new Predicate(new Script("when", Metered.of(parse("when", jslt))));
    } catch (JsltException | IllegalArgumentException e) {
      Text why = CompilerSaying.of(reason(String.valueOf(e.getMessage())));
      throw new MappingFailed(MappingProblem.CONDITION.violation(why), e);
    }
  }

  /** Whether the file is a mapping; a JSLT file elsewhere is only imported by others. */
  private static boolean isMapping(Path file) {
    return FormPath.ofFile(file, SUFFIX).isPresent();
  }

  private void add(Path file) {
    Path relative = folder.relativize(file);
    String path = relative.toString().replace('\\', '/');
    String key = path.substring(0, path.length() - SUFFIX.length());
    try {
      String text = TextFile.read(file);
      Expression compiled = parse(path, text);
      if (coverage != null) {
        coverage.watch(compiled);
      }
      byPath.put(key, new Mapping(new Script(key, Metered.of(compiled))));
    } catch (OutOfMemoryError | StackOverflowError e) {
      // what consists of constants is calculated when the file is compiled
      problems.add(unusable(relative, new ScriptPlace(1, 1), e.getClass().getSimpleName()));
    } catch (ChangingValue e) {
      problems.add(unusable(relative, new ScriptPlace(e.line, e.column), e.getMessage()));
    } catch (JsltException e) {
      // a place in a file that is imported says nothing about this one
      boolean elsewhere = e.getSource() != null && !path.equals(e.getSource());
      ScriptPlace at = elsewhere ? new ScriptPlace(1, 1) : ScriptPlace.of(e);
      problems.add(unusable(relative, at, CompilerSaying.of(e.getMessage())));
    } catch (NotText e) {
      problems.add(unusable(relative, new ScriptPlace(e.line(), e.column()), e.why()));
    } catch (IllegalArgumentException e) {
      problems.add(unusable(relative, new ScriptPlace(1, 1), e.getMessage()));
    }
  }

  private Expression parse(String name, String text) {
    refuseChanging(text);
    return new Parser(new StringReader(text))
        .withSource(name)
        .withFunctions(functions)
        .withResourceResolver(this::imported)
        .compile();
  }

  private static void refuseChanging(String text) {
    if (!CHANGING.matcher(text).find()) {
      return;
    }
    // of the same length, so that what is found keeps its place
    Matcher changing =
        CHANGING.matcher(
            COMMENT_OR_TEXT.matcher(text).replaceAll(part -> " ".repeat(part.group().length())));
    if (changing.find()) {
      throw new ChangingValue(changing.group(1), text.substring(0, changing.start()));
    }
  }

  /** An import is a path from the mappings folder and stays inside it. */
  private Reader imported(String name) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize())) {
      throw new JsltException("import " + name + " leaves the mappings folder");
    }
    try {
      return new StringReader(TextFile.read(file));
    } catch (NotText e) {
      throw new JsltException("import " + name + " cannot be read: " + e.why().en(), e);
    }
  }

  /** A call of a function that a mapping must not call, and where. */
  private static final class ChangingValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    ChangingValue(String function, String before) {
      super(function + "() gives another value each time; a mapping must not");
      line = (int) before.chars().filter(c -> c == '\n').count() + 1;
      column = before.length() - before.lastIndexOf('\n');
    }
  }

  private static FileProblem unusable(Path file, ScriptPlace at, @Nullable String why) {
    String reason = reason(String.valueOf(why));
    return unusable(file, at, new Text(reason, reason));
  }

  private static FileProblem unusable(Path file, ScriptPlace at, Text why) {
    return new FileProblem(file, at.line(), at.column(), MappingProblem.UNUSABLE, why);
  }

  private static String reason(String whole) {
    return EXPECTED.matcher(whole).replaceAll("");
  }
}
