package id.blkhub.edge;

import java.util.List;
import java.util.Locale;

/**
 * Which names of files may be taken: none that begins with a dot or ends as uploads do until they
 * are renamed, and no marker.
 *
 * @param markerEnding of the file that says another one is complete; empty where files settle
 */
record UploadNames(String markerEnding) {
  private static final List<String> UNFINISHED =
      List.of(".tmp", ".part", ".partial", ".filepart", ".crdownload", ".writing", ".swp", "~");

  boolean mayBeTaken(String name) {
    String ending = name.toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && !name.startsWith("~$")
        && !isMarker(name)
        && UNFINISHED.stream().noneMatch(ending::endsWith);
  }

  boolean isMarker(String name) {
    return !markerEnding.isEmpty() && name.endsWith(markerEnding);
  }
}
