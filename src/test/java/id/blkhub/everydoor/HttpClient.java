package id.blkhub.everydoor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.everydoor.Letter.Field;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Base64;
import java.util.Locale;

/** HTTP/1.1 by hand: any header, any number of times. */
final class HttpClient implements DoorClient {
  private static final JsonMapper JSON = new JsonMapper();

  private final int port;
  private Socket socket;
  private InputStream in;

  HttpClient(int port) {
    this.port = port;
  }

  @Override
  public Answer send(Letter letter) throws IOException {
    if (socket == null) {
      socket = new Socket("127.0.0.1", port);
      socket.setSoTimeout(30_000);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String login = letter.partner() + ':' + letter.partner();
    line(request, "POST /api/v1/messages/" + letter.kind() + " HTTP/1.1");
    line(request, "Host: localhost");
    line(
        request,
        "Authorization: Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
    for (String type : letter.contentTypes()) {
      line(request, "Content-Type: " + type);
    }
    if (letter.contentEncoding() != null) {
      line(request, "Content-Encoding: " + letter.contentEncoding());
    }
    if (letter.transportId() != null) {
      line(request, "Idempotency-Key: " + letter.transportId());
    }
    for (Field attribute : letter.attributes()) {
      line(request, "ce-" + attribute.name() + ": " + encoded(attribute.value()));
    }
    for (Field field : letter.fields()) {
      line(request, field.name() + ": " + field.value());
    }
    line(request, "Content-Length: " + letter.body().length);
    line(request, "");
    request.writeBytes(letter.body());
    socket.getOutputStream().write(request.toByteArray());
    socket.getOutputStream().flush();
    return answer();
  }

  private static void line(ByteArrayOutputStream request, String line) {
    request.writeBytes((line + "\r\n").getBytes(UTF_8));
  }

  /** As the CloudEvents binding for HTTP wants it. */
  private static String encoded(String value) {
    StringBuilder text = new StringBuilder();
    for (byte octet : value.getBytes(UTF_8)) {
      boolean plain = octet > 0x20 && octet < 0x7f && octet != '"' && octet != '%';
      text.append(plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet & 0xff));
    }
    return text.toString();
  }

  private Answer answer() throws IOException {
    int status = Integer.parseInt(headLine().split(" ")[1]);
    int length = 0;
    boolean chunked = false;
    boolean closes = false;
    for (String line = headLine(); !line.isEmpty(); line = headLine()) {
      String lower = line.toLowerCase(Locale.ROOT);
      String value = lower.substring(lower.indexOf(':') + 1).strip();
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(value);
      }
      chunked |= lower.startsWith("transfer-encoding:") && value.equals("chunked");
      closes |= lower.startsWith("connection:") && value.equals("close");
    }
    String text = new String(chunked ? chunks() : in.readNBytes(length), UTF_8);
    if (closes) {
      close();
    }
    return new Answer(
        status == 202,
        text,
        status,
        text.startsWith("{") ? JSON.readTree(text) : JSON.createObjectNode());
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      body.writeBytes(in.readNBytes(size));
      headLine();
    }
    headLine();
    return body.toByteArray();
  }

  private int size() throws IOException {
    return Integer.parseInt(headLine(), 16);
  }

  private String headLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("no answer");
      }
      if (octet != '\r') {
        line.write(octet);
      }
    }
    return line.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
