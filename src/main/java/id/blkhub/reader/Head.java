package id.blkhub.reader;

import id.blkhub.message.Correction;
import id.blkhub.message.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the head of a message says, once it was read.
 *
 * @param id the id its sender gave it; null where there is none, or none that can be used
 * @param idFrom where that id stood; {@link IdFrom#NOWHERE} for null
 * @param source CloudEvents source; null where there is none
 * @param dataschema which version of its contract it has; null where its sender says nothing
 * @param mark what it asks of an earlier message
 * @param test what it says of whether it is a test; null where it says nothing
 * @param contentType as its sender declared it; null where there is none
 */
public record Head(
    String id,
    IdFrom idFrom,
    String source,
    String dataschema,
    Correction.Mark mark,
    String test,
    String traceparent,
    String contentType,
    List<Fault> faults) {
  private static final String SEPARATOR = ",";

  /** The content type of what needs no further look: JSON without an envelope. */
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

  public Head {
    faults = List.copyOf(faults);
  }

  MediaForm form() {
    return MediaForm.of(contentType);
  }

  /** What is wrong with it, whatever its body is. */
  public List<Violation> violations() {
    return faults.stream().map(Fault::violation).toList();
  }

  /** Whether its body is in a form the hub reads, as far as it says. */
  public boolean isReadable() {
    return faults.stream()
        .noneMatch(
            fault ->
                fault.rule().code().equals(ReadingProblem.MEDIA.code())
                    || fault.subject().equals(HeadReader.CONTENT_TYPE));
  }

  /** Whether the id that counts stood in the Idempotency-Key and cannot be used. */
  public boolean isIdempotencyKeyBad() {
    return faults.stream().anyMatch(fault -> fault.subject().equals(HeadReader.IDEMPOTENCY_KEY));
  }

  /** Its faults, to be kept beside a message whose body is read later; null for none. */
  public String writtenFaults() {
    return faults.isEmpty()
        ? null
        : faults.stream().map(Fault::written).collect(Collectors.joining(SEPARATOR));
  }

  /** The same with the faults that were found when the head was read. */
  public Head withFaults(String written) {
    return written == null
        ? this
        : new Head(
            id,
            idFrom,
            source,
            dataschema,
            mark,
            test,
            traceparent,
            contentType,
            Arrays.stream(written.split(SEPARATOR)).map(Fault::ofWritten).toList());
  }
}
