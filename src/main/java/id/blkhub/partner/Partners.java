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
  private volatile Set<String> unsound;

  public Partners(PartnerProfiles loaded) {
    current = new AtomicReference<>(Map.copyOf(loaded.profiles()));
    unsound = loaded.unsound();
  }

  /**
   * Takes over what was loaded anew. A profile that has become unsound leaves the one that works in
   * place; one whose file is gone ends.
   */
  public void reload(PartnerProfiles loaded) {
    unsound = loaded.unsound();
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

  /**
   * Whether there is a profile that cannot be used and none that came before it: nobody knows then
   * what was agreed, so that nothing may be delivered and nothing given up either.
   */
  public boolean unreadable(String id) {
    return unsound.contains(id) && !current.get().containsKey(id);
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
