package id.blkhub.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Writes bytes to an HTTP port, ends its side, and reads what comes until the other side ends. */
final class RawHttp {
  private static final int PATIENCE_MILLIS = 20_000;

  private RawHttp() {}

  /** What was answered, as far as it came; a server may also just close. */
  static String exchange(int port, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      StringBuilder answer = new StringBuilder();
      try {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
        socket.shutdownOutput();
        byte[] part = new byte[8_192];
        for (int read = socket.getInputStream().read(part);
            read >= 0;
            read = socket.getInputStream().read(part)) {
          answer.append(new String(part, 0, read, StandardCharsets.ISO_8859_1));
        }
      } catch (SocketException e) {
        // it closed while there was still something of ours to read
      }
      return answer.toString();
    }
  }
}
