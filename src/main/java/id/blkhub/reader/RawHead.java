package id.blkhub.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Headers, properties and ids of a message, as its protocol carried them. Each protocol fills one.
 * Names that came twice are in it twice.
 */
public final class RawHead {
  /** Limit of characters of a value the hub reads. */
  static final int LONGEST = 512;

  /** Limits of number and size of headers; the hub keeps a few of them. */
  static final int MOST_BYTES = 16_384;

  static final int MOST_ENTRIES = 100;

  final boolean bareNames;
  final List<RawField> fields = new ArrayList<>();
  final List<String> contentTypes = new ArrayList<>();
  final List<String> contentEncodings = new ArrayList<>();
  final List<String> idempotencyKeys = new ArrayList<>();
  @Nullable String transportId;
  private int entries;
  private long bytes;

  /** A header, property or the like. */
  record RawField(String name, String value) {}

  /**
   * @param bareNames whether the protocol's binding names CloudEvents attributes without a prefix
   */
  public RawHead(boolean bareNames) {
    this.bareNames = bareNames;
  }

  /** A header or property of the sender's, whether or not the hub knows its name. */
  public RawHead field(String name, String value) {
    fields.add(new RawField(name, value));
    entries++;
    bytes += name.length() + value.length();
    return this;
  }

  /** The protocol's own content type. */
  public RawHead contentType(String value) {
    contentTypes.add(value);
    return this;
  }

  /** The protocol's own content encoding. */
  public RawHead contentEncoding(String value) {
    contentEncodings.add(value);
    return this;
  }

  /** The HTTP header of that name. */
  public RawHead idempotencyKey(String value) {
    idempotencyKeys.add(value);
    return this;
  }

  /**
   * The message id of the protocol itself.
   *
   * @param value null or empty for none
   */
  public RawHead transportId(@Nullable String value) {
    transportId = value == null || value.isEmpty() ? null : value;
    return this;
  }

  /** The size of all headers and properties, those included that are not read. */
  public RawHead together(int allEntries, long allBytes) {
    entries = Math.max(entries, allEntries);
    bytes = Math.max(bytes, allBytes);
    return this;
  }

  /** Whether it is more than a message may carry beside its body. */
  boolean isTooMuch() {
    return entries > MOST_ENTRIES
        || bytes > MOST_BYTES
        || Stream.of(contentTypes, contentEncodings, idempotencyKeys)
            .flatMap(List::stream)
            .anyMatch(RawHead::isTooLong)
        || transportId != null && isTooLong(transportId)
        || fields.stream()
            .anyMatch(
                rawField ->
                    isTooLong(rawField.value())
                        && AttributeName.of(rawField.name(), bareNames) != null);
  }

  private static boolean isTooLong(String value) {
    return value.length() > LONGEST;
  }
}
