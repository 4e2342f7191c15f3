package id.blkhub.cli;

import id.blkhub.cli.CommandOptions.Misuse;
import id.blkhub.message.Text;
import id.blkhub.newpartner.DraftRefused;
import java.io.PrintStream;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What options say, and at a terminal the answers to what they do not say. Who answers wrongly is
 * told so and asked again; a wrong option ends the command.
 */
final class Questions {
  private final CommandOptions options;
  private final UnaryOperator<String> terminal;
  private final PrintStream err;

  /**
   * @param terminal gives the answer to a question, null at the end of input; null where nobody is
   *     there to ask
   * @param err where it is said what is wrong with an answer
   */
  Questions(CommandOptions options, UnaryOperator<String> terminal, PrintStream err) {
    this.options = options;
    this.terminal = terminal;
    this.err = err;
  }

  /**
   * @param read makes of an answer, empty where there is none, what is wanted of it
   * @throws Misuse or {@link DraftRefused} by {@code read}, for an option or where nobody is there
   */
  <T> T answer(String option, Text question, Function<String, T> read) {
    boolean asks = terminal != null && !options.has(option);
    while (asks) {
      String answer = terminal.apply(question.id() + " / " + question.en());
      if (answer == null) {
        break;
      }
      try {
        return read.apply(answer.strip());
      } catch (Misuse | DraftRefused e) {
        err.println(e.getMessage());
      }
    }
    return read.apply(options.value(option).orElse("").strip());
  }
}
