package id.blkhub.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/**
 * The bytes of an MQTT client, through all that stands before the broker: nothing that no partner
 * may cause reaches it, every byte is released, and no exception is left over.
 */
class MqttGateFuzzTest {
  private static final int LARGEST = 1 << 20;
  private static final Rights RIGHTS =
      new Rights(new Partners(PartnerProfiles.load(Path.of("routes"))));

  @FuzzTest(maxDuration = "10m")
  void shouldGuardTheBrokerFromAnyBytes(byte[] bytes) throws Exception {
    pass(bytes);
  }

  @Test
  void shouldGuardTheBrokerFromChangedSeeds() throws Exception {
    Seeds.change(getClass(), MqttGateFuzzTest::pass);
  }

  private static void pass(byte[] bytes) throws Exception {
    Cost.bounded(
        () -> {
          pass(bytes, bytes.length);
          pass(bytes, 5);
          return null;
        });
  }

  private static void pass(byte[] bytes, int piece) {
    MqttRefusals refusals =
        new MqttRefusals(new RefusalLog(new Silent(), Clock.systemUTC()), new Silent());
    MqttPackets packets = new MqttPackets(refusals);
    MqttPreLoginReadLimit beforeLogin = new MqttPreLoginReadLimit(refusals);
    EmbeddedChannel channel =
        new EmbeddedChannel(
            MqttEncoder.INSTANCE,
            beforeLogin,
            packets,
            new MqttDecoder(LARGEST),
            new MqttGate(RIGHTS, refusals, beforeLogin, packets, LARGEST),
            new MqttStandIn(RIGHTS));
    ByteBuf all = Unpooled.wrappedBuffer(bytes);
    while (all.isReadable()) {
      ByteBuf part = all.readRetainedSlice(Math.min(piece, all.readableBytes()));
      if (channel.isOpen()) {
        channel.writeInbound(part);
      } else {
        part.release();
      }
    }
    channel.checkException();
    channel.finishAndReleaseAll();

    assertThat(all.refCnt()).as("bytes that are still held").isEqualTo(1);
    all.release();
  }
}
