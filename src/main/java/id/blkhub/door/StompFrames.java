package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads a STOMP client's frames strictly and gives the broker each one whole and in one form. What
 * cannot be read is answered with an ERROR and the end of the connection. The broker alone guesses
 * commands by their first letters, loses colons, and keeps in memory what never ends.
 */
final class StompFrames extends ByteToMessageDecoder {
  private static final String NAME = "stomp";
  private static final int LONGEST_HEAD = 65_536;
  private static final int BEFORE_LOGIN = 65_536;
  private static final int SECONDS_TO_LOG_IN = 10;

  /** What a client that gets an ERROR still sends until then is read and thrown away. */
  private static final int LINGER_SECONDS = 1;

  private final int largest;
  private final BrokerEventListener brokerEventListener;
  private StompHead head;
  private boolean version12;
  private int seen;
  private boolean over;

  /**
   * @param largest bytes of one frame
   */
  StompFrames(int largest, BrokerEventListener brokerEventListener) {
    this.largest = largest;
    this.brokerEventListener = brokerEventListener;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    context
        .executor()
        .schedule(
            () -> {
              if (!Channels.isLoggedIn(context.channel()) && context.channel().isActive()) {
                brokerEventListener.closedBeforeLogin(NAME, PreLoginClosure.NO_LOGIN);
                context.close();
              }
            },
            SECONDS_TO_LOG_IN,
            TimeUnit.SECONDS);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {
    if (over) {
      bytes.skipBytes(bytes.readableBytes());
      return;
    }
    try {
      if (head == null) {
        readHead(bytes, out);
      }
      ByteBuf body = head == null ? null : body(bytes);
      if (body != null) {
        out.add(
            Unpooled.wrappedBuffer(
                Unpooled.wrappedBuffer(head.written(body.readableBytes())),
                body,
                Unpooled.wrappedBuffer(new byte[1])));
        version12 = head.isLogin() ? head.choosesVersion12() : version12;
        head = null;
      } else if (bytes.readableBytes() > mostUnended(context)) {
        throw DoorProblem.TOO_LARGE.refusal(mostUnended(context));
      }
    } catch (DoorRefusal refusal) {
      bytes.skipBytes(bytes.readableBytes());
      end(context, refusal);
    }
  }

  private int mostUnended(ChannelHandlerContext context) {
    return Channels.isLoggedIn(context.channel()) ? largest : BEFORE_LOGIN;
  }

  /** Empty lines between frames are heart-beats: the broker hears that something came. */
  private void readHead(ByteBuf bytes, List<Object> out) throws DoorRefusal {
    if (seen == 0 && isEndOfLine(bytes)) {
      while (isEndOfLine(bytes)) {
        bytes.skipBytes(bytes.getByte(bytes.readerIndex()) == '\n' ? 1 : 2);
      }
      out.add(Unpooled.EMPTY_BUFFER);
    }
    int start = bytes.readerIndex();
    if (bytes.readableBytes() == 1 && bytes.getByte(start) == '\r') {
      return;
    }
    for (; seen < bytes.readableBytes(); seen++) {
      byte octet = bytes.getByte(start + seen);
      if (octet == 0) {
        throw DoorRefusal.unreadable(
            "tidak ada baris kosong sebelum isi", "no empty line before the body");
      }
      if (octet == '\n' && seen > 0 && endsLine(bytes, start + seen)) {
        int length = bytes.getByte(start + seen - 1) == '\r' ? seen - 2 : seen - 1;
        checkLength();
        byte[] lines = new byte[length];
        bytes.readBytes(lines);
        bytes.skipBytes(seen + 1 - length);
        seen = 0;
        head = StompHead.read(lines, version12);
        checkBody();
        return;
      }
    }
    checkLength();
  }

  private void checkLength() throws DoorRefusal {
    if (seen > LONGEST_HEAD) {
      throw DoorRefusal.unreadable(
          "header paling banyak " + LONGEST_HEAD + " byte",
          "headers have at most " + LONGEST_HEAD + " bytes");
    }
  }

  /** Whether the line that ends there is empty. */
  private static boolean endsLine(ByteBuf bytes, int newline) {
    return bytes.getByte(newline - 1) == '\n'
        || bytes.getByte(newline - 1) == '\r'
            && newline - 2 >= bytes.readerIndex()
            && bytes.getByte(newline - 2) == '\n';
  }

  private static boolean isEndOfLine(ByteBuf bytes) {
    int at = bytes.readerIndex();
    return bytes.isReadable()
        && (bytes.getByte(at) == '\n'
            || bytes.getByte(at) == '\r'
                && bytes.readableBytes() > 1
                && bytes.getByte(at + 1) == '\n');
  }

  private void checkBody() throws DoorRefusal {
    if (head.bodyLength() > largest) {
      throw DoorProblem.TOO_LARGE.refusal(largest);
    }
    if (head.bodyLength() > 0 && !head.command().equals("SEND")) {
      throw bodyOfAnother();
    }
  }

  private static DoorRefusal bodyOfAnother() {
    return DoorRefusal.unreadable("hanya SEND yang berisi", "only SEND has a body");
  }

  /** The body without the NUL that ends it; null while it has not come to its end. */
  private ByteBuf body(ByteBuf bytes) throws DoorRefusal {
    int length = head.bodyLength();
    if (length < 0) {
      int nul = bytes.indexOf(bytes.readerIndex() + seen, bytes.writerIndex(), (byte) 0);
      if (nul < 0) {
        seen = bytes.readableBytes();
        return null;
      }
      length = nul - bytes.readerIndex();
    } else if (bytes.readableBytes() <= length) {
      return null;
    } else if (bytes.getByte(bytes.readerIndex() + length) != 0) {
      throw DoorRefusal.unreadable(
          "sesudah content-length byte harus ada NUL", "a NUL must follow content-length bytes");
    }
    seen = 0;
    if (length > 0 && !head.command().equals("SEND")) {
      throw bodyOfAnother();
    }
    ByteBuf body = bytes.readRetainedSlice(length);
    bytes.skipBytes(1);
    return body;
  }

  private void end(ChannelHandlerContext context, DoorRefusal refusal) {
    over = true;
    if (!Channels.isLoggedIn(context.channel())) {
      brokerEventListener.closedBeforeLogin(NAME, PreLoginClosure.UNREADABLE);
    }
    String sentence = refusal.getMessage();
    byte[] body = sentence.getBytes(StandardCharsets.UTF_8);
    String error =
        "ERROR\nmessage:"
            + StompHead.escaped(sentence)
            + "\ncontent-type:text/plain\ncontent-length:"
            + body.length
            + "\n\n"
            + sentence
            + '\0';
    Channels.end(
        context,
        context.writeAndFlush(Unpooled.copiedBuffer(error, StandardCharsets.UTF_8)),
        LINGER_SECONDS);
  }
}
