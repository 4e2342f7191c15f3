package id.blkhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.message.Correction;
import id.blkhub.message.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in its receiver's own form, to be sent. Whoever sends it says what came of it. One
 * that ended before it was mapped has its outcome already and no document.
 */
public final class Delivery {
  /** How a delivery ended for now. */
  public enum DeliveryResult {
    AVAILABLE,
    DELIVERED,
    PARKED,
    CANCELLED,
    RETRY
  }

  private final DeliveryHeader header;
  private final int attempt;
  private final @Nullable Correction correction;
  private JsonNode document;
  private @Nullable DeliveryOutcome outcome;
  private int calls;
  private boolean firstToLeave;
  private boolean refused;

  Delivery(DeliveryHeader header, int attempt, @Nullable Correction correction, JsonNode document) {
    this.header = header;
    this.attempt = attempt;
    this.correction = correction;
    this.document = document;
  }

  /** One that is not sent. */
  static Delivery of(EndedDelivery ended) {
    Delivery delivery =
        new Delivery(ended.header(), ended.attempt(), null, MissingNode.getInstance());
    delivery.outcome = ended.outcome();
    return delivery;
  }

  public DeliveryHeader header() {
    return header;
  }

  /**
   * What it does to earlier deliveries; null for an ordinary one, and where what it would have
   * replaced was never sent.
   */
  public @Nullable Correction correction() {
    return correction;
  }

  /** 1 for the first attempt; counted since the hub started, so a restart begins again at 1. */
  public int attempt() {
    return attempt;
  }

  /** In the receiver's own form. */
  public JsonNode document() {
    return document;
  }

  /** Goes on with what the answer to a call added. */
  public void document(JsonNode changed) {
    document = changed;
  }

  /** Whether it has still to be sent. */
  public boolean open() {
    return outcome == null;
  }

  /** Null while it has still to be sent. */
  public @Nullable DeliveryResult result() {
    return outcome == null ? null : outcome.result();
  }

  /** Null while it has still to be sent. */
  public @Nullable DeliveryOutcome outcome() {
    return outcome;
  }

  /** Whether no call was made for it in this attempt. */
  public boolean uncalled() {
    return calls == 0;
  }

  /**
   * A call is about to be made for it.
   *
   * @param first whether nothing can have been sent before, in any attempt
   */
  public void calling(boolean first) {
    calls++;
    firstToLeave |= first;
  }

  /** Whether nothing was sent after all: the one call made was certainly not seen. */
  boolean stayed() {
    return outcome != null
        && outcome.result() == DeliveryResult.RETRY
        && outcome.unsent()
        && firstToLeave
        && calls == 1;
  }

  /** With its outcome; empty while it has still to be sent. */
  Optional<SentDelivery> sent() {
    return Optional.ofNullable(outcome)
        .map(ended -> new SentDelivery(header, attempt, ended, stayed(), refused()));
  }

  /** Whether the partner has nothing of it: it answered the one call ever made with a refusal. */
  boolean refused() {
    return refused && firstToLeave && calls == 1;
  }

  /** Its turn did not come; it comes with the next batch, and this was no attempt. */
  public void postpone() {
    outcome = DeliveryOutcome.postponement();
  }

  /** The partner's queue holds it; it becomes delivered when the partner acknowledges it. */
  void available() {
    outcome = DeliveryOutcome.available();
  }

  /**
   * The partner confirmed it.
   *
   * @param ref what the partner calls it; null where it did not say
   */
  public void delivered(@Nullable String ref) {
    outcome = DeliveryOutcome.delivered(ref);
  }

  /** The partner was called and said that it does not take it, now or ever. */
  public void refuse(Violation why) {
    park(why);
    refused = true;
  }

  /** It cannot be sent, or nobody knows what the partner did: an operator decides. */
  public void park(Violation why) {
    outcome = DeliveryOutcome.parked(List.of(why));
  }

  /**
   * The partner cannot take it now.
   *
   * @param after what the partner asked for (Retry-After); null leaves it to the queue's backoff
   * @param sureUnsent whether it is certain that the partner did not see the request
   */
  public void retry(Violation why, @Nullable Duration after, boolean sureUnsent) {
    outcome = DeliveryOutcome.retry(why, after, sureUnsent);
  }
}
