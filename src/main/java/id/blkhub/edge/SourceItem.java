package id.blkhub.edge;

import id.blkhub.message.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What came at once: a file, a page of a poll, an attachment of a mail, an upload. It is taken
 * apart into records, and confirmed at its source only after the broker has all of them.
 *
 * @param name what its sender called it; told back to the sender, and never a path, a queue or a
 *     log's text
 * @param bytes a copy that nobody but the hub changes
 * @param origin where it came from, in the words of the route: a folder
 * @param digest SHA-256 of the bytes, in hexadecimal: the identity of the item
 * @param refusal why its source did not even copy it; null where it did
 */
public record SourceItem(
    String name, String origin, Path bytes, String digest, @Nullable Violation refusal) {
  /** One that its source has copied. */
  public SourceItem(String name, String origin, Path bytes, String digest) {
    this(name, origin, bytes, digest, null);
  }

  /**
   * Copies what comes from a source into a file of the hub's own.
   *
   * @param most bytes
   * @throws ItemRefused when there are more
   */
  public static SourceItem copied(String name, String origin, InputStream from, Path to, long most)
      throws IOException {
    MessageDigest digest = sha256();
    try (DigestInputStream in = new DigestInputStream(from, digest);
        var out = Files.newOutputStream(to)) {
      long copied = 0;
      byte[] buffer = new byte[65_536];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        copied += n;
        if (copied > most) {
          throw new ItemRefused(EdgeProblem.TOO_LARGE.violation(most));
        }
        out.write(buffer, 0, n);
      }
    }
    return new SourceItem(name, origin, to, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * One that was not copied, most often because it is too large. It is given all the same, so that
   * it is known among the others.
   *
   * @param look what is known of it without reading it
   */
  static SourceItem uncopied(
      String name, String origin, Path file, Object look, Violation refusal) {
    byte[] known = (name + look).getBytes(StandardCharsets.UTF_8);
    return new SourceItem(
        name, origin, file, HexFormat.of().formatHex(sha256().digest(known)), refusal);
  }

  /** The name under which it is put away: the same for the same item. */
  String keptName() {
    return FolderLayout.kept(name, digest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
