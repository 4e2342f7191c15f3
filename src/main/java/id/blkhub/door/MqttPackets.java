package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/**
 * Splits the bytes of one MQTT connection into packets by their fixed headers, and ends the
 * connection at a packet with an unknown type or unknown flags, which the decoder behind it would
 * misread. Source: MQTT 3.1.1 and 5, 2.1 and 2.2.
 */
final class MqttPackets extends ChannelInboundHandlerAdapter {
  private static final int PUBLISH = 3;
  private static final int PUBREL = 6;
  private static final int SUBSCRIBE = 8;
  private static final int UNSUBSCRIBE = 10;
  private static final int AUTH = 15;
  private static final int MOST_DIGITS = 4;

  /** Bytes kept of a packet; its texts come before the payload and have no more. */
  private static final int LONGEST_HEAD = 20_480;

  private final MqttRefusals refusals;
  private final ByteBuf head = Unpooled.buffer();
  private boolean begins = true;
  private int missing;
  private int length;

  /** Digits read of the length of the current packet; negative when none is to be read. */
  private int digits = -1;

  private boolean decoded;
  private boolean over;

  MqttPackets(MqttRefusals refusals) {
    this.refusals = refusals;
  }

  /** Called when the decoder behind has decoded a packet. */
  void decoded() {
    decoded = true;
  }

  /**
   * Passes on one packet at a time. When the decoder makes no packet of it, a length within the
   * packet exceeds the packet, and the decoder would wait for the rest.
   */
  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    ByteBuf bytes = (ByteBuf) read;
    try {
      while (!over && context.channel().isActive() && bytes.isReadable()) {
        int start = bytes.readerIndex();
        boolean sound = toEnd(bytes);
        if (sound) {
          keep(bytes.slice(start, bytes.readerIndex() - start));
          decoded = false;
          context.fireChannelRead(bytes.retainedSlice(start, bytes.readerIndex() - start));
          sound = decoded || digits >= 0 || missing > 0;
        }
        if (!sound && context.channel().isActive()) {
          end(context);
        }
      }
    } finally {
      bytes.release();
    }
  }

  private void keep(ByteBuf part) {
    if (begins) {
      head.clear();
    }
    begins = digits < 0 && missing == 0;
    head.writeBytes(part, Math.min(part.readableBytes(), LONGEST_HEAD - head.writerIndex()));
  }

  /** Whether the last packet contains a text in the encoding of MQTT (1.5.4). */
  boolean holds(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    ByteBuf wanted = Unpooled.buffer(2 + encoded.length);
    wanted.writeShort(encoded.length).writeBytes(encoded);
    return ByteBufUtil.indexOf(wanted, head) >= 0;
  }

  private void end(ChannelHandlerContext context) {
    over = true;
    refusals.unreadable(
        context,
        MqttRefusals.MALFORMED,
        DoorRefusal.unreadable(
            "jenis, tanda atau panjang paket tidak benar",
            "a packet's type, flags or lengths are not those of MQTT"));
  }

  /** Reads to the end of the packet or of the bytes; false where the packet is malformed. */
  private boolean toEnd(ByteBuf bytes) {
    while (bytes.isReadable()) {
      if (missing > 0) {
        int part = Math.min(missing, bytes.readableBytes());
        bytes.skipBytes(part);
        missing -= part;
      } else if (digits < 0) {
        int first = bytes.readUnsignedByte();
        if (!isKnown(first >> 4, first & 0xf)) {
          return false;
        }
        digits = 0;
        length = 0;
      } else if (!digit(bytes.readUnsignedByte())) {
        return false;
      }
      if (digits < 0 && missing == 0) {
        return true;
      }
    }
    return true;
  }

  /** Adds a digit of the packet's length; false where it is longer than necessary. */
  private boolean digit(int digit) {
    length |= (digit & 0x7f) << 7 * digits;
    digits++;
    if (digit > 0x7f) {
      return digits < MOST_DIGITS;
    }
    boolean shortest = digit > 0 || digits == 1;
    missing = length;
    digits = -1;
    return shortest;
  }

  private static boolean isKnown(int type, int flags) {
    return switch (type) {
      case PUBLISH -> (flags & 0b0110) != 0b0110 && (flags & 0b1110) != 0b1000;
      case PUBREL, SUBSCRIBE, UNSUBSCRIBE -> flags == 0b0010;
      default -> type > 0 && type <= AUTH && flags == 0;
    };
  }
}
