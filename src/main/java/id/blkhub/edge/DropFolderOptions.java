package id.blkhub.edge;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One {@code partner-folder:} line of a route, checked. docs/reference/files.md explains each
 * option.
 *
 * @param partner whose folder it is
 * @param folder its name among the partner's
 * @param every how often the hub looks
 * @param settle how long a file must not have changed
 * @param marker the ending of the file that says another one is complete; {@code none} for none
 * @param mostBytes of one file
 */
record DropFolderOptions(
    String partner, String folder, Duration every, Duration settle, String marker, int mostBytes) {
  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,16}");

  private static final int USUAL_BYTES = 33_554_432;
  private static final int MOST_BYTES = 536_870_912;

  /**
   * Takes the options it knows out of {@code options}; the others stay for Camel to complain about.
   *
   * @param place {@code <partner>/<folder>}
   * @throws IllegalArgumentException naming every mistake
   */
  static DropFolderOptions parse(String place, Map<String, Object> options) {
    EdgeOptionReader in = new EdgeOptionReader(options);
    DropFolderOptions parsed = read(place, in);
    in.finish();
    return parsed;
  }

  /** The same for somebody who wants to know what is wrong and reads no folder. */
  static DropFolderOptions read(String place, EdgeOptionReader in) {
    EdgePlace source = in.place(place, "the folder", "below hub.files, ");
    String marker = in.text("marker", EdgeOptionReader.NONE);
    in.require(
        marker.equals(EdgeOptionReader.NONE) || ENDING.matcher(marker).matches(),
        "marker is an ending such as .ok, or none, not " + marker);
    return new DropFolderOptions(
        source.partner(),
        source.name(),
        in.duration("every", Duration.ofMillis(100), Duration.ofSeconds(2)),
        in.duration("settle", Duration.ZERO, Duration.ofSeconds(5)),
        marker,
        in.number("bytes", 1, USUAL_BYTES, MOST_BYTES));
  }

  /** Which folder it is, below the one of all partners. */
  String origin() {
    return partner + '/' + folder;
  }

  /** The ending of a marker; empty where files settle instead. */
  String markerEnding() {
    return marker.equals(EdgeOptionReader.NONE) ? "" : marker;
  }
}
