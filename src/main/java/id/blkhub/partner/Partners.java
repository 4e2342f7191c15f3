package id.blkhub.partner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The partners as they stand now. Readers see one whole state, before a reload or after it. */
public final class Partners {
  private volatile Known current;
  private volatile Set<String> unsound;
  private volatile List<ProfileProblem> problems;

  /** Every message asks who gets its kind, so that is not worked out for each. */
  private record Known(
      Map<String, PartnerProfile> byId,
      List<PartnerProfile> sorted,
      Map<String, List<PartnerProfile>> receivers) {

    static Known of(Map<String, PartnerProfile> profiles) {
      List<PartnerProfile> sorted = List.copyOf(new TreeMap<>(profiles).values());
      Map<String, List<PartnerProfile>> receivers = new HashMap<>();
      for (PartnerProfile profile : sorted) {
        for (PartnerProfile.Reception reception : profile.receives()) {
          receivers.computeIfAbsent(reception.kind(), kind -> new ArrayList<>()).add(profile);
        }
      }
      receivers.replaceAll((kind, partners) -> List.copyOf(partners));
      return new Known(Map.copyOf(profiles), sorted, Map.copyOf(receivers));
    }
  }

  public Partners(PartnerProfiles loaded) {
    current = Known.of(loaded.profiles());
    unsound = loaded.unsound();
    problems = loaded.problems();
  }

  /**
   * Takes over what was loaded anew. A profile that has become unsound leaves the one that works in
   * place; one whose file is gone ends.
   */
  public synchronized void reload(PartnerProfiles loaded) {
    unsound = loaded.unsound();
    problems = loaded.problems();
    SortedMap<String, PartnerProfile> next = new TreeMap<>(loaded.profiles());
    for (String id : loaded.unsound()) {
      find(id).ifPresent(earlier -> next.put(id, earlier));
    }
    current = Known.of(next);
  }

  public Optional<PartnerProfile> find(String id) {
    return Optional.ofNullable(current.byId().get(id));
  }

  /**
   * Whether the partner has a profile that cannot be used and no earlier one. The agreement is then
   * unknown: nothing may be delivered, and no delivery may be given up either.
   */
  public boolean unreadable(String id) {
    return unsound.contains(id) && !current.byId().containsKey(id);
  }

  /**
   * What is wrong with a partner's profile, in the order of its lines; nothing with a sound one.
   */
  public List<ProfileProblem> problems(String id) {
    return problems.stream().filter(problem -> problem.partner().equals(id)).toList();
  }

  /** Every partner, in the order of their ids. */
  public Collection<PartnerProfile> all() {
    return current.sorted();
  }

  public boolean maySend(String partner, String kind) {
    return find(partner).map(profile -> profile.sends().contains(kind)).orElse(false);
  }

  /** The partners that have an agreement for the kind, in the order of their ids. */
  public List<PartnerProfile> receiversOf(String kind) {
    return current.receivers().getOrDefault(kind, List.of());
  }

  /** Every kind that some partner sends or receives. */
  public Set<String> kinds() {
    Set<String> kinds = new TreeSet<>();
    for (PartnerProfile profile : all()) {
      kinds.addAll(profile.sends());
      profile.receives().forEach(reception -> kinds.add(reception.kind()));
    }
    return kinds;
  }
}
