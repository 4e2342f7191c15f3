package id.blkhub.everydoor;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.blkhub.everydoor.Letter.Field;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/** MQTT 5 by hand: attributes are user properties, without a prefix, with any character. */
final class NewerMqttClient implements DoorClient {
  private static final int CONNECT = 0x10;
  private static final int PUBLISH_QOS_1 = 0x32;
  private static final int PUBACK = 0x40;
  private static final int LOGIN_AND_CLEAN = 0xC2;
  private static final int CONTENT_TYPE = 0x03;
  private static final int USER_PROPERTY = 0x26;
  private static final int NEGATIVE = 0x80;

  private final String partner;
  private final int port;
  private Socket socket;
  private DataInputStream in;
  private int packets;

  NewerMqttClient(String partner, int port) {
    this.partner = partner;
    this.port = port;
  }

  @Override
  public Answer send(Letter letter) throws IOException {
    if (socket == null) {
      connect();
    }
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(packet);
    text(data, letter.address().replace('.', '/'));
    data.writeShort(++packets);
    byte[] properties = properties(letter);
    length(data, properties.length);
    data.write(properties);
    data.write(letter.body());
    write(PUBLISH_QOS_1, packet.toByteArray());
    int type = in.readUnsignedByte();
    byte[] answer = in.readNBytes(length());
    if (type != PUBACK) {
      close();
      return Answer.refused(new String(answer, UTF_8));
    }
    boolean refused = answer.length > 2 && Byte.toUnsignedInt(answer[2]) >= NEGATIVE;
    return refused ? Answer.refused(new String(answer, UTF_8)) : Answer.ofTaken();
  }

  private void connect() throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(30_000);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(packet);
    text(data, "MQTT");
    data.writeByte(5);
    data.writeByte(LOGIN_AND_CLEAN);
    data.writeShort(60);
    data.writeByte(0);
    text(data, "");
    text(data, partner);
    text(data, partner);
    write(CONNECT, packet.toByteArray());
    in.readUnsignedByte();
    in.readNBytes(length());
  }

  private static byte[] properties(Letter letter) throws IOException {
    ByteArrayOutputStream properties = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(properties);
    for (String type : letter.contentTypes()) {
      data.writeByte(CONTENT_TYPE);
      text(data, type);
    }
    if (letter.contentEncoding() != null) {
      property(data, new Field("content-encoding", letter.contentEncoding()));
    }
    for (Field attribute : letter.attributes()) {
      property(data, attribute);
    }
    for (Field field : letter.fields()) {
      property(data, field);
    }
    return properties.toByteArray();
  }

  private static void property(DataOutputStream data, Field field) throws IOException {
    data.writeByte(USER_PROPERTY);
    text(data, field.name());
    text(data, field.value());
  }

  private static void text(DataOutputStream data, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    data.writeShort(bytes.length);
    data.write(bytes);
  }

  private static void length(DataOutputStream data, int length) throws IOException {
    int left = length;
    do {
      data.writeByte(left > 127 ? left % 128 | 128 : left);
      left /= 128;
    } while (left > 0);
  }

  private int length() throws IOException {
    int length = 0;
    int octet;
    int shift = 0;
    do {
      octet = in.readUnsignedByte();
      length |= (octet & 127) << shift;
      shift += 7;
    } while (octet > 127);
    return length;
  }

  private void write(int type, byte[] body) throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(packet);
    data.writeByte(type);
    length(data, body.length);
    data.write(body);
    socket.getOutputStream().write(packet.toByteArray());
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
