package id.blkhub.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StompHeadTest {
  private static StompHead read(String lines) throws DoorRefusal {
    return StompHead.read(lines.getBytes(UTF_8), true);
  }

  @Test
  void shouldReadEscapesAndWriteThemAgain() throws DoorRefusal {
    StompHead head = read("SEND\r\nce\\cid:a\\cb\\\\\\n\\r\ncontent-length:7");

    assertThat(head.headers()).containsEntry("ce:id", "a:b\\\n\r");
    assertThat(head.bodyLength()).isEqualTo(7);
    assertThat(new String(head.written(7), UTF_8))
        .isEqualTo("SEND\nce\\cid:a\\cb\\\\\\n\\r\ncontent-length:7\n\n");
  }

  @Test
  void shouldTakeALoginAsItStands() throws DoorRefusal {
    StompHead head = read("CONNECT\naccept-version:1.1,1.2\npasscode:a:b\\c");

    assertThat(head.headers()).containsEntry("passcode", "a:b\\c");
    assertThat(head.choosesVersion12()).isTrue();
  }

  @Test
  void shouldKnowOneEscapeLessInVersion11() {
    assertThatThrownBy(() -> StompHead.read("SEND\nx:\\r".getBytes(UTF_8), false))
        .hasMessageContaining("HUB-B020");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SENDS",
        "send",
        "MESSAGE",
        "SEND\nx",
        "SEND\n:x",
        "SEND\nx:a:b",
        "SEND\nx:\\t",
        "SEND\nx:\\",
        "SEND\nx:a\nx:a",
        "SEND\nx:a\rb",
        "SEND\ncontent-length:x",
        "SEND\ncontent-length:01",
        "CONNECT\nheart-beat:1",
        "SEND\nx\\d:a"
      })
  void shouldRefuseWhatIsNoHead(String lines) {
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(DoorRefusal.class)
        .hasMessageContaining("HUB-B020")
        .hasMessageContaining(" / ");
  }
}
