package id.blkhub.journal;

import id.blkhub.journal.ReceiptQuery.ReceiptFilter;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Receipt;
import java.util.List;
import java.util.Optional;

/**
 * Reads the journal. Never on a sender's path: a slow or missing database fails only the reader.
 */
public interface MessageFinder {
  /** By the hub's own id. */
  Optional<MessageView> byMessageId(MessageId messageId);

  /** The notices by which partners are told to erase what a consent covered that this one ended. */
  default List<MessageView> erasuresFor(MessageId because) {
    return List.of();
  }

  /** By the id the sender gave, newest first, at most {@code limit}. */
  List<MessageView> bySenderMessageId(String senderMessageId, int limit);

  /** By business key (for example a certificate's registration number), newest first. */
  List<MessageView> byBusinessKey(String businessKey, int limit);

  /** By NIK, compared as a keyed hash, newest first. */
  List<MessageView> byNik(String nik, int limit);

  /** Receipts for a sender in the order they were stored, or the other way round. */
  ReceiptPage receipts(ReceiptQuery query);

  /**
   * All receipts for a sender in the order they were stored.
   *
   * @param after cursor: the {@code cursor} of the last receipt already read, 0 for the first page
   * @param limit 1 to 1,000
   */
  default List<ReceiptEntry> receipts(PartnerId sender, long after, int limit) {
    return receipts(new ReceiptQuery(sender, ReceiptFilter.NONE, false, after, limit)).entries();
  }

  /**
   * @param next what to give as {@code after} for the page behind this one; the same as was given
   *     where there is none yet. A page with a filter may be short, or empty, and not the last
   */
  record ReceiptPage(List<ReceiptEntry> entries, long next) {}

  /** A receipt with its place in the order. */
  record ReceiptEntry(long cursor, Receipt receipt) {}
}
