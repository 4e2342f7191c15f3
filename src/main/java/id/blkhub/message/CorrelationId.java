package id.blkhub.message;

/**
 * A number by which the messages of one case find each other.
 *
 * @param type {@code enrolment}, {@code registration}, {@code certificate} …; numbers of test
 *     messages have a type of their own, see {@link TestNames}
 * @param value normalised
 */
public record CorrelationId(String type, String value) {
  /** In place of a number where a message names a person instead. */
  public static final CorrelationId NONE = new CorrelationId("", "");

  /** The same number on the side of test messages. */
  CorrelationId ofTest() {
    return equals(NONE) ? this : new CorrelationId(TestNames.stored(type, true), value);
  }

  /** The type as senders know it. */
  public String name() {
    return TestNames.plain(type);
  }
}
