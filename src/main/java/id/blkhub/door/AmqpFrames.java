package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Follows the frames of one AMQP 1.0 connection as far as needed to tell how large a delivery is
 * that has begun and not ended. Source: the specification, 2.3 framing and 2.7.5 transfer.
 */
final class AmqpFrames {
  private static final int FRAME_HEADER = 8;
  private static final int OF_AMQP = 0;
  private static final int TRANSFER = 0x14;
  private static final String TRANSFER_SYMBOL = "amqp:transfer:list";
  private static final int MORE = 5;
  private static final int ABORTED = 9;

  /** More than a transfer has before its payload: a tag is of 32 bytes at most. */
  private static final int LONGEST_PERFORMATIVE = 512;

  private static final byte[] PROTOCOL = "AMQP".getBytes(StandardCharsets.US_ASCII);

  private final Map<Long, Long> unended = new HashMap<>();
  private final ByteBuf head = Unpooled.buffer(LONGEST_PERFORMATIVE);
  private long missing;
  private long frameSize;
  private long largest;

  /** What comes is not AMQP 1.0. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("no frame of AMQP 1.0", null, false, false);
    }
  }

  /**
   * Takes note of bytes in their order; leaves the reader index where it is.
   *
   * @return the bytes so far of the largest delivery that has not ended
   */
  long read(ByteBuf bytes) throws Unreadable {
    ByteBuf rest = bytes.slice();
    while (rest.isReadable()) {
      if (missing == 0) {
        begin(rest);
      } else {
        int part = (int) Math.min(missing, rest.readableBytes());
        int kept = Math.min(part, LONGEST_PERFORMATIVE - head.writerIndex());
        if (kept > 0) {
          head.writeBytes(rest, rest.readerIndex(), kept);
        }
        rest.skipBytes(part);
        missing -= part;
        if (missing == 0) {
          end();
        }
      }
    }
    return largest;
  }

  private void begin(ByteBuf rest) throws Unreadable {
    while (head.writerIndex() < FRAME_HEADER && rest.isReadable()) {
      head.writeByte(rest.readByte());
    }
    if (head.writerIndex() < FRAME_HEADER) {
      return;
    }
    if (isProtocolHeader()) {
      head.clear();
      return;
    }
    frameSize = head.getUnsignedInt(0);
    if (frameSize < FRAME_HEADER) {
      throw new Unreadable();
    }
    missing = frameSize - FRAME_HEADER;
    if (missing == 0) {
      head.clear();
    }
  }

  private boolean isProtocolHeader() {
    for (int at = 0; at < PROTOCOL.length; at++) {
      if (head.getByte(at) != PROTOCOL[at]) {
        return false;
      }
    }
    return true;
  }

  private void end() throws Unreadable {
    try {
      int body = head.getUnsignedByte(4) * 4;
      if (head.getUnsignedByte(5) == OF_AMQP && body < frameSize) {
        frame(head.getUnsignedShort(6), head.slice(body, head.writerIndex() - body));
      }
      // the second: a length that is negative
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new Unreadable();
    } finally {
      head.clear();
    }
  }

  private void frame(int channel, ByteBuf body) throws Unreadable {
    if (body.readByte() != 0 || !isTransfer(body)) {
      return;
    }
    int fields = count(body);
    long handle = AmqpFields.number(body);
    boolean goesOn = false;
    for (int field = 1; field < Math.min(fields, ABORTED + 1); field++) {
      if (field == MORE) {
        goesOn = AmqpFields.truth(body);
      } else if (field == ABORTED) {
        goesOn &= !AmqpFields.truth(body);
      } else {
        AmqpFields.skip(body);
      }
    }
    long key = (long) channel << 32 | handle;
    if (goesOn) {
      largest = Math.max(largest, unended.merge(key, frameSize, Long::sum));
    } else {
      unended.remove(key);
      largest = unended.values().stream().mapToLong(size -> size).max().orElse(0);
    }
  }

  private static boolean isTransfer(ByteBuf body) throws Unreadable {
    int type = body.readUnsignedByte();
    return switch (type) {
      case 0x53 -> body.readUnsignedByte() == TRANSFER;
      case 0x80 -> body.readLong() == TRANSFER;
      case 0xa3 -> text(body, body.readUnsignedByte()).equals(TRANSFER_SYMBOL);
      case 0xb3 -> text(body, body.readInt()).equals(TRANSFER_SYMBOL);
      default -> throw new Unreadable();
    };
  }

  private static String text(ByteBuf body, int length) {
    return body.readCharSequence(length, StandardCharsets.US_ASCII).toString();
  }

  private static int count(ByteBuf body) throws Unreadable {
    int type = body.readUnsignedByte();
    if (type == 0xc0) {
      body.skipBytes(1);
      return body.readUnsignedByte();
    }
    if (type == 0xd0) {
      body.skipBytes(4);
      return body.readInt();
    }
    throw new Unreadable();
  }
}
