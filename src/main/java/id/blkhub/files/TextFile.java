package id.blkhub.files;

import id.blkhub.message.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a text file in UTF-8, with or without a byte order mark. */
public final class TextFile {
  /** A profile, route, mapping or scenario is some kilobytes; tables of codes are the largest. */
  private static final int LARGEST = 8 << 20;

  private static final char MARK = '\uFEFF';

  private final Path file;

  private TextFile(Path file) {
    this.file = file;
  }

  /**
   * @return the text without a byte order mark
   * @throws NotText when the file is no text in UTF-8, too large, or cannot be read, with its place
   */
  public static String read(Path file) throws NotText {
    return read(file, LARGEST);
  }

  /**
   * @param largest bytes
   */
  public static String read(Path file, int largest) throws NotText {
    TextFile text = new TextFile(file);
    return text.decode(text.bytes(largest));
  }

  private byte[] bytes(int largest) throws NotText {
    if (!Files.isRegularFile(file)) {
      // a pipe would be waited for without end
      throw Files.isDirectory(file)
          ? whole("ini folder, bukan berkas", "this is a folder, not a file")
          : whole(
              "berkas ini tidak ada, atau tautannya tidak sampai ke mana pun",
              "there is no such file, or its link leads nowhere");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(largest + 1);
    } catch (IOException e) {
      throw new NotText(file, 1, 1, FileTree.why(e));
    }
    if (bytes.length > largest) {
      throw whole(
          "berkas ini lebih besar dari %d KiB".formatted(largest >> 10),
          "the file is larger than %d KiB".formatted(largest >> 10));
    }
    return bytes;
  }

  private String decode(byte[] bytes) throws NotText {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      throw whole(
          "berkas ini ditulis dalam UTF-16; simpan sebagai UTF-8",
          "the file is in UTF-16; save it as UTF-8");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String text = out.flip().toString();
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw after(
          text.substring(0, nul),
          "berkas ini bukan teks: di sini ada bita 0x00",
          "the file is no text: there is a byte 0x00 here");
    }
    if (result.isError()) {
      String wrong = "0x%02X".formatted(bytes[in.position()]);
      throw after(
          text,
          "bita "
              + wrong
              + " di sini bukan UTF-8; mungkin Latin-1 atau Windows-1252, simpan sebagai UTF-8",
          "the byte "
              + wrong
              + " here is not UTF-8; this may be Latin-1 or Windows-1252, save it as UTF-8");
    }
    return text.indexOf(MARK) == 0 ? text.substring(1) : text;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private NotText whole(String id, String en) {
    return new NotText(file, 1, 1, new Text(id, en));
  }

  private NotText after(String before, String id, String en) {
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return new NotText(file, line, column, new Text(id, en));
  }
}
