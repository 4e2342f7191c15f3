package id.blkhub.correlation;

import id.blkhub.message.CaseClaim;
import id.blkhub.message.Correction;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Succession;
import id.blkhub.message.Version;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A message that passed its contracts, as the inbox and the cases see it.
 *
 * @param message its business key is known; its sender's id is the one the sender gave, and null
 *     where it gave none. A test meets no real message, number or case
 * @param wokenBy for a message sent back after waiting, {@link Outcome.Woken#by()}; null for one
 *     that comes from its sender. It tells the two copies apart: after a crash both can be queued
 * @param contentHash keyed hash of the canonical content; see {@link #markedHash}
 * @param succession how it follows those before it under its business key
 * @param claim what it says of a case; null for kinds without cases
 * @param correction what it asks of an earlier message; null for an ordinary one
 * @param original what must come back when it is woken, sealed, asked for only if it has to wait;
 *     see {@link Outcome.Woken}
 */
public record Arrival(
    MessageRef message,
    @Nullable MessageId wokenBy,
    String contentHash,
    Succession succession,
    @Nullable CaseClaim claim,
    @Nullable Correction correction,
    Supplier<byte[]> original) {
  static final String VOID = "void:";
  static final String CANCEL = "cancel:";
  static final String CORRECT = "correct:";

  /** Before the hash of content that corrects what was sent before although nobody marked it so. */
  static final String REPLACE = "replace:";

  public Arrival {
    Objects.requireNonNull(message.businessKey(), "businessKey");
    claim = message.test() && claim != null ? claim.ofTest() : claim;
    succession = message.test() ? succession.ofTest() : succession;
  }

  /**
   * The hash under which the inbox knows content that came with a mark: never that of the same
   * content without it. Of a void or a cancellation only the business key counts.
   *
   * @param hash of the content, or for a void or a cancellation of the business key
   */
  public static String markedHash(@Nullable Correction correction, String hash) {
    return correction == null ? hash : correction.text() + ':' + hash;
  }

  MessageId messageId() {
    return message.messageId();
  }

  PartnerId sender() {
    return message.sender();
  }

  Kind kind() {
    return message.kind();
  }

  /** The id its sender gave it; null where the sender gave none. */
  @Nullable String explicitId() {
    return message.senderMessageId();
  }

  boolean test() {
    return message.test();
  }

  /** What it is about, as its sender names it. */
  String businessKey() {
    return Objects.requireNonNull(message.businessKey(), "businessKey");
  }

  /** What it says of its case; only for kinds with cases. */
  CaseClaim said() {
    return Objects.requireNonNull(claim, "claim");
  }

  /** The number its case is opened under or found by; only for kinds with cases. */
  CorrelationId number() {
    return said().find();
  }

  /** Explicit version; null where the kind has none or the message does not say it. */
  @Nullable Version version() {
    return succession.version();
  }

  /** Whether it takes the place of what was sent before, should there be anything. */
  boolean mayCorrect() {
    return correction != null || succession.replaces();
  }

  /** The same, understood as a correction that its sender did not mark. */
  Arrival correcting() {
    return new Arrival(
        message, wokenBy, contentHash, succession, claim, Correction.CORRECT, original);
  }

  /** The hash its business key has from now on: it tells whether something was corrected. */
  String rememberedHash() {
    boolean unmarked = correction == Correction.CORRECT && !contentHash.startsWith(CORRECT);
    return unmarked ? REPLACE + contentHash : contentHash;
  }

  /** Who speaks of what: the same for every version of a message. */
  String subject() {
    return BusinessKey.of(message).subject();
  }
}
