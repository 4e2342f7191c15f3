package id.blkhub.edge;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the hub remembers of an item.
 *
 * @param name what its sender called it
 * @param origin where it came from
 * @param at when it was first seen
 */
record Item(
    ItemKey key,
    String id,
    String name,
    String origin,
    ItemState state,
    ItemProgress progress,
    Instant at) {

  /** The name under which its source put it away. */
  String keptName() {
    return FolderLayout.kept(name, key.digest());
  }

  /** The name of the sheet that answers it: {@code x.0123456789ab.hasil.csv}. */
  String resultName() {
    String kept = keptName();
    int dot = kept.lastIndexOf('.');
    boolean ending = dot > 0 && !kept.endsWith(key.digest().substring(0, 12));
    return ending ? kept.substring(0, dot) + ".hasil" + kept.substring(dot) : kept + ".hasil";
  }

  /** As its sender sees it. */
  ItemFinder.ItemView view() {
    return new ItemFinder.ItemView(
        id,
        key.kind(),
        name,
        state.name(),
        new ItemFinder.ShownProgress(
            progress.records(), progress.sent(), progress.judged(), progress.code()),
        at);
  }

  /** How an item is known: the same bytes from the same partner for the same kind. */
  record ItemKey(PartnerId partner, Kind kind, String digest) {
    /** What its sender calls the record, the same each time it is put. */
    String recordId(int row) {
      return digest.substring(0, 32) + '-' + row;
    }
  }

  /**
   * How far an item is.
   *
   * @param records how many it has; 0 for one that was refused
   * @param sent how many of them the broker has
   * @param judged how many of them, from the first on, have a verdict
   * @param code why it was refused; null where it was not
   */
  record ItemProgress(int records, int sent, int judged, @Nullable String code) {}
}
