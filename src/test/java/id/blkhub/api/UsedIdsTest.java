package id.blkhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UsedIdsTest {
  private static final UsedIds.Key KEY = new UsedIds.Key("supra", "vacancy", null, "1", false);

  private final UsedIds usedIds = new UsedIds();

  @Test
  void shouldTellOtherContentFromARepetition() {
    usedIds.use(KEY, "first", 1, bytes("a"));

    assertThat(usedIds.use(KEY, "second", 1, bytes("a"))).isEmpty();
    assertThat(usedIds.use(KEY, "third", 1, bytes("b"))).contains("first");
  }

  @Test
  void shouldLeaveTheSameIdInAnotherVersionOfTheContractToIntake() {
    usedIds.use(KEY, "first", 1, bytes("a"));

    assertThat(usedIds.use(KEY, "second", 2, bytes("b"))).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
