package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads no more than a little from a connection that nobody has logged in on yet, so that strangers
 * cannot fill the memory. A client need not wait for the answer to its CONNECT; what it sends early
 * beyond that stays in its own socket until it has been let in.
 */
final class MqttPreLoginReadLimit extends ChannelInboundHandlerAdapter {
  /** Bytes that are read before the login. */
  static final int MOST = 1 << 16;

  private final MqttRefusals refusals;
  private final Deque<ByteBuf> held = new ArrayDeque<>();
  private ChannelHandlerContext context;
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
      // its CONNECT alone is larger
      refusals.close(
          reading,
          "connection",
          MqttRefusals.PACKET_TOO_LARGE,
          DoorProblem.TOO_LARGE.refusal(MOST));
    }
  }

  /** Its CONNECT has been read. */
  void connecting() {
    connecting = true;
  }

  /** It is logged in: everything may come now, in its order. */
  void letIn() {
    // not at once: the decoder behind may be in the middle of a packet
    context.executor().execute(this::open);
  }

  private void open() {
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
