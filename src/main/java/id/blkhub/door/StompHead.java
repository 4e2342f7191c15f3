package id.blkhub.door;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The command and the headers of a client's frame. Source: the specification of STOMP 1.2, and 1.1
 * where it differs. What the specification leaves to the server is refused, so that two different
 * texts never become equal.
 */
record StompHead(String command, Map<String, String> headers) {
  private static final Set<String> COMMANDS =
      Set.of(
          "CONNECT",
          "STOMP",
          "SEND",
          "SUBSCRIBE",
          "UNSUBSCRIBE",
          "ACK",
          "NACK",
          "BEGIN",
          "COMMIT",
          "ABORT",
          "DISCONNECT");
  private static final String LENGTH = "content-length";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final Pattern HEART_BEAT = Pattern.compile("[0-9]{1,9},[0-9]{1,9}");

  /**
   * Reads a head.
   *
   * @param bytes the lines before the empty line
   * @param version12 whether the connection uses version 1.2, which has one more escape
   */
  static StompHead read(byte[] bytes, boolean version12) throws DoorRefusal {
    String[] lines = text(bytes).split("\n", -1);
    String command = line(lines[0]);
    if (!COMMANDS.contains(command)) {
      throw DoorRefusal.unreadable("perintah ini tidak dikenal", "there is no such command");
    }
    boolean login = command.equals("CONNECT") || command.equals("STOMP");
    Map<String, String> headers = new LinkedHashMap<>();
    for (int index = 1; index < lines.length; index++) {
      String line = line(lines[index]);
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw DoorRefusal.unreadable(
            "baris header harus berbentuk nama:nilai", "a header line must be name:value");
      }
      String name =
          login ? line.substring(0, colon) : unescaped(line.substring(0, colon), version12);
      String value =
          login ? line.substring(colon + 1) : unescaped(line.substring(colon + 1), version12);
      if (headers.putIfAbsent(name, value) != null) {
        throw DoorRefusal.unreadable("satu header datang dua kali", "a header comes twice");
      }
    }
    StompHead head = new StompHead(command, headers);
    head.check();
    return head;
  }

  private void check() throws DoorRefusal {
    String length = headers.get(LENGTH);
    if (length != null && !WHOLE_NUMBER.matcher(length).matches()) {
      throw DoorRefusal.unreadable(
          "content-length harus bilangan bulat", "content-length must be a whole number");
    }
    String window = headers.get("consumer-window-size");
    if (window != null && !WHOLE_NUMBER.matcher(window).matches()) {
      throw DoorRefusal.unreadable(
          "consumer-window-size harus bilangan bulat",
          "consumer-window-size must be a whole number");
    }
    String heartBeat = headers.get("heart-beat");
    if (heartBeat != null && !HEART_BEAT.matcher(heartBeat).matches()) {
      throw DoorRefusal.unreadable(
          "heart-beat harus dua bilangan bulat", "heart-beat must be two whole numbers");
    }
  }

  boolean isLogin() {
    return command.equals("CONNECT") || command.equals("STOMP");
  }

  /** Whether the login chooses version 1.2 for the connection. */
  boolean choosesVersion12() {
    String versions = headers.getOrDefault("accept-version", "");
    return Arrays.asList(versions.split(",")).contains("1.2");
  }

  /** The content-length; -1 where the frame has none. */
  int bodyLength() {
    String length = headers.get(LENGTH);
    return length == null ? -1 : Integer.parseInt(length);
  }

  /**
   * Encodes the head for the broker, with all special characters escaped.
   *
   * @param length bytes of the body; a SEND always gets it, because a body may contain any byte
   */
  byte[] written(int length) {
    StringBuilder text = new StringBuilder(command).append('\n');
    headers.forEach(
        (name, value) -> {
          if (!name.equals(LENGTH)) {
            text.append(isLogin() ? name : escaped(name))
                .append(':')
                .append(isLogin() ? value : escaped(value))
                .append('\n');
          }
        });
    if (command.equals("SEND")) {
      text.append(LENGTH).append(':').append(length).append('\n');
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) throws DoorRefusal {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw DoorRefusal.unreadable("header harus UTF-8", "headers must be UTF-8");
    }
  }

  /** The line without the carriage return that may end it. */
  private static String line(String line) throws DoorRefusal {
    String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    if (text.indexOf('\r') >= 0) {
      throw DoorRefusal.unreadable(
          "carriage return di dalam header", "a carriage return within a header");
    }
    return text;
  }

  private static String unescaped(String text, boolean version12) throws DoorRefusal {
    if (text.indexOf(':') >= 0) {
      throw DoorRefusal.unreadable(
          "titik dua di dalam nilai header ditulis \\c",
          "a colon in a header's value is written \\c");
    }
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int index = 0; index < text.length(); index++) {
      char next = text.charAt(index);
      if (next != '\\') {
        plain.append(next);
        continue;
      }
      index++;
      char escaped = index < text.length() ? text.charAt(index) : ' ';
      switch (escaped) {
        case 'n' -> plain.append('\n');
        case 'c' -> plain.append(':');
        case '\\' -> plain.append('\\');
        case 'r' -> {
          if (!version12) {
            throw badEscape();
          }
          plain.append('\r');
        }
        default -> throw badEscape();
      }
    }
    return plain.toString();
  }

  private static DoorRefusal badEscape() {
    return DoorRefusal.unreadable(
        "escape di header hanya \\n, \\c, \\\\ dan, di STOMP 1.2, \\r",
        "a header's escapes are \\n, \\c, \\\\ and, in STOMP 1.2, \\r");
  }

  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace(":", "\\c");
  }
}
