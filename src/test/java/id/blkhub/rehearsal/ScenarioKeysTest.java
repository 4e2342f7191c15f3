package id.blkhub.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.declaration.KeyReads;
import org.junit.jupiter.api.Test;

class ScenarioKeysTest {
  @Test
  void shouldHaveEveryKeyRead() {
    assertThat(
            KeyReads.unread(
                ScenarioKeys.class,
                ScenarioKeys.OfSend.class,
                ScenarioKeys.OfAnswer.class,
                ExpectKeys.class,
                ExpectKeys.OfMessage.class,
                ExpectKeys.OfCall.class,
                ExpectKeys.OfReceipt.class,
                ExpectKeys.OfError.class,
                ExpectKeys.OfFilter.class))
        .isEmpty();
  }
}
