package id.blkhub.http;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.delivery.Delivery;
import id.blkhub.http.UnknownOutcomes.Earlier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes what is about to leave, and takes back what did not leave after all. */
final class SendAttempt {
  private final CallOptions options;
  private final UnknownOutcomes unknown;

  SendAttempt(CallOptions options, UnknownOutcomes unknown) {
    this.options = options;
    this.unknown = unknown;
  }

  /**
   * Notes durably, in one commit for all, what is about to leave.
   *
   * @return those to call for, in their order; what the hub cannot send is settled
   */
  List<PreparedCall> of(List<Delivery> open) {
    Map<Delivery, byte[]> bodies = new LinkedHashMap<>();
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
      return noted(bodies);
    } catch (RuntimeException failure) {
      bodies.keySet().forEach(Delivery::postpone);
      fail(bodies.keySet().iterator().next(), failure);
      return List.of();
    }
  }

  private static void fail(Delivery delivery, RuntimeException failure) {
    delivery.retry(HubFailureHandler.on(delivery, failure).why(), null, false);
  }

  private byte[] body(Delivery delivery) throws RequestBody.Unfit {
    JsonNode part = RequestBody.part(delivery.document(), options.send());
    return options.form() ? RequestBody.form(part, options.send()) : RequestBody.json(part);
  }

  private List<PreparedCall> noted(Map<Delivery, byte[]> bodies) {
    List<Delivery> deliveries = List.copyOf(bodies.keySet());
    Map<String, Earlier> earlier = new HashMap<>();
    // an answer that is remembered is not asked for twice, and is nobody's delivery
    if (options.remember() == null) {
      Delivery.leaving(deliveries);
      if (options.last() && options.remembersCalls()) {
        earlier = unknown.begin(deliveries.stream().map(SendAttempt::key).toList());
      }
    }
    List<PreparedCall> ready = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      ready.add(new PreparedCall(delivery, bodies.get(delivery), earlier.get(key(delivery))));
    }
    return ready;
  }

  /** Their turn did not come, and nothing of them has left. */
  void postpone(List<PreparedCall> rest) {
    unknown.nothingDone(
        rest.stream()
            .filter(one -> one.earlier() == Earlier.NONE)
            .map(one -> key(one.delivery()))
            .toList());
    rest.forEach(one -> one.delivery().postpone());
  }

  private static String key(Delivery delivery) {
    return delivery.note().idempotencyKey();
  }
}
