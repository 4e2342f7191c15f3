package id.blkhub.edge;

import id.blkhub.sheet.SheetOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.util.TimeUtils;

/** Reads the options of a source one by one and keeps all mistakes. */
public final class EdgeOptionReader {
  /** In the place of an option that is not used; a parameter of a template cannot be empty. */
  public static final String NONE = "none";

  private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";
  private static final String SETTING = "[a-z0-9][a-z0-9.-]{0,62}";
  private static final Duration LONGEST_QUESTION = Duration.ofMinutes(2);

  private final Map<String, Object> options;
  private final List<String> mistakes = new ArrayList<>();
  private final Set<String> asked = new TreeSet<>();

  /**
   * @param options those that are asked for are taken out of it
   */
  public EdgeOptionReader(Map<String, Object> options) {
    this.options = options;
  }

  /**
   * The text of an option.
   *
   * @param otherwise where it is not given
   */
  public String text(String name, String otherwise) {
    asked.add(name);
    Object value = options.remove(name);
    return value == null || value.toString().isBlank() ? otherwise : value.toString().strip();
  }

  /** One of the words of an enum. */
  public <E extends Enum<E>> E choice(String name, E otherwise) {
    String word = text(name, SheetOptions.word(otherwise));
    for (E one : otherwise.getDeclaringClass().getEnumConstants()) {
      if (SheetOptions.word(one).equals(word)) {
        return one;
      }
    }
    String choices =
        Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
            .map(SheetOptions::word)
            .collect(Collectors.joining(", "));
    mistakes.add(name + " is one of " + choices + ", not " + word);
    return otherwise;
  }

  /** A whole number within bounds. */
  public int number(String name, int least, int otherwise, int most) {
    String value = text(name, Integer.toString(otherwise));
    boolean sound =
        value.matches("\\d{1,9}")
            && Integer.parseInt(value) >= least
            && Integer.parseInt(value) <= most;
    require(sound, name + " is a number from " + least + " to " + most + ", not " + value);
    return sound ? Integer.parseInt(value) : otherwise;
  }

  /** A time such as 5s. */
  public Duration duration(String name, Duration least, Duration otherwise) {
    String value = text(name, otherwise.toMillis() + "ms");
    if (!value.matches("\\d{1,7}(ms|s|m|h|d)")) {
      mistakes.add(name + " is a duration such as 5s, not " + value);
      return otherwise;
    }
    Duration read = Duration.ofMillis(TimeUtils.toMilliSeconds(value));
    require(read.compareTo(least) >= 0, name + " is at least " + least.toMillis() + "ms");
    return read;
  }

  /**
   * How long a partner may take for an answer: at most two minutes.
   *
   * @param least no shorter one
   */
  public Duration timeout(Duration least, Duration otherwise) {
    Duration timeout = duration("timeout", least, otherwise);
    require(timeout.compareTo(LONGEST_QUESTION) <= 0, "timeout is at most 2m");
    return timeout;
  }

  /**
   * A partner and the name of something of it.
   *
   * @param text {@code <partner>/<name>}
   * @param what it is, to be told: the poll
   * @param more to be told behind it; empty for nothing
   */
  public EdgePlace place(String text, String what, String more) {
    String[] parts = text.split("/", -1);
    boolean sound = parts.length == 2 && isName(parts[0]) && isName(parts[1]);
    require(
        sound,
        what + " is <partner>/<name> in small letters, digits and -, " + more + "not " + text);
    return sound ? new EdgePlace(parts[0], parts[1]) : EdgePlace.NOWHERE;
  }

  /** Whether it is made of small letters, digits and -. */
  public static boolean isName(String text) {
    return text.matches(NAME);
  }

  /** Whether it may be the name of a group of settings. */
  public static boolean isSettingName(String text) {
    return text.matches(SETTING);
  }

  /** What {@code read} makes of the option; its failure is a mistake. */
  public <T> T read(String name, String otherwise, Function<String, T> read, T nothing) {
    try {
      return read.apply(text(name, otherwise));
    } catch (IllegalArgumentException e) {
      mistakes.add(e.getMessage());
      return nothing;
    }
  }

  /** Notes a mistake where something does not hold. */
  public void require(boolean holds, String otherwise) {
    if (!holds) {
      mistakes.add(otherwise);
    }
  }

  /** What is wrong so far. */
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The options there are: those that were asked for. */
  public Set<String> known() {
    return asked;
  }

  /**
   * Ends the reading.
   *
   * @throws IllegalArgumentException naming every mistake
   */
  public void finish() {
    if (!mistakes.isEmpty()) {
      throw EdgeProblem.OPTION.mistake(String.join("; ", mistakes));
    }
  }
}
