package id.blkhub.remedy;

import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.journal.StuckFinder;
import id.blkhub.journal.StuckGroup;
import id.blkhub.journal.StuckMessage;
import id.blkhub.message.Blamed;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.SelectiveConsumer;
import id.blkhub.queue.SelectiveConsumer.BrokerFailed;
import id.blkhub.queue.SelectiveConsumer.SelectedMessages;
import id.blkhub.upkeep.ResubmissionFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Shows what waits for an operator and sends it on its way again. Each action is one transaction of
 * the broker: it happens once, however many operators press at the same moment, and after a crash
 * it has happened or not.
 */
@Component
public final class Remedies {
  private static final Logger LOG = LoggerFactory.getLogger(Remedies.class);

  private final StuckFinder stuck;
  private final JournalFinder finder;
  private final SelectiveConsumer queues;
  private final ResubmissionFactory resubmissionFactory;
  private final MessageMeters meters;

  Remedies(
      StuckFinder stuck,
      JournalFinder finder,
      SelectiveConsumer queues,
      ResubmissionFactory resubmissionFactory,
      MessageMeters meters) {
    this.stuck = stuck;
    this.finder = finder;
    this.queues = queues;
    this.resubmissionFactory = resubmissionFactory;
    this.meters = meters;
  }

  /** Parked deliveries by receiver, kind and cause; the largest groups first. */
  public List<StuckGroup> parked() {
    return stuck.parked();
  }

  /** Held messages by sender, kind and cause; the largest groups first. */
  public List<StuckGroup> held() {
    return stuck.held();
  }

  /**
   * The parked deliveries of a group, in the order in which their messages came in.
   *
   * @param after the last one already read; null for the first page
   * @param limit 1 to 1,000
   */
  public List<StuckMessage> parked(
      PartnerId receiver, Kind kind, String cause, @Nullable MessageId after, int limit) {
    return stuck.parked(receiver, kind, cause, after, limit);
  }

  /**
   * The held messages of a group, in the order in which they came in.
   *
   * @param after the last one already read; null for the first page
   * @param limit 1 to 1,000
   */
  public List<StuckMessage> held(
      PartnerId sender, Kind kind, String cause, @Nullable MessageId after, int limit) {
    return stuck.held(sender, kind, cause, after, limit);
  }

  /**
   * Sends a parked delivery on its way again, from agreement and consent on.
   *
   * @param by the operator, for the journal
   */
  public RemedyResult retryParked(MessageId messageId, PartnerId receiver, String by) {
    return tried(
        () -> {
          Optional<MessageView> message = finder.byMessageId(messageId);
          return message.isEmpty() ? RemedyResult.GONE : retryParked(message.get(), receiver, by);
        });
  }

  private RemedyResult retryParked(MessageView message, PartnerId receiver, String by) {
    MessageId id = message.messageId();
    Instant parkedAt =
        message.deliveries().stream()
            .filter(delivery -> delivery.receiver().equals(receiver))
            .map(MessageView.DeliveryView::stateAt)
            .findFirst()
            .orElse(Instant.EPOCH);
    try {
      SelectedMessages selectedMessages =
          queues.take(
              Addresses.parked(receiver.value(), message.kind().value()),
              selector(id),
              1,
              parked ->
                  resubmissionFactory
                      .delivery(parked, parkedAt, () -> finder.payload(id, "canonical"), by)
                      .orElseThrow(ContentGone::new));
      if (selectedMessages.count() == 0) {
        return missed(selectedMessages);
      }
    } catch (ContentGone e) {
      return RemedyResult.CONTENT_GONE;
    }
    meters.count(receiver, message.kind(), State.ROUTED);
    LOG.info("messageId={} partner={} parked, retried by {}", id, receiver, by);
    return RemedyResult.RETRIED;
  }

  /**
   * Lets a held message enter again; it is held again where its cause was not mended.
   *
   * @param by the operator, for the journal
   */
  public RemedyResult retryHeld(MessageId messageId, String by) {
    return tried(
        () -> {
          Optional<MessageView> message = finder.byMessageId(messageId);
          if (message.isEmpty()) {
            return RemedyResult.GONE;
          }
          String queue =
              Addresses.held(message.get().sender().value(), message.get().kind().value());
          SelectedMessages selectedMessages =
              queues.take(
                  queue, selector(messageId), 1, held -> resubmissionFactory.message(held, by));
          if (selectedMessages.count() == 0) {
            return missed(selectedMessages);
          }
          LOG.info(
              "messageId={} partner={} held, retried by {}", messageId, message.get().sender(), by);
          return RemedyResult.RETRIED;
        });
  }

  private static RemedyResult missed(SelectedMessages selectedMessages) {
    return selectedMessages.busy() ? RemedyResult.BUSY : RemedyResult.GONE;
  }

  private static String selector(MessageId id) {
    return MessageProperties.MESSAGE_ID + " = '" + id + "'";
  }

  private interface Action {
    RemedyResult run();
  }

  private static RemedyResult tried(Action action) {
    try {
      return action.run();
    } catch (BrokerFailed | DataAccessException | TransactionException e) {
      LOG.warn("code={} nothing changed", RemedyResult.UNAVAILABLE.code(), Blamed.of(e));
      return RemedyResult.UNAVAILABLE;
    }
  }

  /** Puts the delivery back where it lay. */
  private static final class ContentGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ContentGone() {
      super("the canonical payload is gone", null, false, false);
    }
  }
}
