package id.blkhub.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/** MQTT 3.1.1 packet by packet, as no decent client would send them. */
public final class RawMqtt implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int WILL = 0x04;
  private static final int LOGIN_AND_CLEAN = 0xC2;

  private final Socket socket;
  private final DataInputStream in;

  /** One packet, without its length. */
  public record Packet(int type, byte[] body) {
    /** Of an answer that begins with it. */
    public int id() {
      return Byte.toUnsignedInt(body[0]) << 8 | Byte.toUnsignedInt(body[1]);
    }

    /** Of a PUBLISH, where it follows the topic. */
    public int publishId() {
      int topic = id();
      return Byte.toUnsignedInt(body[topic + 2]) << 8 | Byte.toUnsignedInt(body[topic + 3]);
    }
  }

  public RawMqtt(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
  }

  /**
   * @param will the topic of a last will; null for none
   */
  public void connect(String user, String will) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(body);
    data.writeUTF("MQTT");
    data.writeByte(4);
    data.writeByte(will == null ? LOGIN_AND_CLEAN : LOGIN_AND_CLEAN | WILL);
    data.writeShort(60);
    data.writeUTF("");
    if (will != null) {
      data.writeUTF(will);
      data.writeUTF("");
    }
    data.writeUTF(user);
    data.writeUTF(user);
    send(0x10, body.toByteArray());
  }

  /** At QoS 1. */
  public void publish(int id, String topic, String text) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(body);
    data.writeUTF(topic);
    data.writeShort(id);
    data.write(text.getBytes(UTF_8));
    send(0x32, body.toByteArray());
  }

  /**
   * @param quality the QoS asked for
   */
  public void subscribe(int id, String topic, int quality) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(body);
    data.writeShort(id);
    data.writeUTF(topic);
    data.writeByte(quality);
    send(0x82, body.toByteArray());
  }

  /** An acknowledgement of whatever kind. */
  public void answer(int type, int id) throws IOException {
    send(type, new byte[] {(byte) (id >> 8), (byte) id});
  }

  private void send(int type, byte[] body) throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(type);
    int left = body.length;
    do {
      packet.write(left > 127 ? left % 128 | 128 : left);
      left /= 128;
    } while (left > 0);
    packet.writeBytes(body);
    raw(packet.toByteArray());
  }

  public void raw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /**
   * @throws IOException when the hub has closed the connection
   */
  public Packet next() throws IOException {
    int type = in.readUnsignedByte();
    int length = 0;
    int shift = 0;
    int octet;
    do {
      octet = in.readUnsignedByte();
      length |= (octet & 127) << shift;
      shift += 7;
    } while (octet > 127);
    return new Packet(type, in.readNBytes(length));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
