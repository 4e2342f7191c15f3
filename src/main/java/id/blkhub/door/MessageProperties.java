package id.blkhub.door;

/** Message properties that the hub sets. The door removes any that a sender set. */
public final class MessageProperties {
  /** How each of these names begins. No client sees a property whose name begins so. */
  static final String PREFIX = "hub";

  /** The hub's message id. */
  public static final String MESSAGE_ID = "hubStamp";

  /** When the door received the message, milliseconds since 1970. */
  public static final String RECEIVED = "hubReceived";

  /** The id that the sender gave; absent where it gave none. */
  public static final String SENDER_ID = "hubSenderId";

  /** Where that id was found, {@link id.blkhub.reader.Head.IdFrom}; absent where there is no id. */
  public static final String SENDER_ID_FROM = "hubSenderIdFrom";

  /**
   * Faults in the head of a message whose body is still to be read; absent where there are none.
   */
  public static final String FAULTS = "hubFaults";

  /** Set where the sender is in stage test and the body is still to be read. */
  public static final String STAGE_TEST = "hubStageTest";

  /** CloudEvents source; absent where there is none. */
  public static final String SOURCE = "hubSource";

  /** What the sender asks of an earlier message, {@link id.blkhub.message.Correction}. */
  public static final String CORRECTION = "hubCorrection";

  /** The reason as a code; absent where the sender gave none. */
  public static final String CORRECTION_REASON = "hubCorrectionReason";

  /**
   * Whether the sender or its stage marks the message as a test, {@link
   * id.blkhub.message.TestMark}.
   */
  public static final String TEST = "hubTest";

  /** CloudEvents dataschema, which ends in the version of the contract; absent in most messages. */
  public static final String DATASCHEMA = "hubDataschema";

  /** Version of the contract that the hub chose for the message; a whole number. */
  public static final String CONTRACT_VERSION = "hubContractVersion";

  /** The content type that the sender declared. */
  public static final String CONTENT_TYPE = "hubContentType";

  /** W3C trace context; absent where the sender gave none. */
  public static final String TRACEPARENT = "hubTraceparent";

  /** Set on a message that waited for a number and comes back to intake. */
  public static final String WOKEN = "hubWoken";

  /** The sealed delivery header: what the hub needs when the partner acknowledges. */
  public static final String DELIVERY_HEADER = "hubNote";

  /**
   * The form of the body of a delivery: {@link #CANONICAL} or {@link #MAPPED}. A parked delivery
   * keeps it, so that a replay knows where to begin.
   */
  public static final String STAGE = "hubStage";

  /** The canonical message with its context, before agreement and mapping. */
  public static final String CANONICAL = "canonical";

  /** The receiver's own form, as in its queue. */
  public static final String MAPPED = "mapped";

  private MessageProperties() {}
}
