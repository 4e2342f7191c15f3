package id.blkhub.lint;

import id.blkhub.files.NotText;
import id.blkhub.files.TextFile;
import id.blkhub.mapping.ReferenceTables;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** The scripts under mappings/ as they import each other, each read once. Thread-safe. */
final class Scripts {
  private final Path folder;
  private final ReferenceTables tables;
  private final Map<String, Optional<JsltText>> modules = new ConcurrentHashMap<>();
  private final Set<Path> imported = new ConcurrentSkipListSet<>();
  private final Set<String> usedTables = new ConcurrentSkipListSet<>();

  Scripts(Path folder, ReferenceTables tables) {
    this.folder = folder;
    this.tables = tables;
  }

  /** A file that others import; empty where it cannot be read or is no JSLT. */
  Optional<JsltText> module(String name) {
    return modules.computeIfAbsent(name, n -> parse(n, true));
  }

  /**
   * Why a file is no JSLT; empty where it is.
   *
   * @param module whether it is there to be imported
   */
  Optional<JsltText.ScriptFault> fault(Path relative, boolean module) {
    try {
      return JsltText.fault(TextFile.read(folder.resolve(relative)), module);
    } catch (NotText e) {
      return Optional.of(new JsltText.ScriptFault(new SourcePlace(e.line(), e.column()), e.why()));
    }
  }

  /** A mapping; empty where it cannot be read or is no JSLT. */
  Optional<JsltText> script(Path relative) {
    return parse(relative.toString(), false);
  }

  private Optional<JsltText> parse(String name, boolean module) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize())) {
      return Optional.empty();
    }
    try {
      String text = TextFile.read(file);
      return JsltText.parse(folder.resolve(name), text, module, SourcePlace::of);
    } catch (NotText e) {
      return Optional.empty();
    }
  }

  /** Whether all it names is there. */
  void names(JsltText text, LintReport report) {
    text.imports().values().forEach(source -> imported.add(Path.of(source).normalize()));
    usedTables.addAll(JsltNames.check(text, tables, this::module, report));
  }

  /** What the script writes; what it reads is told. */
  AbstractValue read(JsltText text, ReadListener readListener) {
    return read(text, readListener, LookupListener.NONE);
  }

  /** The same; what it looks up is told as well. */
  AbstractValue read(JsltText text, ReadListener readListener, LookupListener lookups) {
    return new JsltReading(readListener, lookups, this::module).result(text);
  }

  /** Files that some script imports, relative to the folder. */
  Set<Path> imported() {
    return imported;
  }

  /** Reference tables that some script looks into. */
  Set<String> usedTables() {
    return usedTables;
  }
}
