package id.blkhub.door;

import id.blkhub.message.Violation;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/** The door turns a message away; the sender's client gets the sentence with the rejection. */
final class DoorRefusal extends ActiveMQException {
  private static final long serialVersionUID = 1L;

  private final String code;

  DoorRefusal(String code, String sentence) {
    this(code, sentence, ActiveMQExceptionType.ILLEGAL_STATE);
  }

  private DoorRefusal(String code, String sentence, ActiveMQExceptionType type) {
    super(code + ": " + sentence, type);
    this.code = code;
  }

  static DoorRefusal notAllowed(String sentence) {
    return new DoorRefusal("HUB-B003", "Tidak diizinkan / not allowed: " + sentence);
  }

  static DoorRefusal of(Violation violation) {
    return new DoorRefusal(
        violation.code(), violation.message().id() + " / " + violation.message().en());
  }

  static DoorRefusal tooLarge(long maxBytes) {
    return new DoorRefusal(
        "HUB-B004", "Pesan terlalu besar / message too large: at most " + maxBytes + " bytes.");
  }

  static DoorRefusal bodyClosed() {
    return new DoorRefusal(
        "HUB-B006",
        "Hanya teks atau byte / only text or bytes: maps, lists, streams, objects and bodies of"
            + " several sections are closed.");
  }

  static DoorRefusal withoutAcknowledgement(String instead) {
    return new DoorRefusal(
        "HUB-B008",
        "Langganan tanpa konfirmasi ditolak / a subscription without acknowledgement is refused, "
            + "because what your client did not process would be lost: "
            + instead
            + '.');
  }

  static DoorRefusal closedFeature(String feature) {
    return new DoorRefusal(
        "HUB-B009", "Fitur ini tidak tersedia / this feature is closed: " + feature + '.');
  }

  static DoorRefusal givenBack() {
    return new DoorRefusal(
        "HUB-B010",
        "Pesan dikembalikan ke antrean / the message is back in your queue; it comes again when you"
            + " connect again.");
  }

  static DoorRefusal full() {
    // to an AMQP client this type is amqp:resource-limit-exceeded
    return new DoorRefusal(
        "HUB-B011",
        "Hub sedang penuh / the hub is full at the moment. Try again later.",
        ActiveMQExceptionType.ADDRESS_FULL);
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
