package id.blkhub.partner;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** The partners as they stand now. Readers see one whole state, before a reload or after it. */
public final class Partners {
  private final AtomicReference<Map<String, PartnerProfile>> current;

  public Partners(PartnerProfiles loaded) {
    current = new AtomicReference<>(Map.copyOf(loaded.profiles()));
  }

  /**
   * Takes over what was loaded anew. A profile that has become unsound leaves the one that works in
   * place; one whose file is gone ends.
   */
  public void reload(PartnerProfiles loaded) {
    current.updateAndGet(
        earlier -> {
          SortedMap<String, PartnerProfile> next = new TreeMap<>(loaded.profiles());
          for (String id : loaded.unsound()) {
            if (earlier.containsKey(id)) {
              next.put(id, earlier.get(id));
            }
          }
          return Map.copyOf(next);
        });
  }

  public Optional<PartnerProfile> find(String id) {
    return Optional.ofNullable(current.get().get(id));
  }

  /** Every partner, in the order of their ids. */
  public Collection<PartnerProfile> all() {
    return List.copyOf(new TreeMap<>(current.get()).values());
  }

  public boolean maySend(String partner, String kind) {
    return find(partner).map(profile -> profile.sends().contains(kind)).orElse(false);
  }

  /** The partners that have an agreement for the kind, in the order of their ids. */
  public List<PartnerProfile> receiversOf(String kind) {
    return all().stream().filter(profile -> profile.reception(kind).isPresent()).toList();
  }

  /** Every kind that some partner sends or receives. */
  public Set<String> kinds() {
    Set<String> kinds = new TreeSet<>();
    for (PartnerProfile profile : current.get().values()) {
      kinds.addAll(profile.sends());
      profile.receives().forEach(reception -> kinds.add(reception.kind()));
    }
    return kinds;
  }
}
