package id.blkhub.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells partners how far their items are. */
public interface ItemFinder {
  /** Those of a partner, the newest first. */
  List<ItemView> newest(PartnerId partner, int limit);

  /** One of a partner's own; empty where it has none of that id. */
  Optional<ItemView> byId(PartnerId partner, String id);

  /**
   * An item as its sender sees it.
   *
   * @param name what its sender called it
   * @param state {@code STORED}, {@code TAKING}, {@code TAKEN}, {@code CONFIRMED}, {@code FINISHED}
   *     or {@code REFUSED}
   */
  record ItemView(
      String id,
      Kind kind,
      String name,
      String state,
      ShownProgress progress,
      Instant receivedAt) {}

  /**
   * How far an item is.
   *
   * @param records how many it has; 0 for one that was refused
   * @param sent how many of them are safe with the hub
   * @param judged how many of them have a verdict
   * @param code why it was refused; null where it was not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ShownProgress(int records, int sent, int judged, @Nullable String code) {}
}
