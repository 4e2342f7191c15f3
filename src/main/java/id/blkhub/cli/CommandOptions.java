package id.blkhub.cli;

import id.blkhub.files.FileTree;
import id.blkhub.message.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What follows the name of a command: plain words, {@code --option value} and {@code --flag}.
 *
 * @param values of options; a flag has an empty one
 */
record CommandOptions(List<String> words, Map<String, String> values) {
  /**
   * Reads the arguments behind the command's name.
   *
   * @param valued options that take a value
   * @param flags options that take none
   * @throws Misuse for an option that does not exist or lacks its value
   */
  static CommandOptions of(String[] arguments, Set<String> valued, Set<String> flags) {
    List<String> words = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("--")) {
        words.add(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
      if (flags.contains(name) && equals < 0) {
        values.put(name, "");
      } else if (valued.contains(name) && equals > 0) {
        values.put(name, argument.substring(equals + 1));
      } else if (valued.contains(name) && i + 1 < arguments.length) {
        values.put(name, arguments[++i]);
      } else {
        throw new Misuse(unknown(name, valued, flags));
      }
    }
    return new CommandOptions(List.copyOf(words), Map.copyOf(values));
  }

  private static String unknown(String name, Set<String> valued, Set<String> flags) {
    if (valued.contains(name)) {
      return "--" + name + " needs a value";
    }
    TreeSet<String> known = new TreeSet<>(valued);
    known.addAll(flags);
    return "there is no option --" + name + Suggestion.of(name, known).en();
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }

  Optional<Path> path(String option) {
    return value(option).map(Path::of);
  }

  /**
   * The folder an option names, or the one of that name in the hub's home.
   *
   * @throws Misuse where there is no such folder
   */
  Path folder(String option) {
    String home = System.getenv().getOrDefault("HUB_HOME", "");
    Path folder = path(option).orElseGet(() -> Path.of(home, option));
    if (!Files.isDirectory(folder)) {
      throw new Misuse(StartRule.NO_FOLDER.said("--" + option, folder, FileTree.noFolder(folder)));
    }
    return folder;
  }

  /** The command was called wrongly; the message says how. */
  static final class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
      super(message.startsWith("HUB-") ? message : StartRule.NO_COMMAND.code() + ' ' + message);
    }
  }
}
