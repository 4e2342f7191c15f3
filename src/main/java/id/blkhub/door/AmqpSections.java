package id.blkhub.door;

import id.blkhub.door.AmqpFrames.Unreadable;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPStandardMessage;
import org.apache.activemq.artemis.protocol.amqp.util.NettyReadable;
import org.apache.qpid.proton.codec.ReadableBuffer;

/**
 * Facts of an encoded message that the broker's decoder hides: application properties with the same
 * name, of which it keeps the last, and several body sections, of which it reads the first. Source:
 * AMQP 1.0, 1.6 types and 3.2 sections.
 *
 * @param repeated properties after which another property of the same name follows
 * @param beforeBody bytes of all sections before the body
 * @param bodies sections of the body; 2 stands for any larger number too
 */
record AmqpSections(List<RepeatedName> repeated, int beforeBody, int bodies) {
  private static final int APPLICATION_PROPERTIES = 0x74;
  private static final int DATA = 0x75;
  private static final int SEQUENCE = 0x76;
  private static final int VALUE = 0x77;
  private static final String PREFIX = "amqp:";
  private static final int MANY = 2;

  /**
   * A property that is not the last of its name.
   *
   * @param value its text; empty for a value that is neither a text nor a boolean
   */
  record RepeatedName(String name, String value) {}

  static AmqpSections of(AMQPStandardMessage message) throws DoorRefusal {
    ReadableBuffer encoded = message.getSendBuffer(1, null);
    try {
      return read(Unpooled.wrappedBuffer(encoded.byteBuffer()));
    } catch (Unreadable | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw DoorProblem.BODY_CLOSED.refusal();
    } finally {
      // the buffer is a copy where the message has delivery annotations
      if (encoded instanceof NettyReadable copy) {
        copy.getByteBuf().release();
      }
    }
  }

  /**
   * Reads a message that the broker has decoded before, so it is known to be sound up to the body.
   */
  static AmqpSections read(ByteBuf message) throws Unreadable {
    List<RepeatedName> repeated = new ArrayList<>();
    while (message.isReadable()) {
      int start = message.readerIndex();
      int section = section(message);
      if (section == APPLICATION_PROPERTIES) {
        repeated(message, repeated);
      } else if (section >= DATA && section <= VALUE) {
        // the content of a value is not read further: a body is one value of any type
        boolean described = message.getUnsignedByte(message.readerIndex()) == 0;
        int bodies = described ? MANY : 1;
        if (!described) {
          AmqpFields.skip(message);
          bodies += message.isReadable() && isBody(message) ? 1 : 0;
        }
        return new AmqpSections(repeated, start, bodies);
      } else {
        skip(message);
      }
    }
    return new AmqpSections(repeated, message.readerIndex(), 0);
  }

  private static boolean isBody(ByteBuf message) throws Unreadable {
    int next = section(message);
    return next >= DATA && next <= VALUE;
  }

  /** The low byte of the descriptor's number; 0 where the descriptor is not a section's. */
  private static int section(ByteBuf message) throws Unreadable {
    if (message.readUnsignedByte() != 0) {
      throw new Unreadable();
    }
    int type = message.getUnsignedByte(message.readerIndex());
    return switch (type) {
      case 0x53 -> message.skipBytes(1).readUnsignedByte();
      case 0x80 -> (int) message.skipBytes(1).readLong();
      case 0xa3, 0xb3 -> named(text(message));
      default -> throw new Unreadable();
    };
  }

  private static int named(String symbol) {
    return switch (symbol.startsWith(PREFIX) ? symbol.substring(PREFIX.length()) : symbol) {
      case "application-properties:map" -> APPLICATION_PROPERTIES;
      case "data:binary" -> DATA;
      case "amqp-sequence:list" -> SEQUENCE;
      case "amqp-value:*" -> VALUE;
      default -> 0;
    };
  }

  private static void repeated(ByteBuf message, List<RepeatedName> repeated) throws Unreadable {
    int type = message.readUnsignedByte();
    int count =
        switch (type) {
          case 0x40 -> 0;
          case 0xc1 -> message.skipBytes(1).readUnsignedByte();
          case 0xd1 -> message.skipBytes(4).readInt();
          default -> throw new Unreadable();
        };
    Map<String, String> seen = new HashMap<>();
    for (int pair = 0; pair < count / 2; pair++) {
      String name = text(message);
      String before = seen.put(name, value(message));
      if (before != null) {
        repeated.add(new RepeatedName(name, before));
      }
    }
  }

  /** Reads the value of an application property, which is a simple type. */
  private static String value(ByteBuf message) throws Unreadable {
    int type = message.getUnsignedByte(message.readerIndex());
    return switch (type) {
      case 0x41, 0x42, 0x56 -> Boolean.toString(AmqpFields.truth(message));
      case 0xa1, 0xa3, 0xb1, 0xb3 -> text(message);
      default -> {
        skip(message);
        yield "";
      }
    };
  }

  /** Skips a value. A described type is not allowed here, and nested ones would take long. */
  private static void skip(ByteBuf message) throws Unreadable {
    if (message.getUnsignedByte(message.readerIndex()) == 0) {
      throw new Unreadable();
    }
    AmqpFields.skip(message);
  }

  /** Reads a string or a symbol. */
  private static String text(ByteBuf message) throws Unreadable {
    int type = message.readUnsignedByte();
    int length =
        switch (type) {
          case 0xa1, 0xa3 -> message.readUnsignedByte();
          case 0xb1, 0xb3 -> message.readInt();
          default -> throw new Unreadable();
        };
    return message.readCharSequence(length, StandardCharsets.UTF_8).toString();
  }
}
