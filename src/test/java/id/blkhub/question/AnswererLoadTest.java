package id.blkhub.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.blkhub.message.PartnerId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How many questions a partner has open, and when it is left alone. */
class AnswererLoadTest {
  private static final Instant NOW = Instant.parse("2026-06-01T01:00:00Z");
  private static final PartnerId SUPRA = new PartnerId("supra");
  private static final PartnerId BANK = new PartnerId("bank");

  private final AnswererLoad load = new AnswererLoad(4);

  @Test
  void shouldGiveOneAskerHalfOfThePlacesAndLeaveTheOthers() {
    load.enter(SUPRA, NOW);
    load.enter(SUPRA, NOW);

    assertThat(refusal(SUPRA, NOW).why()).isEqualTo(QuestionProblem.BUSY);
    load.enter(BANK, NOW);
    load.enter(BANK, NOW);
    assertThat(refusal(new PartnerId("blk"), NOW).why()).isEqualTo(QuestionProblem.BUSY);

    load.leave(SUPRA);
    assertThatCode(() -> load.enter(new PartnerId("blk"), NOW)).doesNotThrowAnyException();
  }

  @Test
  void shouldLeaveAPartnerAloneAfterThreeFailuresAndThenTryItWithOneQuestion() {
    failTimes(3);

    QuestionRefused early = refusal(SUPRA, NOW);
    assertThat(early.why()).isEqualTo(QuestionProblem.AWAY);
    assertThat(early.after()).isPositive();

    Instant later = NOW.plus(early.after());
    load.enter(SUPRA, later);
    assertThat(refusal(BANK, later).why()).isEqualTo(QuestionProblem.AWAY);
    load.answered();
    assertThatCode(() -> load.enter(BANK, later)).doesNotThrowAnyException();
  }

  @Test
  void shouldLeaveAPartnerAloneForLongerWhileItFailsAndForAMinuteAtMost() {
    Duration first = failTimes(3);
    Duration second = load.failed(NOW, Duration.ZERO);

    assertThat(second).isGreaterThan(first);
    assertThat(failTimes(20)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void shouldWaitAsLongAsThePartnerAsksWithinAMinute() {
    assertThat(load.failed(NOW, Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    assertThat(refusal(SUPRA, NOW.plusSeconds(6)).why()).isEqualTo(QuestionProblem.AWAY);
    assertThatCode(() -> load.enter(SUPRA, NOW.plusSeconds(7))).doesNotThrowAnyException();

    assertThat(load.failed(NOW, Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(1));
  }

  private Duration failTimes(int times) {
    Duration pause = Duration.ZERO;
    for (int i = 0; i < times; i++) {
      pause = load.failed(NOW, Duration.ZERO);
    }
    return pause;
  }

  private QuestionRefused refusal(PartnerId asker, Instant at) {
    return catchThrowableOfType(QuestionRefused.class, () -> load.enter(asker, at));
  }
}
