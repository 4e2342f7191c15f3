package id.blkhub.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Correction;
import id.blkhub.message.Ids;
import id.blkhub.queue.OutgoingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A request to take out of the queues what must not leave any more.
 *
 * @param id names it
 * @param partner the sender of the messages
 * @param businessKey of the messages; null where only their id is known
 * @param stamps the messages whose deliveries are to be taken out
 * @param receivers whose queues to look into; empty for all that receive the kind
 * @param held held messages to be rejected
 * @param pass 1 for the first time
 * @param test whether the messages are tests; known once the business key is
 */
public record WithdrawalRequest(
    String id,
    String partner,
    String kind,
    String businessKey,
    Correction cause,
    List<String> stamps,
    List<String> receivers,
    List<String> held,
    int pass,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean test) {
  private static final JsonMapper JSON = new JsonMapper();

  public WithdrawalRequest {
    stamps = List.copyOf(stamps);
    receivers = List.copyOf(receivers);
    held = List.copyOf(held);
  }

  /** A sender's wish to stop one message. */
  public static OutgoingMessage request(String partner, String kind, String messageId) {
    List<String> one = List.of(messageId);
    return new WithdrawalRequest(
            Ids.next(), partner, kind, null, Correction.CANCEL, one, List.of(), one, 1, false)
        .message();
  }

  public boolean byId() {
    return businessKey == null;
  }

  /** The same with what was found out by the id. */
  public WithdrawalRequest known(String key, Collection<String> sentTo, boolean ofTest) {
    return new WithdrawalRequest(
        id, partner, kind, key, cause, stamps, List.copyOf(sentTo), held, pass, ofTest);
  }

  /** The same, to be done once more. */
  public WithdrawalRequest again() {
    return new WithdrawalRequest(
        id, partner, kind, businessKey, cause, stamps, receivers, held, pass + 1, test);
  }

  public OutgoingMessage message() {
    try {
      return OutgoingMessage.internal(
          Addresses.WITHDRAW,
          JSON.writeValueAsBytes(this),
          Map.of(MessageProperties.MESSAGE_ID, id));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain values can always be written", e);
    }
  }

  public static WithdrawalRequest read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, WithdrawalRequest.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
