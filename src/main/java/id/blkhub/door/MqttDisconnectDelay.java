package id.blkhub.door;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPubAckMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Delays the end of a connection until the broker has processed the acknowledgements before it. The
 * broker processes packets on one thread and the end of a connection on another. Without the delay,
 * a client that acknowledges and disconnects could get the same message again.
 */
final class MqttDisconnectDelay extends ChannelInboundHandlerAdapter {
  private static final int MOST_SECONDS = 10;

  /** Header of a packet that only a server sends; the broker ends the session when it gets one. */
  private static final MqttFixedHeader SESSION_END =
      new MqttFixedHeader(MqttMessageType.PINGRESP, false, MqttQoS.AT_MOST_ONCE, false, 0);

  private final Deque<Runnable> ends = new ArrayDeque<>();
  private boolean acknowledged;

  /**
   * A packet queued behind the acknowledgements; the broker releases it when it has processed it.
   */
  private static final class EndPacket extends MqttMessage implements ReferenceCounted {
    private final AbstractReferenceCounted count;
    private boolean queued;

    EndPacket(Runnable done) {
      super(SESSION_END);
      this.count =
          new AbstractReferenceCounted() {
            @Override
            protected void deallocate() {
              done.run();
            }

            @Override
            public ReferenceCounted touch(Object hint) {
              return this;
            }
          };
    }

    @Override
    public int refCnt() {
      return count.refCnt();
    }

    @Override
    public ReferenceCounted retain() {
      count.retain();
      return this;
    }

    @Override
    public ReferenceCounted retain(int increment) {
      count.retain(increment);
      return this;
    }

    @Override
    public ReferenceCounted touch() {
      return this;
    }

    @Override
    public ReferenceCounted touch(Object hint) {
      return this;
    }

    @Override
    public boolean release() {
      return count.release();
    }

    @Override
    public boolean release(int decrement) {
      return count.release(decrement);
    }
  }

  /** Called by the broker for each packet that it queues; never after the session has ended. */
  static final class Queued implements MQTTInterceptor {
    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
      if (packet instanceof EndPacket last) {
        last.queued = true;
      }
      return true;
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    // otherwise a failed write would close the connection before its last packets are read
    context.channel().config().setAutoClose(false);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    acknowledged = acknowledged || read instanceof MqttPubAckMessage;
    context.fireChannelRead(read);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end(context, context::fireChannelInactive);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException && context.channel().isActive()) {
      // a write failed, but there may still be packets to read
      context.executor().schedule(() -> context.close(), MOST_SECONDS, TimeUnit.SECONDS);
    } else {
      end(context, () -> context.fireExceptionCaught(cause));
    }
  }

  private void end(ChannelHandlerContext context, Runnable end) {
    ends.add(end);
    if (ends.size() > 1) {
      return;
    }
    EndPacket last = new EndPacket(() -> context.executor().execute(this::pass));
    if (acknowledged && !context.executor().isShuttingDown()) {
      context.fireChannelRead(last);
    }
    if (last.queued) {
      context.executor().schedule(this::pass, MOST_SECONDS, TimeUnit.SECONDS);
    } else {
      pass();
    }
  }

  private void pass() {
    while (!ends.isEmpty()) {
      ends.poll().run();
    }
  }
}
