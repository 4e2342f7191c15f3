package id.blkhub.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where an item and what the hub says of it lie: in its partner's folder, or, for one that was
 * fetched from elsewhere, in a copy of the hub's own until it is over.
 *
 * @param files the partners' folders
 * @param copies the hub's own
 */
record ItemFolders(Path files, Path copies) {
  FolderLayout of(String origin) {
    String place = SftpSourceOptions.placeOf(origin);
    return place == null ? FolderLayout.of(files, origin) : FolderLayout.of(copies, place);
  }

  /** Nothing more is said of the item: a copy goes, a partner's file stays. */
  void release(Item item) throws IOException {
    if (SftpSourceOptions.placeOf(item.origin()) != null) {
      Files.deleteIfExists(of(item.origin()).done().resolve(item.keptName()));
    }
  }
}
