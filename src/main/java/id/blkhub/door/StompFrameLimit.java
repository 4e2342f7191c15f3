package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Cuts off a client that sends more without ending a frame than the largest frame has; the broker
 * would keep it all in memory. Before the login much less is read, and not for long.
 */
final class StompFrameLimit extends ChannelInboundHandlerAdapter {
  private static final AttributeKey<AtomicLong> UNENDED =
      AttributeKey.valueOf(StompFrameLimit.class, "unended");
  private static final AttributeKey<Boolean> LOGGED_IN =
      AttributeKey.valueOf(StompFrameLimit.class, "logged-in");
  private static final long BEFORE_LOGIN = 65_536;
  private static final int SECONDS_TO_LOG_IN = 10;

  private final long largest;
  private final AtomicLong unended = new AtomicLong();

  StompFrameLimit(long largest) {
    this.largest = largest;
  }

  /** A frame ended here. */
  static void frameEnded(Channel channel) {
    AtomicLong count = channel.attr(UNENDED).get();
    if (count != null) {
      count.set(0);
    }
  }

  static void loggedIn(Channel channel) {
    channel.attr(LOGGED_IN).set(true);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    context.channel().attr(UNENDED).set(unended);
    context
        .executor()
        .schedule(
            () -> {
              if (!isLoggedIn(context)) {
                context.close();
              }
            },
            SECONDS_TO_LOG_IN,
            TimeUnit.SECONDS);
  }

  private static boolean isLoggedIn(ChannelHandlerContext context) {
    return Boolean.TRUE.equals(context.channel().attr(LOGGED_IN).get());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (read instanceof ByteBuf bytes
        && unended.addAndGet(bytes.readableBytes())
            > (isLoggedIn(context) ? largest : BEFORE_LOGIN)) {
      ReferenceCountUtil.release(read);
      context.close();
      return;
    }
    context.fireChannelRead(read);
  }
}
