package id.blkhub.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.PartnerId;
import org.junit.jupiter.api.Test;

class SharesTest {
  private final Shares shares = new Shares(200);

  @Test
  void shouldGiveNoPartnerMoreThanItLeavesFree() {
    assertThat(takeAll("blk")).isEqualTo(100);

    shares.leave(new PartnerId("blk"));

    assertThat(takeAll("blk")).isEqualTo(1);
  }

  @Test
  void shouldLeaveSomeToTheOthersHoweverManyMisbehave() {
    assertThat(takeAll("blk")).isEqualTo(100);
    assertThat(takeAll("bank")).isEqualTo(50);
    assertThat(takeAll("dinkop")).isEqualTo(25);

    assertThat(shares.enter(new PartnerId("supra"))).isTrue();
  }

  private int takeAll(String partner) {
    int taken = 0;
    while (shares.enter(new PartnerId(partner))) {
      taken++;
    }
    return taken;
  }
}
