package id.blkhub.cli;

import id.blkhub.message.Text;
import id.blkhub.newpartner.DraftRefused;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What options say, and at a terminal the answers to what they do not say. Who answers wrongly is
 * told so and asked again; a wrong option ends the command.
 */
final class Questions {
  private final Shell shell;

  Questions(Shell shell) {
    this.shell = shell;
  }

  /**
   * What an option says, or what somebody answers where it was not given.
   *
   * @param given the value of the option; null where it was not given
   * @param read makes of an answer, empty where there is none, what is wanted of it
   * @throws Misuse or {@link DraftRefused} by {@code read}, for an option or where nobody is there
   */
  <T> T answer(@Nullable String given, Text question, Function<String, T> read) {
    UnaryOperator<@Nullable String> terminal = shell.terminal();
    while (given == null && terminal != null) {
      String answer = terminal.apply(question.id() + " / " + question.en());
      if (answer == null) {
        break;
      }
      try {
        return read.apply(answer.strip());
      } catch (Misuse | DraftRefused e) {
        shell.err().println(e.getMessage());
      }
    }
    return read.apply(given == null ? "" : given.strip());
  }

  /** The same for what must be said. */
  String needed(String option, @Nullable String given, String id, String en) {
    return answer(given, new Text(id, en), answer -> there(option, answer));
  }

  static String there(String option, String answer) {
    if (answer.isEmpty()) {
      throw new Misuse(CommandProblem.OPTION_EMPTY, option);
    }
    return answer;
  }

  /** The words between commas. */
  static List<String> list(String answer) {
    return Arrays.stream(answer.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
