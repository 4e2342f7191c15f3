package id.blkhub.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a spreadsheet once without keeping anything, so that one that grows beyond all measure is
 * known before it is read, and one with a document type, which could name other files, is refused.
 */
final class XlsxBounds {
  private static final long MOST_BYTES = 512L * 1024 * 1024;

  /** The texts of all cells are held in memory while a sheet is read. */
  private static final long MOST_TEXTS = 32L * 1024 * 1024;

  private static final int MOST_PARTS = 2_000;

  /** A document type stands before anything else. */
  private static final int BEGIN = 4_096;

  private XlsxBounds() {}

  static void require(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_PARTS) {
        throw new SheetUnreadable(SheetProblem.SWOLLEN_SPREADSHEET);
      }
      byte[] buffer = new byte[65_536];
      long left = MOST_BYTES;
      for (ZipEntry part : Collections.list(zip.entries())) {
        long most = part.getName().endsWith("sharedStrings.xml") ? MOST_TEXTS : left;
        left -= unpacked(zip, part, Math.min(most, left), buffer);
      }
    } catch (ZipException e) {
      throw new SheetUnreadable(SheetProblem.BROKEN_SPREADSHEET);
    }
  }

  private static long unpacked(ZipFile zip, ZipEntry part, long most, byte[] buffer)
      throws IOException {
    long read = 0;
    try (InputStream in = zip.getInputStream(part)) {
      byte[] begin = in.readNBytes(BEGIN);
      if (hasDocumentType(begin)) {
        throw new SheetUnreadable(SheetProblem.BROKEN_SPREADSHEET);
      }
      read = begin.length;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        read += n;
        if (read > most) {
          throw new SheetUnreadable(SheetProblem.SWOLLEN_SPREADSHEET);
        }
      }
    }
    return read;
  }

  /** In any encoding of XML: of two-byte letters one byte is zero. */
  private static boolean hasDocumentType(byte[] begin) {
    return new String(begin, StandardCharsets.ISO_8859_1).replace("\0", "").contains("<!DOCTYPE");
  }
}
