package id.blkhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.SendLedger;
import id.blkhub.message.Correction;
import id.blkhub.message.MessageId;
import id.blkhub.message.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One message on its way to one partner. A step either changes the document or settles the
 * delivery; a settled one passes through the steps after it untouched.
 */
public final class Delivery {
  /** How a delivery ended for now. */
  public enum Result {
    AVAILABLE,
    DELIVERED,
    PARKED,
    CANCELLED,
    RETRY
  }

  private final DeliveryHeader note;
  private final int attempt;
  private JsonNode document;
  private Result result;
  private List<Violation> reasons = List.of();
  private String partnerRef;
  private Duration retryAfter;
  private boolean unsent;
  private boolean ordinary;
  private boolean postponed;
  private final SendLedger sendLedger;
  private int calls;
  private boolean firstToLeave;

  /** A delivery of whose calls nobody keeps a note. */
  public Delivery(DeliveryHeader note, int attempt, JsonNode document) {
    this(note, attempt, document, null);
  }

  Delivery(DeliveryHeader note, int attempt, JsonNode document, SendLedger sendLedger) {
    this.note = note;
    this.attempt = attempt;
    this.document = document;
    this.sendLedger = sendLedger;
  }

  public DeliveryHeader note() {
    return note;
  }

  /** What it does to earlier deliveries; null for an ordinary one. */
  public Correction correction() {
    return ordinary ? null : note.correction();
  }

  /** What it would have replaced never left. */
  void ordinary() {
    ordinary = true;
  }

  /** 1 for the first attempt; counted since the hub started, so a restart begins again at 1. */
  public int attempt() {
    return attempt;
  }

  /** The canonical message first, the partner's own form after the mapping. */
  public JsonNode document() {
    return document;
  }

  public void document(JsonNode changed) {
    document = changed;
  }

  public boolean open() {
    return result == null;
  }

  public Result result() {
    return result;
  }

  /** Why it did not go through; empty when it did. */
  public List<Violation> reasons() {
    return reasons;
  }

  /** The first of {@link #reasons()}; null where there is none. */
  public Violation reason() {
    return reasons.isEmpty() ? null : reasons.get(0);
  }

  public String partnerRef() {
    return partnerRef;
  }

  public Duration retryAfter() {
    return retryAfter;
  }

  /** Whether a retry is sure that the partner never saw this attempt. */
  public boolean unsent() {
    return unsent;
  }

  /**
   * To be called before anything of them leaves by a call: durable before the calls, because after
   * a crash nobody else knows that the partner may have them. It waits for the hub's database, once
   * for all.
   *
   * @param deliveries to one partner
   * @throws org.springframework.dao.DataAccessException when the database fails; do not call then
   */
  public static void leaving(List<Delivery> deliveries) {
    List<Delivery> first =
        deliveries.stream()
            .filter(delivery -> delivery.sendLedger != null && delivery.calls++ == 0)
            .toList();
    if (!first.isEmpty()) {
      Set<MessageId> unheardOf =
          first.get(0).sendLedger.mayLeave(first.stream().map(Delivery::note).toList());
      first.forEach(d -> d.firstToLeave = unheardOf.contains(d.note.messageId()));
    }
  }

  /** Whether nothing has left after all: the one call made was certainly not seen. */
  boolean stayed() {
    return result == Result.RETRY && unsent && firstToLeave && calls == 1;
  }

  /** Its turn did not come; it comes with the next batch, and this was no attempt. */
  public void postpone() {
    result = Result.RETRY;
    postponed = true;
    unsent = true;
  }

  boolean postponed() {
    return postponed;
  }

  /** The partner's queue holds it; it becomes delivered when the partner acknowledges it. */
  public void available() {
    result = Result.AVAILABLE;
  }

  /**
   * The partner confirmed it.
   *
   * @param ref what the partner calls it; null where it did not say
   */
  public void delivered(String ref) {
    result = Result.DELIVERED;
    partnerRef = ref;
  }

  /** The partner refused it for good, or it cannot be mapped: an operator decides. */
  public void park(Violation why) {
    park(List.of(why));
  }

  public void park(List<Violation> why) {
    result = Result.PARKED;
    reasons = List.copyOf(why);
  }

  /** It must not be delivered any more: agreement ended or consent withdrawn. */
  public void cancel(Violation why) {
    result = Result.CANCELLED;
    reasons = List.of(why);
  }

  /**
   * The partner cannot take it now.
   *
   * @param after what the partner asked for (Retry-After); null leaves it to the route's backoff
   * @param sureUnsent whether it is certain that the partner did not see the request
   */
  public void retry(Violation why, Duration after, boolean sureUnsent) {
    result = Result.RETRY;
    postponed = false;
    reasons = List.of(why);
    retryAfter = after;
    unsent = sureUnsent;
  }
}
