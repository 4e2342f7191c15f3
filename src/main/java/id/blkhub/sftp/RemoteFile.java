package id.blkhub.sftp;

import java.nio.file.attribute.FileTime;
import java.util.Comparator;

/**
 * A plain file in a folder of a partner's server.
 *
 * @param name as the server writes it, one part of a path
 */
public record RemoteFile(String name, long size, FileTime changed) {
  /** The oldest first: of two versions of a sheet the later one counts. */
  public static final Comparator<RemoteFile> BY_AGE =
      Comparator.comparing(RemoteFile::changed).thenComparing(RemoteFile::name);
}
