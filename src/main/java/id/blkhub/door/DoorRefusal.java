package id.blkhub.door;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/** The door turns a message away; the sender's client gets the sentence with the rejection. */
final class DoorRefusal extends ActiveMQException {
  private static final long serialVersionUID = 1L;

  private final String code;

  DoorRefusal(String code, String sentence) {
    super(code + ": " + sentence, ActiveMQExceptionType.ILLEGAL_STATE);
    this.code = code;
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
