package id.blkhub.sheet;

import id.blkhub.sheet.SheetOptions.SheetEncoding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds out how the letters of a file are written, and reads them strictly. */
final class TextEncoding {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int BUFFER = 8_192;

  private TextEncoding() {}

  /**
   * @param skip the byte order mark in front of the text
   */
  private record Found(Charset charset, int skip) {}

  /**
   * Opens the file as text, without its byte order mark.
   *
   * @throws SheetUnreadable when it is no text in that encoding
   */
  static Reader open(Path file, SheetEncoding encoding) throws IOException {
    Found found = find(file, encoding);
    InputStream in = Files.newInputStream(file);
    try {
      in.skipNBytes(found.skip());
      return new BufferedReader(strict(in, found.charset()));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static Found find(Path file, SheetEncoding encoding) throws IOException {
    List<Found> tried = candidates(file, encoding);
    for (Found candidate : tried) {
      if (isText(file, candidate)) {
        return candidate;
      }
    }
    throw new SheetUnreadable(SheetProblem.NOT_A_SHEET);
  }

  private static List<Found> candidates(Path file, SheetEncoding encoding) throws IOException {
    byte[] first;
    try (InputStream in = Files.newInputStream(file)) {
      first = in.readNBytes(3);
    }
    int mark = begins(first, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    Found utf8 = new Found(StandardCharsets.UTF_8, mark);
    Found windows = new Found(WINDOWS, 0);
    if (encoding == SheetEncoding.AUTO && begins(first, 0xFF, 0xFE)) {
      // what a spreadsheet calls Unicode text
      return List.of(new Found(StandardCharsets.UTF_16LE, 2));
    }
    return switch (encoding) {
      case UTF_8 -> List.of(utf8);
      case WINDOWS_1252 -> List.of(mark == 0 ? windows : utf8);
      case AUTO -> mark == 0 ? List.of(utf8, windows) : List.of(utf8);
    };
  }

  private static boolean begins(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(Path file, Found found) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(found.skip());
      Reader reader = strict(in, found.charset());
      char[] letters = new char[BUFFER];
      for (int n = reader.read(letters); n >= 0; n = reader.read(letters)) {
        for (int i = 0; i < n; i++) {
          if (!mayStand(letters[i])) {
            return false;
          }
        }
      }
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }

  /** A file with other control characters is no text that a person wrote. */
  private static boolean mayStand(char letter) {
    return letter >= ' ' && letter != 0x7F
        || letter == '\t'
        || letter == '\n'
        || letter == '\r'
        // Excel for Mac writes a line break within a cell so
        || letter == 0x0B;
  }

  private static Reader strict(InputStream in, Charset charset) {
    return new InputStreamReader(
        in,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
