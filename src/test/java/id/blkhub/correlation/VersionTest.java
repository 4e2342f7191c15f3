package id.blkhub.correlation;

import static id.blkhub.correlation.Sample.assessment;
import static id.blkhub.correlation.Sample.enrolment;
import static id.blkhub.correlation.Sample.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.message.MessageId;
import id.blkhub.message.Version;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  private static final Outcome OLDER = new Outcome.Conflict(CorrelationProblem.OLDER_VERSION);
  private static final Outcome SAME =
      new Outcome.Conflict(CorrelationProblem.SAME_VERSION_OTHER_CONTENT);

  @TempDir Path dir;
  private TestDatabases databases;
  private Correlator correlator;

  private void on(Engine engine) {
    databases = engine.open(dir);
    correlator = new Correlator(databases.hub(), new ClearSeal(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    if (databases != null) {
      databases.close();
    }
  }

  private Outcome one(Sample sample) {
    return correlator.remember(List.of(sample.arrives()), (index, fresh) -> Set.of()).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5, 0",
    "0, 0, 0",
    "-1, -1, 0",
    "-1.5, -2, 500000000",
    "1769587200.5, 1769587200, 500000000",
    "1769587200.123456789, 1769587200, 123456789",
    "1.0000000019, 1, 1",
    "9223372036854775807, 9223372036854775807, 0",
    "-9223372036854775808, -9223372036854775808, 0",
  })
  void shouldReadANumber(BigDecimal number, long whole, int nanos) {
    assertThat(Version.of(DecimalNode.valueOf(number))).contains(new Version(whole, nanos));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1e40"})
  void shouldNotReadWhatIsTooFar(BigDecimal number) {
    assertThat(Version.of(DecimalNode.valueOf(number))).isEmpty();
  }

  @Test
  void shouldNotReadWhatIsNoNumber() {
    assertThat(Version.of(TextNode.valueOf("5"))).isEmpty();
    assertThat(Version.of((JsonNode) null)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldOrderByTheFraction(Engine engine) {
    on(engine);
    assertThat(one(message("1").version(7, 500_000_000))).isInstanceOf(Outcome.Fresh.class);
    assertThat(one(message("2").version(7, 499_999_999).content("B"))).isEqualTo(OLDER);
    assertThat(one(message("3").version(7, 500_000_000).content("B"))).isEqualTo(SAME);
    assertThat(one(message("4").version(7).content("B"))).isEqualTo(OLDER);
    assertThat(one(message("5").version(7, 500_000_001).content("B")))
        .isInstanceOf(Outcome.Fresh.class);
    assertThat(one(message("6").version(8).content("C"))).isInstanceOf(Outcome.Fresh.class);
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveTheFractionAgainThatWasBeforeAMessageThatWaitedInVain(Engine engine) {
    on(engine);
    one(enrolment("1", "E-1"));
    one(assessment("2", "E-1", "R-1").version(1, 500_000_000));
    Sample inVain = assessment("3", "E-2", "R-1").content("B").version(2, 250_000_000);
    assertThat(one(inVain)).isInstanceOf(Outcome.Waiting.class);
    assertThat(correlator.expire(new MessageId("3"), null)).isInstanceOf(Outcome.Unknown.class);

    Sample before = assessment("4", "E-1", "R-1").content("C").version(1, 250_000_000);
    assertThat(one(before)).isEqualTo(OLDER);
    Sample after = assessment("5", "E-1", "R-1").content("C").version(1, 750_000_000);
    assertThat(one(after)).isInstanceOf(Outcome.Fresh.class);
  }
}
