package id.blkhub.fault;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/** An MQTT login without a client behind it: that has threads of its own for each connection. */
final class LoginOnly {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int ACCEPTED = 0;

  private LoginOnly() {}

  /**
   * @throws IOException where the hub does not let it in
   */
  static void mqtt(int port, String user, String password) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(body);
    data.writeUTF("MQTT");
    data.writeByte(4);
    data.writeByte(0xC2);
    data.writeShort(60);
    data.writeUTF("");
    data.writeUTF(user);
    data.writeUTF(password);
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(0x10);
      socket.getOutputStream().write(body.size());
      socket.getOutputStream().write(body.toByteArray());
      socket.getOutputStream().flush();
      byte[] answer = socket.getInputStream().readNBytes(4);
      if (answer.length < 4 || answer[3] != ACCEPTED) {
        throw new IOException("refused");
      }
    }
  }
}
