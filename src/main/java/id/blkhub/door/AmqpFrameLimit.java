package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Disconnects a client whose delivery grows beyond the largest message. The broker would write the
 * parts to a file and refuse the message only at its end, so a sender that never ends one could
 * fill the disk. This handler also ends a connection whose frames cannot be read, or on which
 * nobody logs in.
 */
final class AmqpFrameLimit extends ChannelInboundHandlerAdapter {
  private static final String TOO_LARGE = "amqp:link:message-size-exceeded";
  private static final String FRAMING = "amqp:connection:framing-error";

  private static final String NAME = "amqp";
  private static final int SECONDS_TO_LOG_IN = 10;

  /** Bytes before the login. A SASL frame has 512 at most, the first frame after it little more. */
  private static final int MOST_BEFORE_LOGIN = 65_536;

  /**
   * Time during which bytes of a refused client are read and dropped, so that it gets the answer.
   */
  private static final int LINGER_SECONDS = 5;

  /** Unfinished messages of the largest size on one connection, in several sessions. */
  private static final int MOST_UNFINISHED = 4;

  private final AmqpFrames frames = new AmqpFrames(new AmqpConversation());
  private final AmqpAnswers answers;
  private final long largest;
  private final RefusalLog refusals;
  private final BrokerEventListener events;
  private long beforeLogin;
  private boolean over;

  /**
   * @param answers the handler of the same connection for what goes out
   */
  AmqpFrameLimit(
      long largest, RefusalLog refusals, BrokerEventListener events, AmqpAnswers answers) {
    this.answers = answers;
    this.largest = largest;
    this.refusals = refusals;
    this.events = events;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    context
        .executor()
        .schedule(
            () -> {
              if (!Channels.isLoggedIn(context.channel())) {
                closeBeforeLogin(context, PreLoginClosure.NO_LOGIN);
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
        } else if (unended.together() > MOST_UNFINISHED * largest) {
          refuse(context, TOO_LARGE, UnofferedFeature.UNFINISHED.refusal());
        }
      } catch (AmqpFrames.Unreadable e) {
        unreadable(context);
      }
      beforeLogin += bytes.readableBytes();
      if (!over && beforeLogin > MOST_BEFORE_LOGIN && !Channels.isLoggedIn(context.channel())) {
        closeBeforeLogin(context, PreLoginClosure.UNREADABLE);
      }
    }
    if (over) {
      ReferenceCountUtil.release(read);
    } else {
      context.fireChannelRead(read);
    }
  }

  /** Before the login, the protocol has no frame to tell a client why. */
  private void unreadable(ChannelHandlerContext context) {
    if (!Channels.isLoggedIn(context.channel())) {
      closeBeforeLogin(context, PreLoginClosure.UNREADABLE);
      return;
    }
    refuse(context, FRAMING, DoorRefusal.unreadable());
  }

  private void closeBeforeLogin(ChannelHandlerContext context, PreLoginClosure reason) {
    over = true;
    if (context.channel().isActive()) {
      events.closedBeforeLogin(NAME, reason);
      context.close();
    }
  }

  private void refuse(ChannelHandlerContext context, String condition, DoorRefusal refusal) {
    over = true;
    journal(context, refusal);
    answers.last();
    Channels.end(
        context, context.writeAndFlush(close(condition, refusal.sentence())), LINGER_SECONDS);
  }

  private void journal(ChannelHandlerContext context, DoorRefusal refusal) {
    refusals.write(
        null, context.channel().remoteAddress(), "connection", refusal.code(), refusal.sentence());
  }

  /** Encodes a frame with the performative {@code close} and an error (2.7.9 and 2.8.14). */
  private static ByteBuf close(String conditionName, String sentence) {
    byte[] condition = conditionName.getBytes(StandardCharsets.US_ASCII);
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
