package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a STOMP client's frames strictly and passes each one on complete and in one form. A frame
 * that cannot be read is answered with an ERROR, and the connection ends. The broker's own decoder
 * guesses commands by their first letters, loses colons, and keeps endless frames in memory.
 */
final class StompFrames extends ByteToMessageDecoder {
  private static final String NAME = "stomp";
  private static final int LONGEST_HEAD = 65_536;
  private static final int BEFORE_LOGIN = 65_536;
  private static final int SECONDS_TO_LOG_IN = 10;

  /**
   * Time during which bytes of a refused client are read and dropped, so that it gets the ERROR.
   */
  private static final int LINGER_SECONDS = 1;

  private final int largest;
  private final BrokerEventListener events;
  private @Nullable StompHead head;
  private boolean version12;
  private int seen;
  private boolean over;

  /**
   * @param largest bytes of one frame
   */
  StompFrames(int largest, BrokerEventListener events) {
    this.largest = largest;
    this.events = events;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    context
        .executor()
        .schedule(
            () -> {
              if (!Channels.isLoggedIn(context.channel()) && context.channel().isActive()) {
                events.closedBeforeLogin(NAME, PreLoginClosure.NO_LOGIN);
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
      StompHead begun = head == null ? readHead(bytes, out) : head;
      head = begun;
      ByteBuf body = begun == null ? null : body(begun, bytes);
      if (begun != null && body != null) {
        out.add(
            Unpooled.wrappedBuffer(
                Unpooled.wrappedBuffer(begun.written(body.readableBytes())),
                body,
                Unpooled.wrappedBuffer(new byte[1])));
        version12 = begun.isLogin() ? begun.choosesVersion12() : version12;
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

  /**
   * Reads a head; null while it is not complete. Empty lines before it are heart-beats, for which
   * the broker gets an empty buffer.
   */
  private @Nullable StompHead readHead(ByteBuf bytes, List<Object> out) throws DoorRefusal {
    if (seen == 0 && isEndOfLine(bytes)) {
      while (isEndOfLine(bytes)) {
        bytes.skipBytes(bytes.getByte(bytes.readerIndex()) == '\n' ? 1 : 2);
      }
      out.add(Unpooled.EMPTY_BUFFER);
    }
    int start = bytes.readerIndex();
    if (bytes.readableBytes() == 1 && bytes.getByte(start) == '\r') {
      return null;
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
        StompHead read = StompHead.read(lines, version12);
        checkBody(read);
        return read;
      }
    }
    checkLength();
    return null;
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

  private void checkBody(StompHead head) throws DoorRefusal {
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

  /** The body without the NUL that ends it; null while it is not complete. */
  private @Nullable ByteBuf body(StompHead head, ByteBuf bytes) throws DoorRefusal {
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
      events.closedBeforeLogin(NAME, PreLoginClosure.UNREADABLE);
    }
    String sentence = refusal.sentence();
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
