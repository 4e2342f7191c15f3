package id.blkhub.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a message is about, for example {@code enrolment} or {@code certification}. */
public record Kind(String value) implements Comparable<Kind> {
  /** The hub's own word to partners: to erase what they have under a consent that ended. */
  public static final Kind ERASURE = new Kind("erasure");

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /**
   * A kind the hub knows: from a partner's profile, an address or a table.
   *
   * @throws IllegalArgumentException when it is empty
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Kind {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a kind is empty");
    }
  }

  /** A kind as a client wrote it; empty where no kind can have that name. */
  public static Optional<Kind> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Kind(text)) : Optional.empty();
  }

  @Override
  @JsonValue
  public String value() {
    return value;
  }

  @Override
  public int compareTo(Kind other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
