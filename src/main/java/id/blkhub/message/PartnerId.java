package id.blkhub.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of an organisation connected to the hub, for example {@code blk} or {@code bnsp}. */
public record PartnerId(String value) implements Comparable<PartnerId> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /**
   * An id the hub knows: from a partner's profile, an address or a table.
   *
   * @throws IllegalArgumentException when it is empty
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PartnerId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a partner id is empty");
    }
  }

  /** An id as a client wrote it; empty where no partner can have it. */
  public static Optional<PartnerId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new PartnerId(text)) : Optional.empty();
  }

  @Override
  @JsonValue
  public String value() {
    return value;
  }

  @Override
  public int compareTo(PartnerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
