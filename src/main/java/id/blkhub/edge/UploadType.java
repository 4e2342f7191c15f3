package id.blkhub.edge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells by the first bytes whether a file may be a sheet or JSON. The name and the type that a
 * browser sends say what the sender's machine believes, not what the file is.
 */
final class UploadType {
  private static final int LOOKED_AT = 4_096;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final List<String> OTHER_TEXTS = List.of("%PDF", "{\\rtf", "<");

  private UploadType() {}

  static boolean isTaken(Path file) throws IOException {
    byte[] first;
    try (InputStream in = Files.newInputStream(file)) {
      first = in.readNBytes(LOOKED_AT);
    }
    return begins(first, ZIP) || isUtf16(first) || isText(first);
  }

  /** Whether it begins as a JSON document does. No column's name begins so. */
  static boolean isJson(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String text = text(in.readNBytes(LOOKED_AT));
      return text.startsWith("{") || text.startsWith("[");
    }
  }

  private static boolean isText(byte[] first) {
    for (byte one : first) {
      boolean space = one == '\t' || one == '\n' || one == '\r' || one == 0x0B;
      if (one >= 0 && one < ' ' && !space) {
        return false;
      }
    }
    String text = text(first);
    return OTHER_TEXTS.stream().noneMatch(text::startsWith);
  }

  /** Without the byte order mark and blanks in front. */
  private static String text(byte[] first) {
    String text = new String(first, StandardCharsets.UTF_8);
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
  }

  /** What a spreadsheet calls Unicode text. */
  private static boolean isUtf16(byte[] first) {
    return begins(first, new byte[] {(byte) 0xFF, (byte) 0xFE});
  }

  private static boolean begins(byte[] bytes, byte[] with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= bytes.length || bytes[i] != with[i]) {
        return false;
      }
    }
    return true;
  }
}
