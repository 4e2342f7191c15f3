package id.blkhub.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.blkhub.message.EventDetail;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.seal.Seal;
import id.blkhub.store.Database;
import id.blkhub.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the journal from its database. */
public final class JournalFinder implements MessageFinder {
  private static final int MOST = 1_000;
  private static final String NEWEST = " ORDER BY received_at DESC, stamp DESC LIMIT ";

  private final Database journal;
  private final Seal seal;

  public JournalFinder(Database journal, Seal seal) {
    this.journal = journal;
    this.seal = seal;
  }

  @Override
  public Optional<MessageView> byMessageId(MessageId messageId) {
    return journal.read(sql -> views(sql, List.of(messageId))).stream().findFirst();
  }

  @Override
  public List<MessageView> erasuresFor(MessageId because) {
    return journal.read(
        sql ->
            views(
                sql,
                sql.sql("SELECT DISTINCT stamp FROM event WHERE detail = ? ORDER BY stamp")
                    .param(new EventDetail.ErasureFor(because).text())
                    .query((row, number) -> MessageRefs.messageId(row))
                    .list()));
  }

  @Override
  public List<MessageView> bySenderMessageId(String senderMessageId, int limit) {
    return find(clipped("sender_message_id"), senderMessageId, limit);
  }

  @Override
  public List<MessageView> byBusinessKey(String businessKey, int limit) {
    return find(clipped("business_key"), businessKey, limit);
  }

  @Override
  public List<MessageView> byNik(String nik, int limit) {
    return find("subject_hash = :value", seal.hash("nik", nik.strip().getBytes(UTF_8)), limit);
  }

  @Override
  public ReceiptPage receipts(ReceiptQuery query) {
    return new ReceiptFinder(journal, ReceiptFinder.LOOKED_AT).page(query);
  }

  /**
   * The sealed payload of a message.
   *
   * @param stage {@code original} or {@code canonical}
   * @return empty when there never was one or its time is over
   */
  public Optional<byte[]> payload(MessageId messageId, String stage) {
    return payload(messageId, stage, null);
  }

  /**
   * The sealed payload of a delivery, for example as {@code sent}.
   *
   * @param receiver null for a payload of the message itself
   */
  public Optional<byte[]> payload(MessageId messageId, String stage, @Nullable PartnerId receiver) {
    return journal.read(
        sql ->
            sql
                .sql("SELECT sealed FROM payload WHERE stamp = ? AND stage = ? AND receiver = ?")
                .params(messageId.value(), stage, receiver == null ? "" : receiver.value())
                .query((row, number) -> row.getBytes(1))
                .list()
                .stream()
                .findFirst());
  }

  /**
   * Deliveries that wait on the partner's queue, by message id, a page at a time.
   *
   * @param after the last message id already read; null for the first page
   * @param limit 1 to 1,000
   * @return message ids in their order; fewer than {@code limit} on the last page
   */
  public List<MessageId> available(
      PartnerId receiver, Kind kind, @Nullable MessageId after, int limit) {
    return journal.read(
        sql ->
            sql.sql(
                    "SELECT stamp FROM delivery WHERE receiver = ? AND kind = ? AND stamp > ? AND"
                        + " state = 'AVAILABLE' ORDER BY stamp LIMIT ?")
                .params(
                    receiver.value(),
                    kind.value(),
                    after == null ? "" : after.value(),
                    bounded(limit))
                .query((row, number) -> MessageRefs.messageId(row))
                .list());
  }

  private List<MessageView> find(String where, String value, int limit) {
    return journal.read(
        sql ->
            views(
                sql,
                sql.sql("SELECT stamp FROM message WHERE " + where + NEWEST + bounded(limit))
                    .param("value", value)
                    .query((row, number) -> MessageRefs.messageId(row))
                    .list()));
  }

  // the first part is what the index holds
  private static String clipped(String column) {
    return "substr(" + column + ", 1, 200) = substr(:value, 1, 200) AND " + column + " = :value";
  }

  static List<MessageView> views(Sql sql, List<MessageId> messageIds) {
    Map<MessageId, MessageRow> messages =
        Projection.messages(sql, messageIds).stream()
            .collect(Collectors.toMap(MessageRow::messageId, Function.identity()));
    Map<MessageId, List<DeliveryRow>> deliveries =
        Projection.deliveries(sql, messageIds).stream()
            .sorted(java.util.Comparator.comparing(DeliveryRow::receiver))
            .collect(Collectors.groupingBy(DeliveryRow::messageId));
    List<MessageView> views = new ArrayList<>();
    for (MessageId id : messageIds) {
      MessageRow row = messages.get(id);
      if (row != null) {
        views.add(view(row, deliveries.getOrDefault(id, List.of())));
      }
    }
    return List.copyOf(views);
  }

  private static MessageView view(MessageRow row, List<DeliveryRow> deliveries) {
    return new MessageView(
        row.message(),
        row.state(),
        row.receivedAt(),
        row.stateAt(),
        row.errors(),
        deliveries.stream()
            .map(
                delivery ->
                    new MessageView.DeliveryView(
                        delivery.receiver(),
                        delivery.state(),
                        delivery.delivery().attempt(),
                        delivery.delivery().partnerRef(),
                        delivery.errors(),
                        delivery.stateAt()))
            .toList());
  }

  private static int bounded(int limit) {
    return Math.max(1, Math.min(limit, MOST));
  }
}
