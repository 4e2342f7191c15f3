package id.blkhub.door;

/** Message properties the hub sets; whatever a sender put under these names is gone by then. */
public final class MessageProperties {
  /** The hub's message id. */
  public static final String MESSAGE_ID = "hubStamp";

  /** When the door received it, milliseconds since 1970. */
  public static final String RECEIVED = "hubReceived";

  /** The id its sender gave it; absent where the sender gave none. */
  public static final String SENDER_ID = "hubSenderId";

  /** Where that id stood, {@link id.blkhub.reader.Head.IdFrom}; absent where it does not matter. */
  public static final String SENDER_ID_FROM = "hubSenderIdFrom";

  /**
   * What was wrong with the head of a message whose body is still to be read; absent for nothing.
   */
  public static final String FAULTS = "hubFaults";

  /** Set where the sender is in stage test and its body is still to be read. */
  public static final String STAGE_TEST = "hubStageTest";

  /** CloudEvents source; absent where there is none. */
  public static final String SOURCE = "hubSource";

  /** What the sender asks of an earlier message, {@link id.blkhub.message.Correction}. */
  public static final String CORRECTION = "hubCorrection";

  /** Why, as a code; absent where the sender did not say. */
  public static final String CORRECTION_REASON = "hubCorrectionReason";

  /**
   * What the sender or its stage says of whether it is a test, {@link id.blkhub.message.TestMark}.
   */
  public static final String TEST = "hubTest";

  /** CloudEvents dataschema, which ends in the version of the contract; absent as a rule. */
  public static final String DATASCHEMA = "hubDataschema";

  /** Which version of its contract a message has, once the hub has decided; a whole number. */
  public static final String CONTRACT_VERSION = "hubContractVersion";

  /** Content type as the sender declared it. */
  public static final String CONTENT_TYPE = "hubContentType";

  /** W3C trace context; absent where the sender gave none. */
  public static final String TRACEPARENT = "hubTraceparent";

  /** Set on a message that waited and comes back. */
  public static final String WOKEN = "hubWoken";

  /** Sealed delivery note: what the hub must know when the partner acknowledges. */
  public static final String DELIVERY_HEADER = "hubNote";

  /**
   * Which form the body of a delivery has: {@link #CANONICAL} or {@link #MAPPED}. It stays with the
   * delivery when it is parked, so that a replay knows where to begin.
   */
  public static final String STAGE = "hubStage";

  /** The canonical message with its context, before agreement and mapping. */
  public static final String CANONICAL = "canonical";

  /** The receiver's own form, as it lay on its queue. */
  public static final String MAPPED = "mapped";

  private MessageProperties() {}
}
