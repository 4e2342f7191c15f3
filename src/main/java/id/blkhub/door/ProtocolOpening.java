package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** The first bytes of a protocol; a connection of its port that begins otherwise is closed. */
public enum ProtocolOpening {
  /** The protocol header of AMQP 1.0, plain or with SASL (2.2). */
  AMQP {
    private final byte[] rest = {1, 0, 0};

    @Override
    OpeningVerdict of(ByteBuf bytes) {
      OpeningVerdict name = begins(bytes, 0, AMQP_NAME);
      if (name != OpeningVerdict.YES || bytes.readableBytes() == AMQP_NAME.length) {
        return name == OpeningVerdict.YES ? OpeningVerdict.UNDECIDED : name;
      }
      int protocol = at(bytes, AMQP_NAME.length);
      if (protocol != 0 && protocol != SASL) {
        return OpeningVerdict.NO;
      }
      return begins(bytes, AMQP_NAME.length + 1, rest);
    }

    @Override
    byte[] counterOffer(ByteBuf bytes) {
      return begins(bytes, 0, AMQP_NAME) == OpeningVerdict.YES
          ? new byte[] {'A', 'M', 'Q', 'P', SASL, 1, 0, 0}
          : NOTHING;
    }
  },

  /** A CONNECT of MQTT: type, length, name of the protocol (3.1). */
  MQTT {
    @Override
    OpeningVerdict of(ByteBuf bytes) {
      if (at(bytes, 0) != CONNECT) {
        return OpeningVerdict.NO;
      }
      int length = 0;
      int next = 1;
      int digit;
      do {
        if (next > MOST_DIGITS) {
          return OpeningVerdict.NO;
        }
        if (next == bytes.readableBytes()) {
          return OpeningVerdict.UNDECIDED;
        }
        digit = at(bytes, next);
        length |= (digit & 0x7f) << 7 * (next - 1);
        next++;
      } while (digit > 0x7f);
      if (length < SHORTEST_CONNECT) {
        return OpeningVerdict.NO;
      }
      OpeningVerdict name = begins(bytes, next, MQTT_NAME);
      return name == OpeningVerdict.NO ? begins(bytes, next, MQTT_31_NAME) : name;
    }
  },

  /** The line CONNECT or STOMP; empty lines may come before it. */
  STOMP {
    @Override
    OpeningVerdict of(ByteBuf bytes) {
      OpeningVerdict openingVerdict = OpeningVerdict.NO;
      for (byte[] line : STOMP_LINES) {
        OpeningVerdict one = begins(bytes, 0, line);
        if (one == OpeningVerdict.YES) {
          return one;
        }
        openingVerdict = one == OpeningVerdict.UNDECIDED ? one : openingVerdict;
      }
      return openingVerdict;
    }

    @Override
    boolean isSkipped(byte first) {
      return first == '\n' || first == '\r';
    }
  },

  /** A TLS record with a ClientHello (RFC 8446, 5.1). */
  TLS {
    @Override
    OpeningVerdict of(ByteBuf bytes) {
      boolean sound = at(bytes, 0) == HANDSHAKE;
      int known = bytes.readableBytes();
      sound &= known <= 1 || at(bytes, 1) == 3;
      sound &= known <= 2 || at(bytes, 2) <= 4;
      sound &= known <= 3 || at(bytes, 3) <= LONGEST_RECORD >> 8;
      sound &= known <= 5 || at(bytes, 5) == CLIENT_HELLO;
      if (!sound) {
        return OpeningVerdict.NO;
      }
      return known > 5 ? OpeningVerdict.YES : OpeningVerdict.UNDECIDED;
    }
  };

  /** Whether a connection is accepted; undecided while all bytes so far match. */
  enum OpeningVerdict {
    YES,
    NO,
    UNDECIDED
  }

  private static final byte[] NOTHING = {};
  private static final byte[] AMQP_NAME = {'A', 'M', 'Q', 'P'};
  private static final byte SASL = 3;
  private static final int CONNECT = 0x10;
  private static final int MOST_DIGITS = 4;

  /** Name, level, flags, keep alive, and an empty client id. */
  private static final int SHORTEST_CONNECT = 12;

  private static final byte[] MQTT_NAME = {0, 4, 'M', 'Q', 'T', 'T'};

  /** Accepted here, because the gate then tells the client that version 3.1 is not offered. */
  private static final byte[] MQTT_31_NAME = {0, 6, 'M', 'Q', 'I', 's', 'd', 'p'};

  private static final byte[][] STOMP_LINES = {
    ascii("CONNECT\n"), ascii("CONNECT\r\n"), ascii("STOMP\n"), ascii("STOMP\r\n")
  };
  private static final int HANDSHAKE = 0x16;
  private static final int LONGEST_RECORD = 1 << 14;
  private static final int CLIENT_HELLO = 1;

  /**
   * Decides by the first bytes.
   *
   * @param bytes at least one; they stay unread
   */
  abstract OpeningVerdict of(ByteBuf bytes);

  /** Whether this byte may come before the protocol begins, and means nothing. */
  boolean isSkipped(byte first) {
    return false;
  }

  /** The answer to a client of another version; empty in most protocols. */
  byte[] counterOffer(ByteBuf bytes) {
    return NOTHING;
  }

  private static int at(ByteBuf bytes, int index) {
    return bytes.getUnsignedByte(bytes.readerIndex() + index);
  }

  private static OpeningVerdict begins(ByteBuf bytes, int from, byte[] expected) {
    int known = Math.min(expected.length, bytes.readableBytes() - from);
    for (int index = 0; index < known; index++) {
      if (at(bytes, from + index) != Byte.toUnsignedInt(expected[index])) {
        return OpeningVerdict.NO;
      }
    }
    return known == expected.length ? OpeningVerdict.YES : OpeningVerdict.UNDECIDED;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
