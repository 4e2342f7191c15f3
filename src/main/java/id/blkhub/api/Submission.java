package id.blkhub.api;

import id.blkhub.contract.SortedJson;
import id.blkhub.journal.MessageFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.message.Ids;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.reader.ReadMessage;
import id.blkhub.sending.InboundQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes in a message that was read whole: check it, then put it on the queue or reject it. */
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
   * @param unreadable what the sender is told where its head or envelope is wrong
   * @param maxBytes the sender's limit
   * @return the stamp of the message, which is durable now
   * @throws ProblemException 400, 409, 422 or 503
   */
  String submit(
      String partner, String kind, ReadMessage message, HttpRule unreadable, int maxBytes) {
    String stamp = Ids.next();
    if (!message.violations().isEmpty()) {
      throw reject(stamp, partner, kind, message, unreadable, message.violations());
    }
    MessageCheck.Result result = check.check(partner, kind, message, maxBytes);
    if (result instanceof MessageCheck.Result.Malformed malformed) {
      throw reject(stamp, partner, kind, message, HttpRule.MALFORMED, malformed.violations());
    }
    if (result instanceof MessageCheck.Result.Broken broken) {
      throw reject(stamp, partner, kind, message, HttpRule.CONTRACT_BROKEN, broken.violations());
    }
    MessageCheck.Result.Sound sound = (MessageCheck.Result.Sound) result;
    if (message.id() == null || sound.content() == null) {
      put(stamp, partner, kind, message, sound.version());
      return stamp;
    }
    UsedIds.Key key =
        new UsedIds.Key(partner, kind, message.source(), message.id(), message.isTest());
    claim(key, stamp, sound);
    try {
      put(stamp, partner, kind, message, sound.version());
    } catch (ProblemException e) {
      usedIds.free(key, stamp);
      throw e;
    }
    return stamp;
  }

  /** A rejected message frees its id, so what looks like a conflict may be its correction. */
  private void claim(UsedIds.Key key, String stamp, MessageCheck.Result.Sound sound) {
    byte[] content = SortedJson.bytes(sound.content());
    Optional<String> other = usedIds.use(key, stamp, sound.version(), content);
    if (other.isEmpty()) {
      return;
    }
    if (!mayHaveBeenRejected(other.get())) {
      throw ProblemException.of(HttpRule.ID_USED);
    }
    usedIds.reuse(key, stamp, sound.version(), content);
  }

  /** Where the journal cannot say, the inbox will. */
  private boolean mayHaveBeenRejected(String stamp) {
    try {
      return finder
          .byMessageId(stamp)
          .map(MessageView::state)
          .filter(State.REJECTED::equals)
          .isPresent();
    } catch (RuntimeException e) {
      return true;
    }
  }

  private void put(
      String stamp, String partner, String kind, ReadMessage message, Integer version) {
    try {
      queue.put(
          partner,
          kind,
          stamp,
          message.id(),
          message.source(),
          message.mark(),
          version,
          message.isTest(),
          message.data());
    } catch (RuntimeException e) {
      throw notTaken(stamp, partner, kind, e);
    }
  }

  private ProblemException reject(
      String stamp,
      String partner,
      String kind,
      ReadMessage message,
      HttpRule rule,
      List<Violation> errors) {
    try {
      rejections.record(stamp, partner, kind, message, errors);
    } catch (RuntimeException e) {
      return notTaken(stamp, partner, kind, e);
    }
    return ProblemException.rejected(rule, stamp, errors);
  }

  private static ProblemException notTaken(
      String stamp, String partner, String kind, RuntimeException failure) {
    OutageLog.add(HttpRule.NOT_TAKEN, stamp + " of " + partner + " (" + kind + ")", failure);
    return ProblemException.retryAfter(HttpRule.NOT_TAKEN, TRY_AGAIN);
  }
}
