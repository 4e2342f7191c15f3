package id.blkhub.door;

import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/**
 * The door turns a message, a subscription or a connection away; the client gets the sentence in
 * Indonesian and English with the rejection.
 */
final class DoorRefusal extends ActiveMQException {
  private static final long serialVersionUID = 1L;

  private final String code;

  DoorRefusal(String code, Text text) {
    super(
        code + ": " + text.id() + " / " + text.en(),
        // to an AMQP client the first is amqp:resource-limit-exceeded
        code.equals(DoorProblem.FULL.code())
            ? ActiveMQExceptionType.ADDRESS_FULL
            : ActiveMQExceptionType.ILLEGAL_STATE);
    this.code = code;
  }

  static DoorRefusal of(Violation violation) {
    return new DoorRefusal(violation.code(), violation.message());
  }

  /** Of what a partner may do, where it is not known what it tried. */
  static DoorRefusal notAllowed() {
    return DoorProblem.NOT_ALLOWED.refusal(
        new Text("hanya alamat milik sendiri yang terbuka", "only your own addresses are open"));
  }

  /**
   * @param address how the protocol writes {@code in.<partner>.<kind>}
   */
  static DoorRefusal sendElsewhere(String address) {
    return DoorProblem.NOT_ALLOWED.refusal(
        new Text("kirim hanya ke " + address, "send to " + address + " only"));
  }

  /**
   * @param queues how the protocol writes the partner's own queues
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

  /** A refusal is an answer, not a fault: nobody reads its stack. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
