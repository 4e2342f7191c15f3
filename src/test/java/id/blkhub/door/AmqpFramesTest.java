package id.blkhub.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

/** Frames as a partner's client sends them, byte by byte as the specification writes them. */
class AmqpFramesTest {
  private static final int PAYLOAD = 1_000;
  private static final int HEAD = 8 + 3 + 3 + 2 + 5;

  private final AmqpFrames frames = new AmqpFrames(null);

  @Test
  void shouldAddUpTheHalvesOfOneDelivery() throws Exception {
    frames.read(transfer(0, 1, true));
    assertThat(frames.read(transfer(0, 1, true)))
        .isEqualTo(new AmqpFrames.Unended(2 * (HEAD + PAYLOAD), 2 * (HEAD + PAYLOAD)));
  }

  @Test
  void shouldAddUpTheHalvesOfDeliveriesOverManyLinks() throws Exception {
    for (int link = 0; link < 9; link++) {
      frames.read(transfer(link % 3, link, true));
    }
    assertThat(frames.read(transfer(0, 9, true)))
        .isEqualTo(new AmqpFrames.Unended(HEAD + PAYLOAD, 10 * (HEAD + PAYLOAD)));
  }

  @Test
  void shouldForgetADeliveryThatHasEnded() throws Exception {
    frames.read(transfer(0, 1, true));
    assertThat(frames.read(transfer(0, 1, false))).isEqualTo(new AmqpFrames.Unended(0, 0));
  }

  @Test
  void shouldForgetWhatALinkThatDetachedHadBegun() throws Exception {
    frames.read(transfer(0, 1, true));
    frames.read(transfer(0, 2, true));
    assertThat(frames.read(frame(0, 0x53, 0x16, 0xc0, 3, 1, 0x52, 2)))
        .isEqualTo(new AmqpFrames.Unended(HEAD + PAYLOAD, HEAD + PAYLOAD));
  }

  @Test
  void shouldForgetWhatTheLinksOfASessionThatEndedHadBegun() throws Exception {
    frames.read(transfer(4, 1, true));
    frames.read(transfer(5, 1, true));
    assertThat(frames.read(frame(4, 0x53, 0x17, 0x45)))
        .isEqualTo(new AmqpFrames.Unended(HEAD + PAYLOAD, HEAD + PAYLOAD));
  }

  /** Of a link whose number fits in a byte; the fields between handle and more are null. */
  private static ByteBuf transfer(int channel, int handle, boolean more) {
    ByteBuf frame =
        frame(
            channel,
            0x53,
            0x14,
            0xc0,
            8,
            6,
            0x52,
            handle,
            0x40,
            0x40,
            0x40,
            0x40,
            more ? 0x41 : 0x42);
    frame.writeZero(PAYLOAD);
    return frame.setInt(0, frame.readableBytes());
  }

  private static ByteBuf frame(int channel, int... body) {
    ByteBuf frame = Unpooled.buffer().writeInt(0).writeByte(2).writeByte(0).writeShort(channel);
    frame.writeByte(0);
    for (int octet : body) {
      frame.writeByte(octet);
    }
    return frame.setInt(0, frame.readableBytes());
  }
}
