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
 * Tells the broker that a connection has ended only after it has counted the acknowledgements that
 * came before. The broker takes packets in a thread of its own and the end of a connection in
 * another; a client that acknowledges and leaves would else find the same message again.
 */
final class MqttDisconnectDelay extends ChannelInboundHandlerAdapter {
  private static final int MOST_SECONDS = 10;

  /** A server's packet, upon which the broker gives the session up as it does when one breaks. */
  private static final MqttFixedHeader GIVE_UP =
      new MqttFixedHeader(MqttMessageType.PINGRESP, false, MqttQoS.AT_MOST_ONCE, false, 0);

  private final Deque<Runnable> ends = new ArrayDeque<>();
  private boolean acknowledged;

  /** Goes behind the acknowledgements; the broker releases each packet when it is done with it. */
  private static final class Last extends MqttMessage implements ReferenceCounted {
    private final AbstractReferenceCounted count;
    private boolean queued;

    Last(Runnable done) {
      super(GIVE_UP);
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

  /** The broker asks it of each packet it queues, and of none once the session has ended. */
  static final class Queued implements MQTTInterceptor {
    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
      if (packet instanceof Last last) {
        last.queued = true;
      }
      return true;
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    // or a message that finds the client gone would close before its last packets are read
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
      // what cannot be written says nothing of what is still to be read
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
    Last last = new Last(() -> context.executor().execute(this::pass));
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
