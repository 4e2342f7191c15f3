package id.blkhub.question;

import id.blkhub.message.Violation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question that is not asked. It is an answer, not a fault, so it has no stack. */
public final class QuestionRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final QuestionProblem why;
  private final transient List<Violation> errors;
  private final transient @Nullable Duration after;

  QuestionRefused(QuestionProblem why, List<Violation> errors, @Nullable Duration after) {
    super(why.code(), null, false, false);
    this.why = why;
    this.errors = List.copyOf(errors);
    this.after = after;
  }

  QuestionRefused(QuestionProblem why) {
    this(why, List.of(), null);
  }

  public QuestionProblem why() {
    return why;
  }

  /** What is wrong with the question; empty where the question itself is not at fault. */
  public List<Violation> errors() {
    return errors;
  }

  /** When to ask again; null where that would not help. */
  public @Nullable Duration after() {
    return after;
  }
}
