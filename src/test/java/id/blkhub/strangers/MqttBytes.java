package id.blkhub.strangers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.blkhub.support.RawConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

/** Packets of MQTT, right or wrong. */
final class MqttBytes {
  private static final int LOGIN_AND_CLEAN = 0xC2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private MqttBytes() {}

  /** A connection on which a partner is logged in. */
  static RawConnection loggedIn(int version, String partner, int port) throws IOException {
    RawConnection connection = RawConnection.to(port);
    connection.send(connect(version, partner, partner));
    if (!packet(connection).startsWith("\40")) {
      throw new IOException("not let in");
    }
    return connection;
  }

  static byte[] connect(int version, String user, String password) {
    return connect(version, user, password, new byte[0]);
  }

  /**
   * @param properties of MQTT 5, without their length
   */
  static byte[] connect(int version, String user, String password, byte[] properties) {
    byte[] ofVersion =
        version == 5 ? all(new byte[] {(byte) properties.length}, properties) : bytes();
    return packet(
        0x10,
        all(
            text("MQTT"),
            bytes(version, LOGIN_AND_CLEAN, 0, 60),
            ofVersion,
            text(""),
            text(user),
            text(password)));
  }

  /** At QoS 1 with id 1. */
  static byte[] publish(int version, byte[] topic, byte[] properties) {
    byte[] ofVersion =
        version == 5 ? all(new byte[] {(byte) properties.length}, properties) : bytes();
    return packet(0x32, all(topic, bytes(0, 1), ofVersion, "{}".getBytes(UTF_8)));
  }

  static byte[] subscribe(int version, String topic, int options) {
    byte[] ofVersion = version == 5 ? bytes(0) : bytes();
    return packet(0x82, all(bytes(0, 1), ofVersion, text(topic), bytes(options)));
  }

  static byte[] packet(int first, byte[] body) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(first);
    int left = body.length;
    do {
      packet.write(left > 127 ? left % 128 | 128 : left);
      left /= 128;
    } while (left > 0);
    packet.writeBytes(body);
    return packet.toByteArray();
  }

  /** With its length before it. */
  static byte[] text(String text) {
    return text(text.getBytes(UTF_8));
  }

  static byte[] text(byte[] bytes) {
    return all(bytes(bytes.length >> 8, bytes.length), bytes);
  }

  static byte[] bytes(int... values) {
    return Openings.bytes(values);
  }

  static byte[] all(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** The next packet the hub sends, its bytes as characters. */
  static String packet(RawConnection connection) throws IOException {
    byte[] head = connection.read(2);
    if (head.length < 2) {
      return "";
    }
    int length = head[1] & 0x7f;
    int shift = 7;
    byte[] digit = head.clone();
    while (digit[digit.length - 1] < 0) {
      digit = connection.read(1);
      length |= (digit[0] & 0x7f) << shift;
      shift += 7;
    }
    return (char) (head[0] & 0xff) + new String(connection.read(length), ISO_8859_1);
  }

  /** What comes until the hub ends the connection, decoded. */
  static String end(RawConnection connection) {
    return new String(connection.untilEnd(PATIENCE).getBytes(ISO_8859_1), UTF_8);
  }
}
