package id.blkhub.everydoor;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.blkhub.everydoor.Letter.Field;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;

/** STOMP 1.2 by hand; begins anew after each ERROR. */
final class StompClient implements DoorClient {
  private final int port;
  private final String partner;
  private Socket socket;
  private InputStream in;

  StompClient(String partner, int port) {
    this.partner = partner;
    this.port = port;
  }

  @Override
  public Answer send(Letter letter) throws IOException {
    if (socket == null) {
      connect();
    }
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    line(frame, "SEND");
    header(frame, "destination", letter.address());
    header(frame, "receipt", "1");
    for (String type : letter.contentTypes()) {
      header(frame, "content-type", type);
    }
    if (letter.contentEncoding() != null) {
      header(frame, "content-encoding", letter.contentEncoding());
    }
    for (Field attribute : letter.attributes()) {
      header(frame, "ce-" + attribute.name(), attribute.value());
    }
    for (Field field : letter.fields()) {
      header(frame, field.name(), field.value());
    }
    header(frame, "content-length", Integer.toString(letter.body().length));
    line(frame, "");
    frame.writeBytes(letter.body());
    return exchange(frame);
  }

  private void connect() throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(30_000);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    for (String line :
        List.of(
            "CONNECT",
            "accept-version:1.2",
            "host:hub",
            "login:" + partner,
            "passcode:" + partner,
            "")) {
      line(frame, line);
    }
    exchange(frame);
  }

  private Answer exchange(ByteArrayOutputStream frame) throws IOException {
    frame.write(0);
    socket.getOutputStream().write(frame.toByteArray());
    socket.getOutputStream().flush();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != 0; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("no answer");
      }
      answer.write(octet);
    }
    String text = answer.toString(UTF_8).stripLeading();
    if (text.startsWith("ERROR")) {
      close();
      return Answer.refused(text);
    }
    return Answer.ofTaken();
  }

  private static void header(ByteArrayOutputStream frame, String name, String value) {
    line(frame, escaped(name) + ':' + escaped(value));
  }

  private static void line(ByteArrayOutputStream frame, String line) {
    frame.writeBytes((line + '\n').getBytes(UTF_8));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace(":", "\\c");
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
