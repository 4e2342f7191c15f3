package id.blkhub.question;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** {@code blkhub_questions_seconds}: how many questions had which outcome, and after how long. */
public final class QuestionMeters {
  private final MeterRegistry registry;

  public QuestionMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  static String outcome(QuestionProblem why) {
    return why.name().toLowerCase(Locale.ROOT);
  }

  void ended(AskedQuestion asked, String outcome, Instant at) {
    Duration took = Duration.between(asked.at(), at);
    Timer.builder("blkhub.questions")
        .description("From the question to its outcome")
        .tag("asker", asked.asker().value())
        .tag("answerer", asked.place().answerer().value())
        .tag("question", asked.place().name().value())
        .tag("outcome", outcome)
        .register(registry)
        .record(took.isNegative() ? Duration.ZERO : took);
  }
}
