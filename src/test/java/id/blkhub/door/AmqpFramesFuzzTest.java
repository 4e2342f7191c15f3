package id.blkhub.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The frames of a stranger: what is counted does not depend on how the network cuts them. */
class AmqpFramesFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void shouldFollowAnyBytes(byte[] bytes) throws Exception {
    follow(bytes);
  }

  @Test
  void shouldFollowChangedSeeds() throws Exception {
    Seeds.change(getClass(), AmqpFramesFuzzTest::follow);
  }

  private static void follow(byte[] bytes) throws Exception {
    Optional<AmqpFrames.Unended> whole = Cost.bounded(() -> read(bytes, bytes.length));

    assertThat(read(bytes, 1)).isEqualTo(whole);
    assertThat(read(bytes, 7)).isEqualTo(whole);
    whole.ifPresent(
        unended -> {
          assertThat(unended.largest()).isBetween(0L, unended.together());
          assertThat(unended.together()).isLessThanOrEqualTo(bytes.length);
        });
  }

  /** Empty where it is no AMQP. */
  private static Optional<AmqpFrames.Unended> read(byte[] bytes, int piece) {
    AmqpFrames frames = new AmqpFrames(null);
    AmqpFrames.Unended unended = new AmqpFrames.Unended(0, 0);
    try {
      for (int from = 0; from < bytes.length; from += piece) {
        ByteBuf part = Unpooled.wrappedBuffer(bytes, from, Math.min(piece, bytes.length - from));
        unended = frames.read(part);
        assertThat(part.readerIndex()).isZero();
      }
      return Optional.of(unended);
    } catch (AmqpFrames.Unreadable e) {
      return Optional.empty();
    }
  }
}
