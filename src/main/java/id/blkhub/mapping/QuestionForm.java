package id.blkhub.mapping;

import java.util.Optional;

/**
 * What the files of a question are called. The hub's own forms are {@code
 * canonical/<name>.question} and {@code canonical/<name>.answer}. The answering partner's are
 * {@code out/<name>.question} for what it is asked and {@code in/<name>.answer} for what it says.
 */
public final class QuestionForm {
  private static final String QUESTION = ".question";
  private static final String ANSWER = ".answer";

  private QuestionForm() {}

  /** The form of what is asked. */
  public static String question(String name) {
    return name + QUESTION;
  }

  /** The form of what is answered. */
  public static String answer(String name) {
    return name + ANSWER;
  }

  /** How the partner is asked. */
  public static FormPath asked(String partner, String name) {
    return FormPath.out(partner, question(name));
  }

  /** How the partner answers. */
  public static FormPath answered(String partner, String name) {
    return FormPath.in(partner, answer(name));
  }

  /** Whether a form belongs to a question and not to a kind of messages. */
  public static boolean isPart(String form) {
    return form.endsWith(QUESTION) || form.endsWith(ANSWER);
  }

  /** The question a form belongs to; empty for the form of a kind of messages. */
  public static Optional<String> name(String form) {
    return isPart(form) ? Optional.of(form.substring(0, form.lastIndexOf('.'))) : Optional.empty();
  }
}
