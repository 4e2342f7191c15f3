package id.blkhub.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP byte by byte, as no decent client would write it. */
public final class RawHttp {
  private static final int PATIENCE_MILLIS = 15_000;

  private RawHttp() {}

  /**
   * The last answer on a connection.
   *
   * @param head its first line and header fields as they came; empty where nothing came
   */
  public record Answer(String head, String body) {
    public int status() {
      return head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.substring(9, 12)) : 0;
    }

    /** The only field of that name; null where there is none. */
    public String header(String name) {
      List<String> values = headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
      return values.isEmpty() ? null : String.join(" AND ", values);
    }

    private Map<String, List<String>> headers() {
      Map<String, List<String>> fields = new TreeMap<>();
      String[] lines = head.split("\r\n");
      for (int i = 1; i < lines.length; i++) {
        String[] field = lines[i].split(": ?", 2);
        fields
            .computeIfAbsent(field[0].toLowerCase(Locale.ROOT), key -> new ArrayList<>())
            .add(field.length == 1 ? "" : field[1]);
      }
      return fields;
    }
  }

  /** Sends these bytes, each a character, and reads until the connection ends or nothing comes. */
  public static Answer send(int port, String bytes) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
      } catch (IOException closed) {
        // it has been answered already
      }
      return read(new BufferedInputStream(socket.getInputStream()));
    }
  }

  /** One answer, to its end as its header says it or to that of the connection. */
  public static Answer read(InputStream in) throws IOException {
    String head = until(in, "\r\n\r\n");
    Answer answer = new Answer(head.strip(), "");
    String length = answer.header("Content-Length");
    if (answer.status() == 100) {
      return read(in);
    }
    if (length != null) {
      return new Answer(
          answer.head(), new String(in.readNBytes(Integer.parseInt(length)), ISO_8859_1));
    }
    return new Answer(
        answer.head(),
        "chunked".equals(answer.header("Transfer-Encoding")) ? until(in, "\r\n0\r\n\r\n") : "");
  }

  private static String until(InputStream in, String end) throws IOException {
    StringBuilder read = new StringBuilder();
    try {
      int next = in.read();
      while (next >= 0) {
        read.append((char) next);
        if (next == '\n' && read.indexOf(end, read.length() - end.length()) >= 0) {
          break;
        }
        next = in.read();
      }
    } catch (java.net.SocketException reset) {
      // the end of the connection
    }
    return read.toString();
  }
}
