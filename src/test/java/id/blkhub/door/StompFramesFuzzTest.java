package id.blkhub.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The bytes of a STOMP client before the broker reads them: the broker gets the same frames however
 * the network cuts them, each readable again as the same frame, and every byte is released.
 */
class StompFramesFuzzTest {
  private static final int LARGEST = 1 << 16;

  @FuzzTest(maxDuration = "10m")
  void shouldReadAnyBytes(byte[] bytes) throws Exception {
    pass(bytes);
  }

  @Test
  void shouldReadChangedSeeds() throws Exception {
    Seeds.change(getClass(), StompFramesFuzzTest::pass);
  }

  private static void pass(byte[] bytes) throws Exception {
    Passed whole = Cost.bounded(() -> pass(bytes, bytes.length));

    assertThat(Cost.bounded(() -> pass(bytes, 1))).isEqualTo(whole);
    assertThat(Cost.bounded(() -> pass(bytes, 7))).isEqualTo(whole);
    // together, because the login decides which escapes the frames after it may have
    String frames = String.join("", whole.frames());
    assertThat(pass(frames.getBytes(StandardCharsets.ISO_8859_1), LARGEST))
        .as("what the broker gets can be read")
        .isEqualTo(new Passed(whole.frames(), ""));
  }

  private static Passed pass(byte[] bytes, int piece) {
    EmbeddedChannel channel = new EmbeddedChannel(new StompFrames(LARGEST, new Silent()));
    Channels.loggedIn(channel);
    ByteBuf all = Unpooled.wrappedBuffer(bytes);
    List<String> frames = new ArrayList<>();
    while (all.isReadable()) {
      ByteBuf part = all.readRetainedSlice(Math.min(piece, all.readableBytes()));
      if (channel.isOpen()) {
        channel.writeInbound(part);
      } else {
        part.release();
      }
      take(channel.inboundMessages(), frames);
    }
    channel.checkException();
    List<String> errors = new ArrayList<>();
    take(channel.outboundMessages(), errors);
    channel.finishAndReleaseAll();
    assertThat(all.refCnt()).as("bytes that are still held").isEqualTo(1);
    all.release();
    return new Passed(frames, String.join("", errors));
  }

  /** Heart-beats depend on how the network cuts the bytes, frames do not. */
  private static void take(Collection<Object> messages, List<String> texts) {
    for (Object message : messages) {
      ByteBuf bytes = (ByteBuf) message;
      if (bytes.isReadable()) {
        texts.add(bytes.toString(StandardCharsets.ISO_8859_1));
      }
      bytes.release();
    }
    messages.clear();
  }

  private record Passed(List<String> frames, String error) {}
}
