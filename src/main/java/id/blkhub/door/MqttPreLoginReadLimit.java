package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many bytes are read from a connection before its login, so that nobody unknown can
 * fill the memory. A client need not wait for the answer to its CONNECT. What it sends beyond the
 * limit stays in its socket until the login has succeeded.
 */
final class MqttPreLoginReadLimit extends ChannelInboundHandlerAdapter {
  /** Bytes read before the login. */
  static final int MOST = 1 << 16;

  private final MqttRefusals refusals;
  private final Deque<ByteBuf> held = new ArrayDeque<>();
  private @Nullable ChannelHandlerContext context;
  private int read;
  private boolean connecting;

  MqttPreLoginReadLimit(MqttRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    held.forEach(ReferenceCountUtil::release);
    held.clear();
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object bytes) {
    ByteBuf buffer = (ByteBuf) bytes;
    int allowed = Math.min(buffer.readableBytes(), MOST - read);
    read += allowed;
    if (allowed == buffer.readableBytes()) {
      reading.fireChannelRead(buffer);
      return;
    }
    if (allowed > 0) {
      reading.fireChannelRead(buffer.readRetainedSlice(allowed));
    }
    held.add(buffer);
    reading.channel().config().setAutoRead(false);
    if (!connecting) {
      // the CONNECT itself exceeds the limit
      refusals.close(
          reading,
          "connection",
          MqttRefusals.PACKET_TOO_LARGE,
          DoorProblem.TOO_LARGE.refusal(MOST));
    }
  }

  /** Notes that the CONNECT has been read. */
  void connecting() {
    connecting = true;
  }

  /** Lifts the limit after the login, and passes on what was held back, in its order. */
  void lift() {
    ChannelHandlerContext known = Objects.requireNonNull(context);
    // not at once: the decoder behind may be in the middle of a packet
    known.executor().execute(() -> open(known));
  }

  private void open(ChannelHandlerContext context) {
    if (context.isRemoved()) {
      return;
    }
    while (!held.isEmpty()) {
      context.fireChannelRead(held.poll());
    }
    context.channel().config().setAutoRead(true);
    context.pipeline().remove(this);
  }
}
