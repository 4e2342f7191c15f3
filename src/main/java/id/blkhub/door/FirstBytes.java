package id.blkhub.door;

import id.blkhub.door.ProtocolOpening.Verdict;
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
 * Closes a connection that does not begin as its port's protocol does, before the broker sees a
 * byte. The broker would look for other protocols in it, HTTP with bodies of 2 GiB among them.
 */
public final class FirstBytes extends ByteToMessageDecoder {
  /** A client that has connected has something to say. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What a connection may begin with before its first word. */
  private static final int MOST_SKIPPED = 64;

  private final ProtocolOpening protocolOpening;
  private final boolean behindTls;
  private final BrokerEventListener brokerEventListener;
  private int skipped;
  private boolean decided;

  /**
   * @param behindTls whether a TLS handshake comes first, on which the broker has its own limit
   */
  public FirstBytes(
      ProtocolOpening protocolOpening, boolean behindTls, BrokerEventListener brokerEventListener) {
    this.protocolOpening = protocolOpening;
    this.behindTls = behindTls;
    this.brokerEventListener = brokerEventListener;
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
            PATIENCE.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {
    while (!decided
        && bytes.isReadable()
        && skipped < MOST_SKIPPED
        && protocolOpening.isSkipped(bytes.getByte(bytes.readerIndex()))) {
      bytes.skipBytes(1);
      skipped++;
    }
    if (!decided && bytes.isReadable()) {
      Verdict verdict = protocolOpening.of(bytes);
      if (verdict == Verdict.YES) {
        decided = true;
        context.pipeline().remove(this);
        return;
      }
      if (verdict == Verdict.NO) {
        byte[] offer = protocolOpening.counterOffer(bytes);
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

  /** A client that goes before it has said anything is no stranger: so do checks of the port. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    decided = true;
    context.close();
  }

  private void close(ChannelHandlerContext context, PreLoginClosure why) {
    if (!decided && context.channel().isActive()) {
      decided = true;
      brokerEventListener.closedBeforeLogin(protocolOpening.name().toLowerCase(Locale.ROOT), why);
      context.close();
    }
  }
}
