package id.blkhub.door;

import id.blkhub.door.AmqpFrames.Unreadable;
import io.netty.buffer.ByteBuf;

/** Reads the fields of an AMQP 1.0 list one by one. Source: the specification, 1.6. */
final class AmqpFields {
  private static final int NULL = 0x40;
  private static final int TRUE = 0x41;
  private static final int FALSE = 0x42;
  private static final int BOOLEAN = 0x56;

  private AmqpFields() {}

  /** Reads an unsigned number. */
  static long number(ByteBuf body) throws Unreadable {
    int type = body.readUnsignedByte();
    return switch (type) {
      case 0x43 -> 0;
      case 0x52 -> body.readUnsignedByte();
      case 0x70 -> body.readUnsignedInt();
      default -> throw new Unreadable();
    };
  }

  /** Reads a boolean; null counts as false. */
  static boolean truth(ByteBuf body) throws Unreadable {
    int type = body.readUnsignedByte();
    return switch (type) {
      case TRUE -> true;
      case FALSE, NULL -> false;
      case BOOLEAN -> body.readUnsignedByte() != 0;
      default -> throw new Unreadable();
    };
  }

  /** Skips a value. The first hexadecimal digit of its type tells how long it is. */
  static void skip(ByteBuf body) throws Unreadable {
    int type = body.readUnsignedByte();
    switch (type >> 4) {
      case 0x0 -> {
        // a described type: the descriptor, then the value
        skip(body);
        skip(body);
      }
      case 0x4 -> {
        // the type is the whole value
      }
      case 0x5 -> body.skipBytes(1);
      case 0x6 -> body.skipBytes(2);
      case 0x7 -> body.skipBytes(4);
      case 0x8 -> body.skipBytes(8);
      case 0x9 -> body.skipBytes(16);
      case 0xa, 0xc, 0xe -> body.skipBytes(body.readUnsignedByte());
      case 0xb, 0xd, 0xf -> body.skipBytes(body.readInt());
      default -> throw new Unreadable();
    }
  }
}
