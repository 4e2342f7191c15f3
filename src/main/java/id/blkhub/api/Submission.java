package id.blkhub.api;

import id.blkhub.contract.SortedJson;
import id.blkhub.journal.MessageFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.reader.ReadMessage;
import id.blkhub.sending.InboundQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes in a message that was read whole: checks it, then puts it on the queue or rejects it. */
final class Submission {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final MessageCheck check;
  private final InboundQueue queue;
  private final Rejections rejections;
  private final MessageFinder finder;
  private final UsedIds usedIds = new UsedIds();

  Submission(MessageCheck check, InboundQueue queue, Rejections rejections, MessageFinder finder) {
    this.check = check;
    this.queue = queue;
    this.rejections = rejections;
    this.finder = finder;
  }

  /**
   * A message that was taken.
   *
   * @param warnings what its sender should look at all the same
   */
  record TakenMessage(MessageId messageId, List<Violation> warnings) {}

  /** A message with the id the hub gave it. */
  private record Submitted(
      MessageId messageId, PartnerId partner, Kind kind, ReadMessage message) {}

  /**
   * @param unreadable what the sender is told where its head or envelope is wrong
   * @param maxBytes the sender's limit
   * @return the message, which is durable now
   * @throws ProblemException 400, 409, 422 or 503
   */
  TakenMessage submit(
      PartnerId partner, Kind kind, ReadMessage message, HttpRule unreadable, int maxBytes) {
    Submitted submitted = new Submitted(MessageId.next(), partner, kind, message);
    if (!message.violations().isEmpty()) {
      throw reject(submitted, unreadable, message.violations());
    }
    MessageCheck.CheckResult checkResult = check.check(partner, kind, message, maxBytes);
    if (checkResult instanceof MessageCheck.CheckResult.Malformed malformed) {
      throw reject(submitted, HttpRule.MALFORMED, malformed.violations());
    }
    if (checkResult instanceof MessageCheck.CheckResult.ContractBroken contractBroken) {
      throw reject(submitted, HttpRule.CONTRACT_BROKEN, contractBroken.violations());
    }
    MessageCheck.CheckResult.Sound sound = (MessageCheck.CheckResult.Sound) checkResult;
    take(submitted, sound);
    return new TakenMessage(submitted.messageId(), sound.warnings());
  }

  private void take(Submitted submitted, MessageCheck.CheckResult.Sound sound) {
    ReadMessage message = submitted.message();
    if (message.id() == null || sound.content() == null) {
      put(submitted, sound.version());
      return;
    }
    UsedIds.UsedId usedId =
        new UsedIds.UsedId(
            submitted.partner(),
            submitted.kind(),
            message.source(),
            message.id(),
            message.isTest());
    claim(usedId, submitted.messageId(), sound.version(), SortedJson.bytes(sound.content()));
    try {
      put(submitted, sound.version());
    } catch (ProblemException e) {
      usedIds.free(usedId, submitted.messageId());
      throw e;
    }
  }

  /** A rejected message frees its id, so what looks like a conflict may be its correction. */
  private void claim(
      UsedIds.UsedId usedId, MessageId messageId, @Nullable Integer version, byte[] content) {
    Optional<MessageId> other = usedIds.use(usedId, messageId, version, content);
    if (other.isEmpty()) {
      return;
    }
    if (!mayHaveBeenRejected(other.get())) {
      throw ProblemException.of(HttpRule.ID_USED);
    }
    usedIds.reuse(usedId, messageId, version, content);
  }

  /** Where the journal cannot say, the inbox will. */
  private boolean mayHaveBeenRejected(MessageId messageId) {
    try {
      return finder
          .byMessageId(messageId)
          .map(MessageView::state)
          .filter(State.REJECTED::equals)
          .isPresent();
    } catch (RuntimeException e) {
      return true;
    }
  }

  private void put(Submitted submitted, @Nullable Integer version) {
    try {
      queue.put(
          submitted.messageId(),
          submitted.partner(),
          submitted.kind(),
          version,
          submitted.message());
    } catch (RuntimeException e) {
      throw notTaken(submitted, e);
    }
  }

  private ProblemException reject(Submitted submitted, HttpRule rule, List<Violation> errors) {
    try {
      rejections.record(
          submitted.messageId(),
          submitted.partner(),
          submitted.kind(),
          submitted.message(),
          errors);
    } catch (RuntimeException e) {
      return notTaken(submitted, e);
    }
    return ProblemException.rejected(rule, submitted.messageId(), errors);
  }

  private static ProblemException notTaken(Submitted submitted, RuntimeException failure) {
    String what =
        submitted.messageId() + " of " + submitted.partner() + " (" + submitted.kind() + ")";
    OutageLog.add(HttpRule.NOT_TAKEN, what, failure);
    return ProblemException.retryAfter(HttpRule.NOT_TAKEN, TRY_AGAIN);
  }
}
