package id.blkhub.door;

import id.blkhub.door.AmqpFrames.Unreadable;
import io.netty.buffer.ByteBuf;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;

/**
 * Decodes the performative of a frame as the broker's decoder does, but first checks that no length
 * or count within it exceeds the frame. On some that do, the broker's threads loop without end or
 * overflow their stack. Source: AMQP 1.0, 1.2 and 1.6.
 */
final class AmqpSyntax {
  private static final int DEEPEST = 32;
  private static final int MOST_OF_NO_WIDTH = 1_000;
  private static final int DESCRIBED = 0;
  private static final int MAP_8 = 0xc1;
  private static final int MAP_32 = 0xd1;

  private final DecoderImpl decoder = new DecoderImpl();

  AmqpSyntax() {
    AMQPDefinedTypes.registerAllTypes(decoder, new EncoderImpl(decoder));
  }

  /**
   * @param body one value and nothing else
   */
  Object read(ByteBuf body) throws Unreadable {
    try {
      ByteBuf rest = body.duplicate();
      check(rest, 0);
      if (rest.isReadable()) {
        throw new Unreadable();
      }
      decoder.setByteBuffer(body.nioBuffer());
      return decoder.readObject();
    } catch (RuntimeException e) {
      throw new Unreadable();
    }
  }

  private static void check(ByteBuf rest, int depth) throws Unreadable {
    value(rest, constructor(rest, depth), depth);
  }

  private static int constructor(ByteBuf rest, int depth) throws Unreadable {
    if (depth > DEEPEST) {
      throw new Unreadable();
    }
    int type = rest.readUnsignedByte();
    if (type != DESCRIBED) {
      return type;
    }
    check(rest, depth + 1);
    return constructor(rest, depth + 1);
  }

  private static void value(ByteBuf rest, int type, int depth) throws Unreadable {
    switch (type >> 4) {
      case 0xa -> rest.skipBytes(rest.readUnsignedByte());
      case 0xb -> rest.skipBytes(rest.readInt());
      case 0xc -> list(rest.readSlice(rest.readUnsignedByte()), 1, type == MAP_8, depth);
      case 0xd -> list(rest.readSlice(rest.readInt()), 4, type == MAP_32, depth);
      case 0xe -> array(rest.readSlice(rest.readUnsignedByte()), 1, depth);
      case 0xf -> array(rest.readSlice(rest.readInt()), 4, depth);
      default -> rest.skipBytes(width(type));
    }
  }

  private static int width(int type) throws Unreadable {
    return switch (type >> 4) {
      case 0x4 -> 0;
      case 0x5 -> 1;
      case 0x6 -> 2;
      case 0x7 -> 4;
      case 0x8 -> 8;
      case 0x9 -> 16;
      default -> throw new Unreadable();
    };
  }

  private static int count(ByteBuf content, int width) {
    return width == 1 ? content.readUnsignedByte() : content.readInt();
  }

  private static void list(ByteBuf content, int width, boolean map, int depth) throws Unreadable {
    int count = count(content, width);
    if (count < 0 || count > content.readableBytes() || map && count % 2 != 0) {
      throw new Unreadable();
    }
    for (int element = 0; element < count; element++) {
      check(content, depth + 1);
    }
    if (content.isReadable()) {
      throw new Unreadable();
    }
  }

  private static void array(ByteBuf content, int width, int depth) throws Unreadable {
    int count = count(content, width);
    int type = constructor(content, depth + 1);
    boolean noWidth = type >> 4 == 0x4;
    if (count < 0 || count > (noWidth ? MOST_OF_NO_WIDTH : content.readableBytes())) {
      throw new Unreadable();
    }
    for (int element = 0; element < count; element++) {
      value(content, type, depth + 1);
    }
    if (content.isReadable()) {
      throw new Unreadable();
    }
  }
}
