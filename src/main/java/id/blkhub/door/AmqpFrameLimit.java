package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off a client whose delivery grows beyond the largest message. The broker would write it to a
 * file as it comes, and refuse it only when it has ended: a sender that never ends one could fill
 * the disk.
 */
final class AmqpFrameLimit extends ChannelInboundHandlerAdapter {
  private static final String CONDITION = "amqp:link:message-size-exceeded";

  /** What a refused client still sends until then is read and thrown away. */
  private static final int LINGER_SECONDS = 5;

  /**
   * A client sends one message after the other; a few sessions may each be in the middle of one.
   */
  private static final int MOST_AT_ONCE = 4;

  private final AmqpFrames frames = new AmqpFrames();
  private final long largest;
  private final RefusalLog refusals;
  private boolean over;

  AmqpFrameLimit(long largest, RefusalLog refusals) {
    this.largest = largest;
    this.refusals = refusals;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (!over && read instanceof ByteBuf bytes) {
      try {
        AmqpFrames.Unended unended = frames.read(bytes);
        if (unended.largest() > largest) {
          refuse(context, DoorRefusal.tooLarge(largest));
        } else if (unended.together() > MOST_AT_ONCE * largest) {
          refuse(
              context,
              DoorRefusal.closedFeature(
                  "unfinished messages of more than "
                      + MOST_AT_ONCE * largest
                      + " bytes together"));
        }
      } catch (AmqpFrames.Unreadable e) {
        over = true;
        context.close();
      }
    }
    if (over) {
      ReferenceCountUtil.release(read);
    } else {
      context.fireChannelRead(read);
    }
  }

  private void refuse(ChannelHandlerContext context, DoorRefusal refusal) {
    over = true;
    refusals.write(
        null,
        context.channel().remoteAddress(),
        "connection",
        refusal.code(),
        refusal.getMessage());
    context.writeAndFlush(close(refusal.getMessage()));
    // closed at once, with bytes of the client still unread, it would hear of a reset and not why
    context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
  }

  /** The performative {@code close} with an error (2.7.9 and 2.8.14). */
  private static ByteBuf close(String sentence) {
    byte[] condition = CONDITION.getBytes(StandardCharsets.US_ASCII);
    byte[] description = sentence.getBytes(StandardCharsets.UTF_8);
    ByteBuf fields = Unpooled.buffer();
    fields.writeByte(0xa3).writeByte(condition.length).writeBytes(condition);
    fields.writeByte(0xb1).writeInt(description.length).writeBytes(description);
    ByteBuf error = Unpooled.buffer();
    error.writeBytes(new byte[] {0x00, 0x53, 0x1d, (byte) 0xd0});
    error.writeInt(fields.readableBytes() + 4).writeInt(2).writeBytes(fields);
    ByteBuf frame = Unpooled.buffer();
    frame.writeInt(0).writeBytes(new byte[] {2, 0, 0, 0});
    frame.writeBytes(new byte[] {0x00, 0x53, 0x18, (byte) 0xd0});
    frame.writeInt(error.readableBytes() + 4).writeInt(1).writeBytes(error);
    return frame.setInt(0, frame.readableBytes());
  }
}
