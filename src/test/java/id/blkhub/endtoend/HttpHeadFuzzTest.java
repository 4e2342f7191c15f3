package id.blkhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import id.blkhub.fuzz.OwnMachine;
import id.blkhub.fuzz.Seeds;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes on the HTTP port, whatever they are: an answer with a code of the hub, or the end. */
class HttpHeadFuzzTest {
  private static final Pattern HEAD =
      Pattern.compile("(?s)HTTP/1\\.1 (\\d{3}) ?\\r\\n(.*?)\\r\\n\\r\\n");

  @TempDir private static Path data;
  private static TestHub hub;

  @BeforeAll
  static void start() throws IOException {
    hub = TestHub.start(data, Engine.SQLITE);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @FuzzTest(maxDuration = "10m")
  void shouldAnswerAnyBytes(byte[] bytes) throws Exception {
    OwnMachine.allow();
    answer(bytes);
  }

  @Test
  void shouldAnswerChangedSeeds() throws Exception {
    Seeds.change(getClass(), HttpHeadFuzzTest::answer);
  }

  private static void answer(byte[] bytes) throws IOException {
    String answer = RawHttp.exchange(hub.httpPort(), bytes);
    if (answer.isEmpty()) {
      return;
    }
    Matcher head = HEAD.matcher(answer);
    if (!head.lookingAt()) {
      // to a line without a version, as of HTTP 0.9, the answer is a body alone
      assertThat(answer).doesNotStartWith("HTTP/");
      return;
    }
    int status = Integer.parseInt(head.group(1));
    assertThat(status).as(answer).isNotEqualTo(500);
  }
}
