package id.blkhub.api;

import id.blkhub.broker.InboundQueue;
import id.blkhub.journal.MessageFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.message.Ids;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in a message that was read whole: check it, then put it on the queue or reject it. */
final class Submission {
  private static final Logger LOG = LoggerFactory.getLogger(Submission.class);
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
   * @param maxBytes the sender's limit
   * @return the stamp of the message, which is durable now
   * @throws ProblemException 400, 409, 422 or 503
   */
  String submit(String partner, String kind, Envelope envelope, int maxBytes) {
    String stamp = Ids.next();
    if (!envelope.violations().isEmpty()) {
      throw reject(stamp, partner, kind, envelope, HttpRule.MALFORMED, envelope.violations());
    }
    MessageCheck.Result result =
        check.check(partner, kind, envelope.dataschema(), envelope.data(), maxBytes);
    if (result instanceof MessageCheck.Result.Malformed malformed) {
      throw reject(stamp, partner, kind, envelope, HttpRule.MALFORMED, malformed.violations());
    }
    if (result instanceof MessageCheck.Result.Broken broken) {
      throw reject(stamp, partner, kind, envelope, HttpRule.CONTRACT_BROKEN, broken.violations());
    }
    Integer version = result instanceof MessageCheck.Result.Sound sound ? sound.version() : null;
    if (envelope.explicitId() == null) {
      put(stamp, partner, kind, envelope, version);
      return stamp;
    }
    UsedIds.Key key =
        new UsedIds.Key(partner, kind, envelope.source(), envelope.explicitId(), envelope.test());
    claim(key, stamp, version, envelope);
    try {
      put(stamp, partner, kind, envelope, version);
    } catch (ProblemException e) {
      usedIds.free(key, stamp);
      throw e;
    }
    return stamp;
  }

  /** A rejected message frees its id, so what looks like a conflict may be its correction. */
  private void claim(UsedIds.Key key, String stamp, Integer version, Envelope envelope) {
    Optional<String> other = usedIds.use(key, stamp, version, envelope.data());
    if (other.isEmpty()) {
      return;
    }
    if (!mayHaveBeenRejected(other.get())) {
      throw ProblemException.of(HttpRule.ID_USED);
    }
    usedIds.reuse(key, stamp, version, envelope.data());
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

  private void put(String stamp, String partner, String kind, Envelope envelope, Integer version) {
    try {
      queue.put(
          partner,
          kind,
          stamp,
          envelope.explicitId(),
          envelope.source(),
          envelope.mark(),
          version,
          envelope.test(),
          envelope.data());
    } catch (RuntimeException e) {
      throw notTaken(stamp, partner, kind, e);
    }
  }

  private ProblemException reject(
      String stamp,
      String partner,
      String kind,
      Envelope envelope,
      HttpRule rule,
      List<Violation> errors) {
    try {
      rejections.record(stamp, partner, kind, envelope, errors);
    } catch (RuntimeException e) {
      return notTaken(stamp, partner, kind, e);
    }
    return ProblemException.rejected(rule, stamp, errors);
  }

  private static ProblemException notTaken(
      String stamp, String partner, String kind, RuntimeException failure) {
    LOG.warn(
        "code={} messageId={} partner={} kind={} cause={}",
        HttpRule.NOT_TAKEN.code(),
        stamp,
        partner,
        kind,
        failure.getClass().getName());
    return ProblemException.retryAfter(HttpRule.NOT_TAKEN, TRY_AGAIN);
  }
}
