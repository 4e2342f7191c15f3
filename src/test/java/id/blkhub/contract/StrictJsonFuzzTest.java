package id.blkhub.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import org.junit.jupiter.api.Test;

/** The body of a message, whatever it is: a document that can be written again, or why not. */
class StrictJsonFuzzTest {
  private static final int LARGEST = 1 << 20;
  private static final StrictJson READER = new StrictJson();

  @FuzzTest(maxDuration = "10m")
  void shouldReadAnyBytes(byte[] body) throws Exception {
    read(body);
  }

  @Test
  void shouldReadChangedSeeds() throws Exception {
    Seeds.change(getClass(), StrictJsonFuzzTest::read);
  }

  private static void read(byte[] body) throws Exception {
    Parsed parsed = Cost.bounded(() -> READER.parse(body, LARGEST));

    assertThat(READER.parse(body, LARGEST).violations()).isEqualTo(parsed.violations());
    assertThat(parsed.violations().isEmpty()).isEqualTo(parsed.ok());
    if (parsed.ok()) {
      byte[] again = parsed.document().toString().getBytes(UTF_8);
      assertThat(READER.parse(body, LARGEST).document()).isEqualTo(parsed.document());
      assertThat(READER.parse(again, Integer.MAX_VALUE).document()).isEqualTo(parsed.document());
    }
  }
}
