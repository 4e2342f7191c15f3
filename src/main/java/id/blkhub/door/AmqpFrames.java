package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one AMQP 1.0 connection as far as needed to know the size of the deliveries
 * that have begun and not ended. Source: the specification, 2.3 framing, 2.7.5 transfer, 2.7.7
 * detach and 2.7.8 end.
 */
final class AmqpFrames {
  private static final int FRAME_HEADER = 8;
  private static final int OF_AMQP = 0;
  private static final int TRANSFER = 0x14;
  private static final int DETACH = 0x16;
  private static final int END = 0x17;
  private static final int OTHER = -1;
  private static final byte SMALL = 0x53;
  private static final Map<String, Integer> SYMBOLS =
      Map.of("amqp:transfer:list", TRANSFER, "amqp:detach:list", DETACH, "amqp:end:list", END);
  private static final int MORE = 5;
  private static final int ABORTED = 9;

  /** More bytes than a transfer has before its payload; a tag has 32 at most. */
  private static final int LONGEST_PERFORMATIVE = 512;

  private static final byte[] PROTOCOL = "AMQP".getBytes(StandardCharsets.US_ASCII);

  /** The largest frame in bytes, which the broker tells each client in its answer to the open. */
  private static final long LARGEST_FRAME = 131_072;

  private final Map<Long, Long> unended = new HashMap<>();
  private final ByteBuf head = Unpooled.buffer(LONGEST_PERFORMATIVE);
  private final @Nullable AmqpConversation conversation;
  private long missing;
  private long frameSize;
  private long largest;
  private long together;

  /** Deliveries that have begun and not ended: bytes of the largest, and of all together. */
  record Unended(long largest, long together) {}

  /** What came is not AMQP 1.0. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("no frame of AMQP 1.0", null, false, false);
    }
  }

  /**
   * @param conversation checks each frame; null where only deliveries are counted
   */
  AmqpFrames(@Nullable AmqpConversation conversation) {
    this.conversation = conversation;
  }

  /**
   * Reads the next bytes of the connection and leaves their reader index unchanged.
   *
   * @return the deliveries that have begun and not ended so far
   */
  Unended read(ByteBuf bytes) throws Unreadable {
    ByteBuf rest = bytes.slice();
    while (rest.isReadable()) {
      if (missing == 0) {
        begin(rest);
      } else {
        int part = (int) Math.min(missing, rest.readableBytes());
        int room = LONGEST_PERFORMATIVE - head.writerIndex();
        part = room > 0 ? Math.min(part, room) : part;
        if (room > 0 || !isTransfer()) {
          head.writeBytes(rest, rest.readerIndex(), part);
        }
        rest.skipBytes(part);
        missing -= part;
        if (missing == 0) {
          end();
        }
      }
    }
    return new Unended(largest, together);
  }

  private void begin(ByteBuf rest) throws Unreadable {
    while (head.writerIndex() < FRAME_HEADER && rest.isReadable()) {
      head.writeByte(rest.readByte());
    }
    if (head.writerIndex() < FRAME_HEADER) {
      return;
    }
    if (isProtocolHeader()) {
      if (conversation != null) {
        conversation.header(head.getByte(PROTOCOL.length));
      }
      head.clear();
      return;
    }
    frameSize = head.getUnsignedInt(0);
    if (frameSize < FRAME_HEADER || frameSize > LARGEST_FRAME) {
      throw new Unreadable();
    }
    bodyAt();
    if (conversation != null) {
      conversation.begins(head.getUnsignedByte(5), frameSize);
    }
    missing = frameSize - FRAME_HEADER;
    if (missing == 0) {
      end();
    }
  }

  /** Whether it is a transfer, whose payload is not kept; any other frame is read as a whole. */
  private boolean isTransfer() throws Unreadable {
    int body = bodyAt();
    return head.getByte(5) == OF_AMQP && isTransferAt(head.slice(body, head.writerIndex() - body));
  }

  /** Where the body begins, behind an extended header, which no client in use sends. */
  private int bodyAt() throws Unreadable {
    int body = head.getUnsignedByte(4) * 4;
    if (body < FRAME_HEADER || body > frameSize || body > LONGEST_PERFORMATIVE / 2) {
      throw new Unreadable();
    }
    return body;
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
      int body = bodyAt();
      int channel = head.getUnsignedShort(6);
      ByteBuf performative = head.slice(body, head.writerIndex() - body);
      boolean ofAmqp = head.getUnsignedByte(5) == OF_AMQP;
      if (conversation != null && !(ofAmqp && isTransferAt(performative))) {
        conversation.frame(head.getUnsignedByte(5), channel, performative);
      }
      if (ofAmqp && performative.isReadable()) {
        frame(channel, performative);
      }
      // the second exception: a negative length
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new Unreadable();
    } finally {
      head.clear();
    }
  }

  private static boolean isTransferAt(ByteBuf body) throws Unreadable {
    ByteBuf peek = body.duplicate();
    return peek.isReadable() && peek.readByte() == 0 && performative(peek) == TRANSFER;
  }

  private void frame(int channel, ByteBuf body) throws Unreadable {
    if (body.readByte() != 0) {
      return;
    }
    switch (performative(body)) {
      case TRANSFER -> transfer(channel, body);
      case DETACH -> {
        if (count(body) > 0) {
          unended.remove(key(channel, AmqpFields.number(body)));
          sum();
        }
      }
      case END -> {
        unended.keySet().removeIf(key -> key >> 32 == channel);
        sum();
      }
      default -> {
        // other frames begin and end no delivery
      }
    }
  }

  private void transfer(int channel, ByteBuf body) throws Unreadable {
    int fields = count(body);
    long handle = AmqpFields.number(body);
    if (conversation != null) {
      conversation.transfer(channel, handle);
    }
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
    long key = key(channel, handle);
    if (goesOn) {
      largest = Math.max(largest, unended.merge(key, frameSize, Long::sum));
      together += frameSize;
    } else if (unended.remove(key) != null) {
      sum();
    }
  }

  private void sum() {
    largest = unended.values().stream().mapToLong(size -> size).max().orElse(0);
    together = unended.values().stream().mapToLong(size -> size).sum();
  }

  private static long key(int channel, long handle) {
    return (long) channel << 32 | handle;
  }

  private static int performative(ByteBuf body) throws Unreadable {
    int type = body.readUnsignedByte();
    return switch (type) {
      case 0x53 -> body.readUnsignedByte();
      case 0x80 -> (int) body.readLong();
      case 0xa3 -> SYMBOLS.getOrDefault(text(body, body.readUnsignedByte()), OTHER);
      case 0xb3 -> SYMBOLS.getOrDefault(text(body, body.readInt()), OTHER);
      default -> throw new Unreadable();
    };
  }

  private static String text(ByteBuf body, int length) throws Unreadable {
    if (length < 0 || length > body.readableBytes()) {
      throw new Unreadable();
    }
    return body.readCharSequence(length, StandardCharsets.US_ASCII).toString();
  }

  private static int count(ByteBuf body) throws Unreadable {
    int type = body.readUnsignedByte();
    if (type == 0x45) {
      return 0;
    }
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
