package id.blkhub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeMemoryTest {
  private static final long MIB = 1 << 20;
  private static final long LARGEST = 4 * MIB;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void allAddressesOfAPartnerHoldASixteenthOfTheHeap(int kinds) {
    IntakeMemory memory = new IntakeMemory(null, 1024 * MIB, LARGEST);
    assertThat(memory.each(kinds) * kinds).isEqualTo(64 * MIB);
  }

  @Test
  void anAddressHoldsTheLargestMessageOnASmallHeapToo() {
    assertThat(new IntakeMemory(null, 256 * MIB, LARGEST).each(9)).isEqualTo(LARGEST);
  }

  @Test
  void anAddressHoldsNoMoreThanIntakeReadsInAShortTime() {
    assertThat(new IntakeMemory(null, 65_536 * MIB, LARGEST).each(1)).isEqualTo(256 * MIB);
  }

  @Test
  void aSettingCounts() {
    assertThat(new IntakeMemory(100L, 1024 * MIB, LARGEST).each(4)).isEqualTo(100);
  }
}
