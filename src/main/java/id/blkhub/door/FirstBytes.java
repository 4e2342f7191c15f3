package id.blkhub.door;

import id.blkhub.door.ProtocolOpening.OpeningVerdict;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection that does not begin with its port's protocol, before the broker sees a byte.
 * The broker would try other protocols, among them HTTP with bodies of up to 2 GiB.
 */
public final class FirstBytes extends ByteToMessageDecoder {
  /** Time in which the first bytes must come. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Empty lines, in bytes, that may come before the first frame. */
  private static final int MOST_SKIPPED = 64;

  private final ProtocolOpening opening;
  private final boolean behindTls;
  private final BrokerEventListener events;
  private int skipped;
  private boolean decided;

  /**
   * @param behindTls whether a TLS handshake comes first, for which the broker has its own time
   *     limit
   */
  public FirstBytes(ProtocolOpening opening, boolean behindTls, BrokerEventListener events) {
    this.opening = opening;
    this.behindTls = behindTls;
    this.events = events;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    if (!behindTls) {
      limitTime(context);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        limitTime(context);
      } else {
        close(context, PreLoginClosure.TLS_FAILED);
      }
    }
    super.userEventTriggered(context, event);
  }

  private void limitTime(ChannelHandlerContext context) {
    context
        .executor()
        .schedule(
            () -> close(context, PreLoginClosure.SILENT),
            TIMEOUT.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {
    while (!decided
        && bytes.isReadable()
        && skipped < MOST_SKIPPED
        && opening.isSkipped(bytes.getByte(bytes.readerIndex()))) {
      bytes.skipBytes(1);
      skipped++;
    }
    if (!decided && bytes.isReadable()) {
      OpeningVerdict openingVerdict = opening.of(bytes);
      if (openingVerdict == OpeningVerdict.YES) {
        decided = true;
        context.pipeline().remove(this);
        return;
      }
      if (openingVerdict == OpeningVerdict.NO) {
        byte[] offer = opening.counterOffer(bytes);
        if (offer.length > 0) {
          context
              .writeAndFlush(Unpooled.wrappedBuffer(offer))
              .addListener(ChannelFutureListener.CLOSE);
        }
        close(context, PreLoginClosure.OTHER_PROTOCOL);
      }
    }
    if (decided) {
      bytes.skipBytes(bytes.readableBytes());
    }
  }

  /** Counts no closure: monitoring of a port, too, connects and leaves without a byte. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    decided = true;
    context.close();
  }

  private void close(ChannelHandlerContext context, PreLoginClosure reason) {
    if (!decided && context.channel().isActive()) {
      decided = true;
      events.closedBeforeLogin(opening.name().toLowerCase(Locale.ROOT), reason);
      context.close();
    }
  }
}
