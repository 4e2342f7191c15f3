package id.blkhub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.correlation.Change;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.queue.OutgoingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request to take out of the queues what must not leave any more.
 *
 * @param id names it
 * @param messageIds the messages whose deliveries are to be taken out
 * @param receivers whose queues to look into; empty for all that receive the kind
 * @param held held messages to be rejected
 * @param pass 1 for the first time
 */
public record WithdrawalRequest(
    MessageId id,
    Subject subject,
    Correction cause,
    List<MessageId> messageIds,
    List<PartnerId> receivers,
    List<MessageId> held,
    int pass) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * What the messages have in common.
   *
   * @param businessKey null where only the id of a message is known
   * @param test whether the messages are tests; known once the business key is
   */
  public record Subject(PartnerId sender, Kind kind, @Nullable String businessKey, boolean test) {}

  public WithdrawalRequest {
    messageIds = List.copyOf(messageIds);
    receivers = List.copyOf(receivers);
    held = List.copyOf(held);
  }

  /** A sender's wish to stop one message. */
  public static OutgoingMessage request(PartnerId sender, Kind kind, MessageId messageId) {
    Subject subject = new Subject(sender, kind, null, false);
    List<MessageId> one = List.of(messageId);
    return new WithdrawalRequest(
            MessageId.next(), subject, Correction.CANCEL, one, List.of(), one, 1)
        .message();
  }

  /**
   * What an accepted message asks for with its mark.
   *
   * @param id of that message; it names the request
   * @param change what it does to the messages before it
   */
  public static WithdrawalRequest of(MessageId id, Subject subject, Change change) {
    return new WithdrawalRequest(
        id,
        subject,
        change.correction(),
        List.copyOf(change.messageIds()),
        List.copyOf(change.earlier().keySet()),
        change.held(),
        1);
  }

  public PartnerId partner() {
    return subject.sender();
  }

  public Kind kind() {
    return subject.kind();
  }

  public @Nullable String businessKey() {
    return subject.businessKey();
  }

  public boolean test() {
    return subject.test();
  }

  public boolean byId() {
    return businessKey() == null;
  }

  /** The same with what was found out by the id. */
  public WithdrawalRequest known(String key, Collection<PartnerId> sentTo, boolean ofTest) {
    Subject known = new Subject(partner(), kind(), key, ofTest);
    return new WithdrawalRequest(id, known, cause, messageIds, List.copyOf(sentTo), held, pass);
  }

  /** The same, to be done once more. */
  public WithdrawalRequest again() {
    return new WithdrawalRequest(id, subject, cause, messageIds, receivers, held, pass + 1);
  }

  public OutgoingMessage message() {
    ObjectNode form = JSON.createObjectNode();
    form.put("id", id.value());
    form.put("partner", partner().value());
    form.put("kind", kind().value());
    form.put("businessKey", businessKey());
    form.put("cause", cause.name());
    put(form.putArray("stamps"), messageIds);
    put(form.putArray("receivers"), receivers);
    put(form.putArray("held"), held);
    form.put("pass", pass);
    if (test()) {
      form.put("test", true);
    }
    try {
      return OutgoingMessage.internal(
          Addresses.WITHDRAW,
          JSON.writeValueAsBytes(form),
          Map.of(MessageProperties.MESSAGE_ID, id.value()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain values can always be written", e);
    }
  }

  private static void put(ArrayNode array, List<?> values) {
    values.forEach(value -> array.add(value.toString()));
  }

  public static WithdrawalRequest read(byte[] bytes) {
    JsonNode form;
    try {
      form = JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WithdrawalRequest(
        new MessageId(form.path("id").asText()),
        new Subject(
            new PartnerId(form.path("partner").asText()),
            new Kind(form.path("kind").asText()),
            form.path("businessKey").textValue(),
            form.path("test").asBoolean()),
        Correction.valueOf(form.path("cause").asText()),
        values(form.path("stamps"), MessageId::new),
        values(form.path("receivers"), PartnerId::new),
        values(form.path("held"), MessageId::new),
        form.path("pass").asInt());
  }

  private static <T> List<T> values(JsonNode array, Function<String, T> type) {
    List<T> values = new ArrayList<>();
    array.forEach(value -> values.add(type.apply(value.asText())));
    return values;
  }
}
