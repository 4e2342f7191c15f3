package id.blkhub.cli;

import java.util.List;
import java.util.stream.Stream;

/** The command was called wrongly; the message is a sentence with its code. */
final class Misuse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> choices;

  /**
   * @param values as the sentence takes them
   */
  Misuse(CommandProblem problem, Object... values) {
    this(List.of(), problem.said(values));
  }

  Misuse(StartRule problem, Object... values) {
    this(List.of(), problem.said(values));
  }

  private Misuse(List<String> choices, String sentence) {
    super(sentence);
    this.choices = choices;
  }

  /** With what could have been meant, too many words for a sentence. */
  static Misuse among(List<String> choices, CommandProblem problem, Object... values) {
    return new Misuse(choices, problem.said(values));
  }

  /** The sentence, and below it what could have been meant. */
  List<String> lines() {
    return Stream.concat(
            Stream.of(String.valueOf(getMessage())), choices.stream().map(choice -> "  " + choice))
        .toList();
  }
}
