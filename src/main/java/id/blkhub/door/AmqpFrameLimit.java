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
 * the disk. Also ends a connection whose frames cannot be read, or on which nobody logs in.
 */
final class AmqpFrameLimit extends ChannelInboundHandlerAdapter {
  private static final String TOO_LARGE = "amqp:link:message-size-exceeded";
  private static final String FRAMING = "amqp:connection:framing-error";

  private static final String NAME = "amqp";
  private static final int SECONDS_TO_LOG_IN = 10;

  /** SASL frames have 512 bytes at most, and the first frame after them little more. */
  private static final int MOST_BEFORE_LOGIN = 65_536;

  /** What a refused client still sends until then is read and thrown away. */
  private static final int LINGER_SECONDS = 5;

  /**
   * A client sends one message after the other; a few sessions may each be in the middle of one.
   */
  private static final int MOST_AT_ONCE = 4;

  private final AmqpFrames frames = new AmqpFrames(new AmqpConversation());
  private final AmqpAnswers answers;
  private final long largest;
  private final RefusalLog refusals;
  private final BrokerEventListener brokerEventListener;
  private long beforeLogin;
  private boolean over;

  /**
   * @param answers on the same connection
   */
  AmqpFrameLimit(
      long largest,
      RefusalLog refusals,
      BrokerEventListener brokerEventListener,
      AmqpAnswers answers) {
    this.answers = answers;
    this.largest = largest;
    this.refusals = refusals;
    this.brokerEventListener = brokerEventListener;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    context
        .executor()
        .schedule(
            () -> {
              if (!Channels.isLoggedIn(context.channel())) {
                stranger(context, PreLoginClosure.NO_LOGIN);
              }
            },
            SECONDS_TO_LOG_IN,
            TimeUnit.SECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (!over && read instanceof ByteBuf bytes) {
      try {
        AmqpFrames.Unended unended = frames.read(bytes);
        if (unended.largest() > largest) {
          refuse(context, TOO_LARGE, DoorProblem.TOO_LARGE.refusal(largest));
        } else if (unended.together() > MOST_AT_ONCE * largest) {
          refuse(context, TOO_LARGE, UnofferedFeature.UNFINISHED.refusal());
        }
      } catch (AmqpFrames.Unreadable e) {
        unreadable(context);
      }
      beforeLogin += bytes.readableBytes();
      if (!over && beforeLogin > MOST_BEFORE_LOGIN && !Channels.isLoggedIn(context.channel())) {
        stranger(context, PreLoginClosure.UNREADABLE);
      }
    }
    if (over) {
      ReferenceCountUtil.release(read);
    } else {
      context.fireChannelRead(read);
    }
  }

  /** Before the connection is open there are no words for it. */
  private void unreadable(ChannelHandlerContext context) {
    if (!Channels.isLoggedIn(context.channel())) {
      stranger(context, PreLoginClosure.UNREADABLE);
      return;
    }
    refuse(context, FRAMING, DoorRefusal.unreadable());
  }

  private void stranger(ChannelHandlerContext context, PreLoginClosure why) {
    over = true;
    if (context.channel().isActive()) {
      brokerEventListener.closedBeforeLogin(NAME, why);
      context.close();
    }
  }

  private void refuse(ChannelHandlerContext context, String condition, DoorRefusal refusal) {
    over = true;
    journal(context, refusal);
    answers.last();
    Channels.end(
        context, context.writeAndFlush(close(condition, refusal.getMessage())), LINGER_SECONDS);
  }

  private void journal(ChannelHandlerContext context, DoorRefusal refusal) {
    refusals.write(
        null,
        context.channel().remoteAddress(),
        "connection",
        refusal.code(),
        refusal.getMessage());
  }

  /** The performative {@code close} with an error (2.7.9 and 2.8.14). */
  private static ByteBuf close(String named, String sentence) {
    byte[] condition = named.getBytes(StandardCharsets.US_ASCII);
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
