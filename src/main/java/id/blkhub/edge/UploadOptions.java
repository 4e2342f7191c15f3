package id.blkhub.edge;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import java.util.Map;

/**
 * One {@code partner-upload:} line of a route, checked. docs/reference/files.md explains each
 * option.
 *
 * @param mostBytes of one file
 * @param mostWaiting files that are stored and not taken apart yet
 */
record UploadOptions(PartnerId partner, Kind kind, int mostBytes, int mostWaiting) {
  private static final PartnerId NOBODY = new PartnerId("nobody");
  private static final Kind NOTHING = new Kind("nothing");

  private static final int USUAL_BYTES = 16_777_216;
  private static final int MOST_BYTES = 134_217_728;

  /**
   * Takes the options it knows out of {@code options}; the others stay for Camel to complain about.
   *
   * @param target {@code <partner>.<kind>}
   * @throws IllegalArgumentException naming every mistake
   */
  static UploadOptions parse(String target, Map<String, Object> options) {
    EdgeOptionReader in = new EdgeOptionReader(options);
    UploadOptions parsed = read(target, in);
    in.finish();
    return parsed;
  }

  /** The same for somebody who wants to know what is wrong and takes nothing. */
  static UploadOptions read(String target, EdgeOptionReader in) {
    String[] parts = target.split("\\.", 2);
    PartnerId partner = PartnerId.parse(parts[0]).orElse(NOBODY);
    Kind kind = Kind.parse(parts.length < 2 ? "" : parts[1]).orElse(NOTHING);
    in.require(
        !partner.equals(NOBODY) && !kind.equals(NOTHING),
        "the target is <partner>.<kind>, not " + target);
    return new UploadOptions(
        partner,
        kind,
        in.number("bytes", 1, USUAL_BYTES, MOST_BYTES),
        in.number("waiting", 1, 20, 1_000));
  }

  /** Where its files lie below {@code hub.files}; no partner's own folder begins with a dot. */
  String origin() {
    return ".uploads/" + partner + '/' + kind;
  }
}
