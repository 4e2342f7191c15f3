package id.blkhub.message;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who the person of a message is, by what the message says. Keyed hashes, never a name or NIK. */
public record ClaimedPerson(Map<PersonTrait, HashedTrait> traits) {
  /**
   * @param hash keyed, of the normalised value
   * @param path JSON Pointer of the value in the canonical message
   */
  public record HashedTrait(String hash, String path) {}

  public ClaimedPerson {
    traits = Map.copyOf(traits);
  }

  /** Null where the message does not say it. */
  public @Nullable String hash(PersonTrait trait) {
    HashedTrait said = traits.get(trait);
    return said == null ? null : said.hash();
  }

  /** Where the message says it; only of a trait it says. */
  public String path(PersonTrait trait) {
    return Objects.requireNonNull(traits.get(trait), "the message says it").path();
  }
}
