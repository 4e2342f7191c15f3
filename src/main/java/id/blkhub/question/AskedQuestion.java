package id.blkhub.question;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfile.AgreedQuestion;
import id.blkhub.reader.ReadMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question as its asker wrote it.
 *
 * @param at when the hub took it
 * @param maxBytes the asker's limit
 */
public record AskedQuestion(
    MessageId messageId,
    PartnerId asker,
    AgreedQuestion agreed,
    ReadMessage read,
    Instant at,
    int maxBytes) {
  /** One that has just come. */
  public static AskedQuestion of(
      PartnerId asker, AgreedQuestion agreed, ReadMessage read, Instant at, int maxBytes) {
    return new AskedQuestion(MessageId.next(), asker, agreed, read, at, maxBytes);
  }

  QuestionPlace place() {
    return new QuestionPlace(new PartnerId(agreed.of()), new Kind(agreed.question()));
  }

  /** Under which the asker may ask for the outcome; the hub's where it gave none. */
  String id() {
    return read.id() == null ? messageId.value() : read.id();
  }

  /**
   * A question that may be asked.
   *
   * @param document in the hub's form
   * @param mapped as the partner is asked
   * @param personHash keyed hash of the NIK it asks about; null where it names nobody
   * @param contentHash keyed hash of what is asked
   */
  public record PreparedQuestion(
      AskedQuestion asked,
      JsonNode document,
      JsonNode mapped,
      @Nullable String personHash,
      String contentHash) {}
}
