package id.blkhub.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonPointer;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import id.blkhub.message.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The answer of a partner's server, whatever it is: a verdict that quotes nothing of it but a code
 * the route declares or that has the form of one. An input is a digit for the status, a line for
 * Retry-After, and the body.
 */
class PartnerReplyFuzzTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-06-01T05:00:00Z"), ZoneOffset.UTC);
  private static final int[] STATUSES = {
    200, 201, 204, 302, 400, 401, 404, 409, 429, 503, 100, 999
  };
  private static final ResponseClassifier JUDGE =
      new ResponseClassifier(
          new CallOptions.Envelope(
              JsonPointer.compile("/responseCode"), "2005400", Set.of("4045408"), true),
          Map.of(409, "4095400"),
          Map.of(404, "4045401"),
          NOON);

  @FuzzTest(maxDuration = "10m")
  void shouldJudgeAnyReply(byte[] input) throws Exception {
    judge(input);
  }

  @Test
  void shouldJudgeChangedSeeds() throws Exception {
    Seeds.change(getClass(), PartnerReplyFuzzTest::judge);
  }

  private static void judge(byte[] input) throws Exception {
    String[] parts = new String(input, UTF_8).split("\n", 3);
    if (parts.length < 3 || parts[0].isEmpty()) {
      return;
    }
    Reply reply =
        new Reply.Response(
            STATUSES[parts[0].charAt(0) % STATUSES.length],
            Optional.of(parts[1]),
            parts[2].getBytes(UTF_8));
    Verdict verdict = Cost.bounded(() -> JUDGE.judge(reply, Duration.ofSeconds(10)));

    assertThat(JUDGE.judge(reply, Duration.ofSeconds(10))).isEqualTo(verdict);
    if (verdict instanceof Verdict.Later later && later.after() != null) {
      assertThat(later.after()).isBetween(Duration.ZERO, RetryAfter.LONGEST);
    }
    why(verdict).ifPresent(PartnerReplyFuzzTest::quotesNothing);
  }

  private static Optional<Violation> why(Verdict verdict) {
    if (verdict instanceof Verdict.RefusedCall refusedCall) {
      return Optional.of(refusedCall.why());
    }
    if (verdict instanceof Verdict.Nonsense nonsense) {
      return Optional.of(nonsense.why());
    }
    return verdict instanceof Verdict.Later later ? Optional.of(later.why()) : Optional.empty();
  }

  /** The hub's own sentences have no other characters. */
  private static void quotesNothing(Violation why) {
    assertThat(why.message().en()).matches("[A-Za-z0-9 .,;:()/'-]+");
    assertThat(why.message().id()).matches("[A-Za-z0-9 .,;:()/'-]+");
  }
}
