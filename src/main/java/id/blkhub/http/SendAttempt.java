package id.blkhub.http;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.delivery.Delivery;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.SendLedger;
import id.blkhub.http.UnknownOutcomes.Earlier;
import id.blkhub.message.MessageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records what is about to be sent, and takes back what was not sent after all. */
final class SendAttempt {
  private final CallOptions options;
  private final SendLedger ledger;
  private final UnknownOutcomes unknown;

  SendAttempt(CallOptions options, SendLedger ledger, UnknownOutcomes unknown) {
    this.options = options;
    this.ledger = ledger;
    this.unknown = unknown;
  }

  /**
   * Records durably, in one commit for all, what is about to be sent.
   *
   * @return those to call for, in their order; what the hub cannot send is settled
   */
  List<PreparedCall> of(List<Delivery> open) {
    Map<Delivery, CallBody> bodies = new LinkedHashMap<>();
    boolean broke = false;
    for (Delivery delivery : open) {
      if (broke) {
        delivery.postpone();
        continue;
      }
      try {
        bodies.put(delivery, body(delivery));
      } catch (RequestBody.Unfit unfit) {
        delivery.park(unfit.why());
      } catch (RuntimeException broken) {
        // those before it are not to suffer from it, and those behind it keep their place
        broke = true;
        fail(delivery, broken);
      }
    }
    if (bodies.isEmpty()) {
      return List.of();
    }
    try {
      return recorded(bodies);
    } catch (RuntimeException failure) {
      bodies.keySet().forEach(Delivery::postpone);
      fail(bodies.keySet().iterator().next(), failure);
      return List.of();
    }
  }

  private static void fail(Delivery delivery, RuntimeException failure) {
    delivery.retry(HubFailureHandler.on(delivery, failure).why(), null, false);
  }

  private CallBody body(Delivery delivery) throws RequestBody.Unfit {
    CallOptions.Request request = options.request();
    JsonNode part = RequestBody.part(delivery.document(), request.send());
    return request.format().write(part, request.send());
  }

  private List<PreparedCall> recorded(Map<Delivery, CallBody> bodies) {
    List<Delivery> deliveries = List.copyOf(bodies.keySet());
    Map<String, Earlier> earlier = new HashMap<>();
    // an answer that is remembered is not asked for twice, and is nobody's delivery
    if (options.kept().remember() == null) {
      recordFirstCalls(deliveries);
      if (options.last() && options.remembersCalls()) {
        earlier = unknown.begin(deliveries.stream().map(SendAttempt::key).toList());
      }
    }
    List<PreparedCall> ready = new ArrayList<>();
    for (Map.Entry<Delivery, CallBody> one : bodies.entrySet()) {
      Delivery delivery = one.getKey();
      ready.add(new PreparedCall(delivery, one.getValue(), earlier.get(key(delivery))));
    }
    return ready;
  }

  private void recordFirstCalls(List<Delivery> deliveries) {
    List<DeliveryHeader> first =
        deliveries.stream().filter(Delivery::uncalled).map(Delivery::header).toList();
    Set<MessageId> neverSent = first.isEmpty() ? Set.of() : ledger.recordAttempt(first);
    deliveries.forEach(
        delivery -> delivery.calling(neverSent.contains(delivery.header().messageId())));
  }

  /** Their turn did not come, and nothing of them was sent. */
  void postpone(List<PreparedCall> rest) {
    unknown.nothingDone(
        rest.stream()
            .filter(one -> one.earlier() == Earlier.NONE)
            .map(one -> key(one.delivery()))
            .toList());
    rest.forEach(one -> one.delivery().postpone());
  }

  private static String key(Delivery delivery) {
    return delivery.header().idempotencyKey();
  }
}
