package id.blkhub.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hub's own id of a message. The hub makes it as a UUID of version 7 in its 36-character form,
 * so that ids sort by the moment they were made.
 */
public record MessageId(String value) implements Comparable<MessageId> {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * An id the hub made before, as it stands in its queues and tables.
   *
   * @throws IllegalArgumentException when it is empty
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MessageId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a message id is empty");
    }
  }

  /** A new id. */
  public static MessageId next() {
    return new MessageId(Ids.next());
  }

  /** An id as a client wrote it; empty where it does not have the form of a UUID. */
  public static Optional<MessageId> parse(String text) {
    return UUID.matcher(text).matches() ? Optional.of(new MessageId(text)) : Optional.empty();
  }

  /** When the hub made it; empty where it is no UUID of version 7. */
  Optional<Instant> madeAt() {
    return UUID.matcher(value).matches() && value.charAt(14) == '7'
        ? Optional.of(
            Instant.ofEpochMilli(
                Long.parseLong(value.substring(0, 8) + value.substring(9, 13), 16)))
        : Optional.empty();
  }

  @Override
  @JsonValue
  public String value() {
    return value;
  }

  @Override
  public int compareTo(MessageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
