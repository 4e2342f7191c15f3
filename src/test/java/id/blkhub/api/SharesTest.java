package id.blkhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void shouldGiveEachPartnerItsShareAndNoMore() {
    Shares shares = new Shares();
    for (int n = 0; n < Shares.MOST_AT_ONCE; n++) {
      assertThat(shares.enter("blk")).isTrue();
    }

    assertThat(shares.enter("blk")).isFalse();
    assertThat(shares.enter("supra")).isTrue();

    shares.leave("blk");
    assertThat(shares.enter("blk")).isTrue();
    assertThat(shares.enter("blk")).isFalse();
  }
}
