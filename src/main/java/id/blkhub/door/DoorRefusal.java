package id.blkhub.door;

import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/**
 * The door refuses a message, a subscription or a connection. The client gets the sentence in
 * Indonesian and English.
 */
final class DoorRefusal extends ActiveMQException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String sentence;

  DoorRefusal(String code, Text text) {
    this(code, code + ": " + text.id() + " / " + text.en());
  }

  private DoorRefusal(String code, String sentence) {
    super(
        sentence,
        // an AMQP client gets amqp:resource-limit-exceeded for the first type
        code.equals(DoorProblem.FULL.code())
            ? ActiveMQExceptionType.ADDRESS_FULL
            : ActiveMQExceptionType.ILLEGAL_STATE);
    this.code = code;
    this.sentence = sentence;
  }

  static DoorRefusal of(Violation violation) {
    return new DoorRefusal(violation.code(), violation.message());
  }

  /** Says which addresses are open, where it is not known what the partner tried. */
  static DoorRefusal notAllowed() {
    return DoorProblem.NOT_ALLOWED.refusal(
        new Text("hanya alamat milik sendiri yang terbuka", "only your own addresses are open"));
  }

  /**
   * @param address {@code in.<partner>.<kind>} as the protocol writes it
   */
  static DoorRefusal sendElsewhere(String address) {
    return DoorProblem.NOT_ALLOWED.refusal(
        new Text("kirim hanya ke " + address, "send to " + address + " only"));
  }

  /**
   * @param queues the partner's own queues as the protocol writes them
   */
  static DoorRefusal takeElsewhere(String queues) {
    return DoorProblem.NOT_ALLOWED.refusal(
        new Text("ambil hanya dari " + queues, "take from " + queues + " only"));
  }

  static DoorRefusal withoutAcknowledgement(String indonesian, String english) {
    return DoorProblem.WITHOUT_ACKNOWLEDGEMENT.refusal(new Text(indonesian, english));
  }

  /**
   * @param indonesian what is wrong with what came, and what would be right
   */
  static DoorRefusal unreadable(String indonesian, String english) {
    return DoorProblem.UNREADABLE.refusal(new Text(indonesian, english));
  }

  static DoorRefusal unreadable() {
    return unreadable(
        "bingkai ini tidak dapat dibaca, sambungan ditutup",
        "this frame cannot be read, the connection ends");
  }

  boolean is(DoorProblem problem) {
    return code.equals(problem.code());
  }

  String code() {
    return code;
  }

  /** The code and the sentence in both languages, as {@link #getMessage()} has them. */
  String sentence() {
    return sentence;
  }

  /** Fills in nothing: a refusal is an answer and not a fault, so nobody needs its stack trace. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
