package id.blkhub.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * A message of any door: lines of {@code name: value}, an empty line, the body. It is read the same
 * way twice, what is wrong with it has a code in both languages, and its data are bytes its sender
 * wrote.
 */
class MessageReaderFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void shouldReadAnyMessage(byte[] bytes) throws Exception {
    read(bytes);
  }

  @Test
  void shouldReadChangedSeeds() throws Exception {
    Seeds.change(getClass(), MessageReaderFuzzTest::read);
  }

  private static void read(byte[] bytes) throws Exception {
    String text = new String(bytes, ISO_8859_1);
    int end = text.startsWith("\n") ? 0 : text.indexOf("\n\n") + 1;
    RawHead raw = raw(text.substring(0, end));
    byte[] body = text.substring(Math.min(end + 1, text.length())).getBytes(ISO_8859_1);
    Head head;
    try {
      head = Cost.bounded(() -> MessageReader.head(raw));
    } catch (TooMuchBeside e) {
      return;
    }
    ReadMessage message = Cost.bounded(() -> MessageReader.read(head, body));

    assertThat(MessageReader.read(head, body))
        .usingRecursiveComparison()
        .as("read again")
        .isEqualTo(message);
    assertThat(message.violations())
        .allSatisfy(
            violation -> {
              assertThat(violation.code()).startsWith("HUB-");
              assertThat(violation.message().id()).isNotBlank();
              assertThat(violation.message().en()).isNotBlank();
            });
    assertThat(message.id())
        .satisfiesAnyOf(id -> assertThat(id).isNull(), MessageReaderFuzzTest::sound);
    assertThat(message.source())
        .satisfiesAnyOf(source -> assertThat(source).isNull(), MessageReaderFuzzTest::sound);
    if (!message.violations().isEmpty()) {
      assertThat(message.data()).as("what cannot be unwrapped stays whole").isEqualTo(body);
    }
  }

  private static void sound(String value) {
    assertThat(SoundText.is(value)).isTrue();
  }

  private static RawHead raw(String lines) {
    RawHead raw = new RawHead(lines.startsWith("bare\n"));
    Arrays.stream(lines.split("\n"))
        .filter(line -> line.indexOf(':') > 0)
        .forEach(
            line -> {
              String name = line.substring(0, line.indexOf(':'));
              String value = line.substring(line.indexOf(':') + 1).strip();
              switch (name.toLowerCase(Locale.ROOT)) {
                case "content-type" -> raw.contentType(value);
                case "content-encoding" -> raw.contentEncoding(value);
                case "idempotency-key" -> raw.idempotencyKey(value);
                case "message-id" -> raw.transportId(value);
                default -> raw.field(name, value);
              }
            });
    return raw;
  }
}
