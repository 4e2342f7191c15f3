package id.blkhub.edge;

import id.blkhub.edge.Item.ItemKey;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How the routes that run read the items of each partner and kind. */
final class EdgeTargets {
  private final Map<Target, EdgeOptions> options = new ConcurrentHashMap<>();

  private record Target(PartnerId partner, Kind kind) {}

  void add(EdgeOptions one) {
    options.put(new Target(one.partner(), one.kind()), one);
  }

  /** Empty where no route takes such items any more. */
  Optional<EdgeOptions> of(ItemKey key) {
    return Optional.ofNullable(options.get(new Target(key.partner(), key.kind())));
  }
}
