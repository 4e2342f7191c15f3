package id.blkhub.lint;

import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfiles;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The partners and kinds that routes may speak of.
 *
 * @param profiles the sound ones; of the others only the ids are known
 * @param kinds those with a canonical form, also where its file is broken
 */
record KnownPartners(PartnerProfiles profiles, Set<String> kinds) {
  boolean exists(String partner) {
    return profiles.profiles().containsKey(partner) || profiles.unsound().contains(partner);
  }

  Collection<String> ids() {
    Set<String> ids = new TreeSet<>(profiles.profiles().keySet());
    ids.addAll(profiles.unsound());
    return ids;
  }

  Optional<PartnerProfile> profile(String partner) {
    return Optional.ofNullable(profiles.profiles().get(partner));
  }
}
