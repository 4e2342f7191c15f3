package id.blkhub.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an event says beside the state it led to. It travels and is stored as one text, whose first
 * words tell which of these it is; none of it comes from a payload.
 */
public sealed interface EventDetail {
  /** Begins the text of {@link Corrects}. */
  String CORRECTS = "correction ";

  /** Begins the text of {@link Repeats}. */
  String REPEATS = "repeated ";

  /** Begins the text of {@link Retried}. */
  String RETRIED = "retried by ";

  /** Begins the text of {@link ErasureFor}. */
  String ERASURE_FOR = "erasure for ";

  /** Begins the text of {@link DuplicateOf}. */
  String DUPLICATE_OF = "duplicate of ";

  /** Begins the text of {@link RoutedTo}. */
  String ROUTED_TO = "receivers ";

  /** Begins the text of {@link WaitsUntil}. */
  String WAITS_UNTIL = "waits until ";

  /** Begins the text of {@link AskedOf}. */
  String ASKED_OF = "asked of ";

  /** The text of {@link TakenBeforeStart}. */
  String TAKEN_BEFORE_START = "taken before the start";

  /** The text that is stored, and shown to operators. */
  @JsonValue
  String text();

  /**
   * Whether a message or delivery goes on a second time because somebody asked for it. Its sender
   * hears nothing of that.
   */
  default boolean goesAgain() {
    return false;
  }

  /** Reads what {@link #text} gave. */
  @JsonCreator
  static EventDetail read(String text) {
    if (text.startsWith(REPEATS)) {
      return new Repeats(text.substring(REPEATS.length()));
    }
    if (text.startsWith(RETRIED)) {
      return new Retried(text.substring(RETRIED.length()));
    }
    if (text.startsWith(CORRECTS)) {
      String[] words = text.substring(CORRECTS.length()).split(" ", 2);
      Correction asked = Correction.of(words[0]);
      if (asked != null) {
        return new Corrects(asked, words.length < 2 ? null : words[1]);
      }
    }
    if (text.startsWith(ERASURE_FOR)) {
      return new ErasureFor(new MessageId(text.substring(ERASURE_FOR.length())));
    }
    try {
      if (text.startsWith(DUPLICATE_OF)) {
        return DuplicateOf.read(text.substring(DUPLICATE_OF.length()));
      }
      if (text.startsWith(ROUTED_TO)) {
        return new RoutedTo(Integer.parseInt(text.substring(ROUTED_TO.length())));
      }
      if (text.startsWith(WAITS_UNTIL)) {
        return new WaitsUntil(Instant.parse(text.substring(WAITS_UNTIL.length())));
      }
      if (text.startsWith(ASKED_OF)) {
        return AskedOf.read(text.substring(ASKED_OF.length()));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      return new Remark(text);
    }
    return text.equals(TAKEN_BEFORE_START) ? new TakenBeforeStart() : new Remark(text);
  }

  /**
   * The received message corrects an earlier one.
   *
   * @param reason why, as a code; null where the sender did not say
   */
  record Corrects(Correction asked, @Nullable String reason) implements EventDetail {
    @Override
    public String text() {
      return CORRECTS + asked.text() + (reason == null ? "" : ' ' + reason);
    }
  }

  /** The receiver asked for the delivery again, with this replay. */
  record Repeats(String replay) implements EventDetail {
    @Override
    public String text() {
      return REPEATS + replay;
    }

    @Override
    public boolean goesAgain() {
      return true;
    }
  }

  /** This operator sent the message or delivery on its way again. */
  record Retried(String by) implements EventDetail {
    @Override
    public String text() {
      return RETRIED + by;
    }

    @Override
    public boolean goesAgain() {
      return true;
    }
  }

  /** The notice tells a partner to erase what a consent covered that ended with this message. */
  record ErasureFor(MessageId because) implements EventDetail {
    @Override
    public String text() {
      return ERASURE_FOR + because;
    }
  }

  /**
   * The hub has the message already, under this id.
   *
   * @param senderMessageId what its sender called it; null where that is forgotten
   */
  record DuplicateOf(MessageId original, @Nullable String senderMessageId) implements EventDetail {
    @Override
    public String text() {
      return DUPLICATE_OF + original + (senderMessageId == null ? "" : ' ' + senderMessageId);
    }

    private static DuplicateOf read(String names) {
      String[] both = names.split(" ", 2);
      return new DuplicateOf(new MessageId(both[0]), both.length < 2 ? null : both[1]);
    }
  }

  /** So many partners receive the accepted message. */
  record RoutedTo(int receivers) implements EventDetail {
    @Override
    public String text() {
      return ROUTED_TO + receivers;
    }
  }

  /** The message waits for a number, until then at most. */
  record WaitsUntil(Instant end) implements EventDetail {
    @Override
    public String text() {
      return WAITS_UNTIL + end;
    }
  }

  /**
   * A question to this partner.
   *
   * @param took how long the outcome took; null where the question has only begun
   */
  record AskedOf(PartnerId answerer, @Nullable Duration took) implements EventDetail {
    private static final String MILLIS = " ms";

    @Override
    public String text() {
      return ASKED_OF + answerer + (took == null ? "" : ", " + took.toMillis() + MILLIS);
    }

    private static AskedOf read(String text) {
      String[] parts = text.split(", ", 2);
      Duration took =
          parts.length < 2 ? null : Duration.ofMillis(Long.parseLong(parts[1].replace(MILLIS, "")));
      return new AskedOf(new PartnerId(parts[0]), took);
    }
  }

  /** Its receiver took the delivery before the hub was stopped, which saw it at the next start. */
  record TakenBeforeStart() implements EventDetail {
    @Override
    public String text() {
      return TAKEN_BEFORE_START;
    }
  }

  /** What another version of the hub wrote; it is shown and steers nothing. */
  record Remark(String text) implements EventDetail {}
}
