package id.blkhub.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a command line and its options, {@code --name value} or {@code --name=value}.
 *
 * @param words what is no option, in its order
 * @param options the last value of each
 * @param complete whether each option had its value
 */
record Arguments(List<String> words, Map<String, String> options, boolean complete) {
  private static final String DASHES = "--";

  static Arguments of(String... arguments) {
    List<String> words = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>();
    boolean complete = true;
    for (int at = 0; at < arguments.length; at++) {
      String argument = arguments[at];
      if (!argument.startsWith(DASHES)) {
        words.add(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      if (equals > 0) {
        options.put(argument.substring(DASHES.length(), equals), argument.substring(equals + 1));
      } else if (at + 1 < arguments.length) {
        options.put(argument.substring(DASHES.length()), arguments[++at]);
      } else {
        complete = false;
      }
    }
    return new Arguments(List.copyOf(words), Map.copyOf(options), complete);
  }

  /**
   * @param known the options there are, and whether each must be given
   */
  boolean sound(Map<String, Boolean> known) {
    return complete
        && known.keySet().containsAll(options.keySet())
        && known.entrySet().stream()
            .allMatch(option -> !option.getValue() || options.containsKey(option.getKey()));
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
