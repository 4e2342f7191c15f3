package id.blkhub.intake;

import id.blkhub.exchange.OriginalMessage;
import id.blkhub.exchange.OriginalMessage.Body;
import id.blkhub.exchange.OriginalMessage.Said;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.reader.Head;
import id.blkhub.reader.ReadMessage;
import org.jspecify.annotations.Nullable;

/**
 * What is known of every message that was read, sound or not.
 *
 * @param read what its sender meant
 * @param bodyHash names a message without an id until its content is known; null for one with an id
 */
record MessageHead(MessageOrigin origin, ReadMessage read, @Nullable String bodyHash) {
  PartnerId partner() {
    return origin.partner();
  }

  Kind kind() {
    return origin.kind();
  }

  MessageId messageId() {
    return origin.messageId();
  }

  /** Its form as its sender writes it. */
  FormPath form() {
    return FormPath.in(partner().value(), kind().value());
  }

  /** Whether it goes to partners in stage test, and to no others. */
  boolean isTest() {
    return read.isTest();
  }

  /**
   * The id the sender knows it by; a message without one is known by its content.
   *
   * @param contentHash null where the content is not known
   */
  String senderMessageId(@Nullable String contentHash) {
    if (read.id() != null) {
      return read.id();
    }
    return "hmac:" + (contentHash != null ? contentHash : bodyHash);
  }

  /** The message under the names its sender and the journal know it by. */
  MessageRef ref(MessageKeys keys) {
    return ref(senderMessageId(keys.contentHash()), keys.businessKey());
  }

  /**
   * @param senderId null where its sender gave none
   */
  MessageRef ref(@Nullable String senderId, @Nullable String businessKey) {
    return new MessageRef(
        messageId(), partner(), kind(), senderId, read.source(), businessKey, isTest());
  }

  /**
   * Itself, as it is kept while it waits or is held.
   *
   * @param version with which version of its contract it is read; null where nobody has looked
   */
  byte[] original(@Nullable Integer version) {
    Said said = new Said(read.id(), read.source(), read.mark(), read.dataschema(), read.test());
    return OriginalMessage.write(
        new OriginalMessage(
            partner(),
            kind(),
            messageId(),
            origin.receivedAt().toEpochMilli(),
            said,
            new Body(read.data(), Head.PLAIN_JSON),
            version));
  }
}
