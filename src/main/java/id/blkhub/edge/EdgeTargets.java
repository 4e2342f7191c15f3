package id.blkhub.edge;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the routes that run read the items of each partner and kind. Two sources of one kind may have
 * options of their own, which are known by the origin once its route has started.
 */
final class EdgeTargets {
  private final Map<Target, EdgeOptions> options = new ConcurrentHashMap<>();
  private final Map<OriginTarget, EdgeOptions> byOrigin = new ConcurrentHashMap<>();

  private record Target(PartnerId partner, Kind kind) {
    static Target of(EdgeOptions one) {
      return new Target(one.partner(), one.kind());
    }
  }

  private record OriginTarget(Target target, String origin) {}

  /** A route has that step. Of two, the one that reads more forms is taken. */
  void add(EdgeOptions one) {
    options.merge(Target.of(one), one, (old, added) -> old.form().either() ? old : added);
  }

  /** Items from there are read so. */
  void comesFrom(String origin, EdgeOptions one) {
    byOrigin.put(new OriginTarget(Target.of(one), origin), one);
  }

  /** Empty where no route takes such items any more. */
  Optional<EdgeOptions> of(Item item) {
    Target target = new Target(item.key().partner(), item.key().kind());
    EdgeOptions there = byOrigin.get(new OriginTarget(target, item.origin()));
    return there == null ? Optional.ofNullable(options.get(target)) : Optional.of(there);
  }
}
