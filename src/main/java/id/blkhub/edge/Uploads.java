package id.blkhub.edge;

import id.blkhub.edge.ItemFinder.ItemView;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Takes files that partners upload. */
public interface Uploads {
  /** The kinds for which a route takes uploads of the partner, in alphabetical order. */
  List<UploadTarget> of(PartnerId partner);

  /**
   * Stores a file. With {@link UploadOutcome.Stored} it is safe on the disk; its route takes it
   * apart afterwards.
   *
   * @param name what its sender calls it
   * @throws IOException where the file cannot be stored
   */
  UploadOutcome store(PartnerId partner, Kind kind, String name, InputStream content)
      throws IOException;

  /**
   * @param mostBytes of one file
   */
  record UploadTarget(Kind kind, int mostBytes) {}

  /** What became of a file. */
  sealed interface UploadOutcome {
    record Stored(ItemView item) implements UploadOutcome {}

    /** The same bytes were stored before. */
    record StoredBefore(ItemView item, Violation told) implements UploadOutcome {}

    record NotStored(UploadFault why) implements UploadOutcome {}
  }

  /** Why a file is not stored. */
  enum UploadFault {
    EMPTY,
    TOO_LARGE,
    WRONG_TYPE,
    /** Earlier ones are not taken apart yet. */
    TOO_MANY,
    /** No route takes uploads of this kind. */
    NO_ROUTE
  }
}
