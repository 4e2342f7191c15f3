package id.blkhub.reader;

import id.blkhub.message.Correction;
import id.blkhub.message.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a message says, once it was read.
 *
 * @param sender what its sender calls it
 * @param dataschema which version of its contract it has; null where its sender says nothing
 * @param mark what it asks of an earlier message
 * @param test what it says of whether it is a test; null where it says nothing
 * @param contentType as its sender declared it; null where there is none
 */
public record Head(
    SenderId sender,
    @Nullable String dataschema,
    Correction.CorrectionMark mark,
    @Nullable String test,
    @Nullable String traceparent,
    @Nullable String contentType,
    List<ReadingFault> faults) {
  static final String SEPARATOR = ",";

  /** The content type of JSON without an envelope. */
  public static final String PLAIN_JSON = "application/json";

  /** Where an id stood. */
  public enum IdFrom {
    /** CloudEvents. */
    EVENT,
    /** The message id of the protocol. */
    TRANSPORT,
    /** The HTTP header Idempotency-Key. */
    IDEMPOTENCY_KEY,
    NOWHERE
  }

  /**
   * What the sender calls a message.
   *
   * @param id null where there is none, or none that can be used
   * @param from where that id stood; {@link IdFrom#NOWHERE} for null
   * @param source CloudEvents source; null where there is none
   */
  public record SenderId(@Nullable String id, IdFrom from, @Nullable String source) {}

  public Head {
    faults = List.copyOf(faults);
  }

  /** The id its sender gave it; null where there is none, or none that can be used. */
  public @Nullable String id() {
    return sender.id();
  }

  /** Where the id stood. */
  public IdFrom idFrom() {
    return sender.from();
  }

  /** CloudEvents source; null where there is none. */
  public @Nullable String source() {
    return sender.source();
  }

  MediaForm form() {
    return MediaForm.of(contentType);
  }

  /** What is wrong with the head; the body is not looked at. */
  public List<Violation> violations() {
    return faults.stream().map(ReadingFault::violation).toList();
  }

  /** Whether the declared content type is one the hub reads. */
  public boolean isReadable() {
    return faults.stream()
        .noneMatch(
            readingFault ->
                readingFault.rule().code().equals(ReadingProblem.MEDIA.code())
                    || readingFault.subject().equals(HeadReader.CONTENT_TYPE));
  }

  /** Whether the id that counts stood in the Idempotency-Key and cannot be used. */
  public boolean isIdempotencyKeyBad() {
    return faults.stream()
        .anyMatch(readingFault -> readingFault.subject().equals(HeadReader.IDEMPOTENCY_KEY));
  }

  /** Its faults, to be kept beside a message whose body is read later; null for none. */
  public @Nullable String writtenFaults() {
    return faults.isEmpty()
        ? null
        : faults.stream().map(ReadingFault::written).collect(Collectors.joining(SEPARATOR));
  }

  /**
   * This head with the faults that were found when it was read.
   *
   * @param written as {@link #writtenFaults()} gave them; null for none
   */
  public Head withFaults(@Nullable String written) {
    return written == null
        ? this
        : new Head(
            sender,
            dataschema,
            mark,
            test,
            traceparent,
            contentType,
            Arrays.stream(written.split(SEPARATOR)).map(ReadingFault::ofWritten).toList());
  }
}
