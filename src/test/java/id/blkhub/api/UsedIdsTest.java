package id.blkhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UsedIdsTest {
  private static final UsedIds.UsedId KEY =
      new UsedIds.UsedId(new PartnerId("supra"), new Kind("vacancy"), null, "1", false);

  private final UsedIds usedIds = new UsedIds();

  @Test
  void shouldTellOtherContentFromARepetition() {
    usedIds.use(KEY, new MessageId("first"), 1, bytes("a"));

    assertThat(usedIds.use(KEY, new MessageId("second"), 1, bytes("a"))).isEmpty();
    assertThat(usedIds.use(KEY, new MessageId("third"), 1, bytes("b")))
        .contains(new MessageId("first"));
  }

  @Test
  void shouldLeaveTheSameIdInAnotherVersionOfTheContractToIntake() {
    usedIds.use(KEY, new MessageId("first"), 1, bytes("a"));

    assertThat(usedIds.use(KEY, new MessageId("second"), 2, bytes("b"))).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
